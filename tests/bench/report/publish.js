// Puts the last results where people see them: docs/bench.svg, README.md and docs/benchmark.md, each
// of the two between its marks.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { ROOT } from '../run/paths.js';
import { chart } from './chart.js';
import { absoluteTable, circumstances, targetTable } from './tables.js';

function replace(file, text) {
  const path = join(ROOT, file);
  const before = readFileSync(path, 'utf8');
  const after = before.replace(/(<!-- bench -->\n)[^]*?(<!-- \/bench -->)/, (_, begin, end) => `${begin}${text}\n${end}`);
  if (!after.includes(text)) {
    throw new Error(`${file} has no place for the results`);
  }
  writeFileSync(path, after);
}

/** @param {import('./figures.js').Figures} figures */
export function publish(figures) {
  if (figures.results.failures.length > 0) {
    throw new Error('the last run had failures');
  }
  writeFileSync(join(ROOT, 'docs/bench.svg'), chart(figures));
  const where = circumstances(figures.results);
  replace('README.md', `${where}\n\n${targetTable(figures)}`);
  replace('docs/benchmark.md', `${where}\n\n${absoluteTable(figures)}`);
}
