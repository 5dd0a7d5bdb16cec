// ./dev bench: Parlance beside its peers, in one session on one machine, as docs/benchmark.md tells.
// It writes results.json and chart.svg into build/bench and prints the tables.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { chart } from './report/chart.js';
import { Figures } from './report/figures.js';
import { publish } from './report/publish.js';
import { absoluteTable, targetTable } from './report/tables.js';
import { machine, versions } from './run/machine.js';
import { measure } from './run/measure.js';
import { microBenchmarks } from './run/micro.js';
import { OUTPUT } from './run/paths.js';
import { plan } from './run/plan.js';
import { startTimes } from './run/starts.js';
import { windowFigures } from './run/window.js';

const KNOWN = ['--quick', '--publish', '--help'];
const words = process.argv.slice(2);
const has = (word) => words.includes(word);
const resultsFile = join(OUTPUT, 'results.json');

async function run() {
  const began = Date.now();
  const results = { date: new Date().toISOString(), quick: has('--quick'), machine: machine(), versions: versions(), cells: [] };
  const steps = plan(results.quick);
  for (const [index, step] of steps.entries()) {
    const cell = await measure(step);
    results.cells.push(cell);
    const seconds = Math.round((Date.now() - began) / 1000);
    console.error(`${seconds} s  ${index + 1}/${steps.length}  ${cell.name}  ${cell.error ?? cell.summary}`);
  }
  results.start = await startTimes();
  results.window = await windowFigures(results.quick);
  results.micro = await microBenchmarks();
  mkdirSync(OUTPUT, { recursive: true });
  writeFileSync(resultsFile, `${JSON.stringify(results, null, 1)}\n`);
  return results;
}

function print(results) {
  const figures = new Figures(results);
  writeFileSync(join(OUTPUT, 'chart.svg'), chart(figures));
  console.log(`${absoluteTable(figures)}\n\n${targetTable(figures)}`);
  console.log(`\nThe figures are in ${resultsFile}, the chart beside it.`);
  const failures = results.cells.filter((cell) => cell.error);
  for (const cell of failures) {
    console.error(`FAILED ${cell.name}: ${cell.error}`);
  }
  process.exitCode = failures.length > 0 ? 1 : 0;
}

if (has('--help') || words.some((word) => !KNOWN.includes(word))) {
  console.error('usage: ./dev bench [--quick]   measure: about 20 minutes, with --quick 3\n       ./dev bench --publish   put the last results into README.md and docs/');
  process.exitCode = 2;
} else if (has('--publish')) {
  publish(new Figures(JSON.parse(readFileSync(resultsFile, 'utf8'))));
} else {
  print(await run());
}
