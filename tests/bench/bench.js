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

/** ./dev has looked at the words. */
const has = (word) => process.argv.includes(word);

function write(name, text) {
  mkdirSync(OUTPUT, { recursive: true });
  writeFileSync(join(OUTPUT, name), text);
}

/** What fails is told at the end; the rest is measured all the same. */
async function attempt(results, name, act) {
  try {
    return await act();
  } catch (error) {
    results.failures.push(`${name}: ${(error.stderr || error.message).trim()}`);
    return undefined;
  }
}

async function run() {
  const began = Date.now();
  const quick = has('--quick');
  const results = {
    date: new Date().toISOString(),
    quick,
    machine: await machine(),
    versions: versions(),
    cells: [],
    failures: [],
  };
  const steps = plan(quick);
  for (const [index, step] of steps.entries()) {
    const name = [step.kind, step.server, step.transport, step.clients].join(' ');
    const cell = await attempt(results, name, () => measure(step));
    results.cells.push(...(cell ? [cell] : []));
    const seconds = Math.round((Date.now() - began) / 1000);
    console.error(`${seconds} s  ${index + 1}/${steps.length}  ${name}  ${cell ? summary(cell) : results.failures.at(-1)}`);
  }
  results.start = await attempt(results, 'start', startTimes);
  results.window = await attempt(results, 'window', () => windowFigures(quick));
  results.micro = await attempt(results, 'micro', microBenchmarks);
  write('results.json', `${JSON.stringify(results, null, 1)}\n`);
  return results;
}

function summary({ fanout, paced, memoryPerConnection }) {
  const fanouts = fanout.map(({ inFlight, cpuPerDelivery }) => `${cpuPerDelivery} µs at ${inFlight} in flight`);
  const pacings = paced ? [`${paced.cpuPerDelivery} µs paced, p99 ${paced.p99} ms`] : [];
  return [...fanouts, ...pacings, `${memoryPerConnection} KB a connection`].join(', ');
}

function print(results) {
  const figures = new Figures(results);
  write('chart.svg', chart(figures));
  const micro = (results.micro ?? []).map(({ name, time, unit }) => `${name}: ${+time.toPrecision(3)} ${unit}`);
  console.log([absoluteTable(figures), targetTable(figures), micro.join('\n')].filter(Boolean).join('\n\n'));
  console.log(`\nThe figures are in ${join(OUTPUT, 'results.json')}, the chart beside it.`);
  for (const failure of results.failures) {
    console.error(`FAILED ${failure}`);
  }
  process.exitCode = results.failures.length > 0 ? 1 : 0;
}

if (has('--publish')) {
  publish(new Figures(JSON.parse(readFileSync(join(OUTPUT, 'results.json'), 'utf8'))));
} else {
  print(await run());
}
