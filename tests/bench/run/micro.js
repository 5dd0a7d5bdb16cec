// The micro-benchmarks of tests/bench/micro, which print JSON by themselves.

import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { BUILD } from './paths.js';

/** @returns {Promise<{ name: string, time: number, unit: string }[]>} */
export async function microBenchmarks() {
  const program = join(BUILD, 'parlance_micro_bench');
  if (!existsSync(program)) {
    return [];
  }
  const { stdout } = await promisify(execFile)(program, ['--benchmark_format=json', '--benchmark_min_time=0.2'], {
    maxBuffer: 2 ** 24,
  });
  return JSON.parse(stdout).benchmarks.map(({ name, cpu_time: time, time_unit: unit }) => ({ name, time, unit }));
}
