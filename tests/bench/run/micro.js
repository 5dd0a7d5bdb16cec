// The micro-benchmarks of tests/bench/micro, which print JSON by themselves.

import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { BUILD, OUTPUT } from './paths.js';

/**
 * @typedef {object} Micro
 * @property {string} name
 * @property {number} time
 * @property {string} unit
 * @property {number} [cpuOverRaw] Of the log: the storage thread's CPU over that of a raw loop.
 * @property {number} [durablePerSecond] Of the log.
 */

/** @returns {Promise<Micro[]>} */
export async function microBenchmarks() {
  const program = join(BUILD, 'parlance_micro_bench');
  if (!existsSync(program)) {
    return [];
  }
  const { stdout } = await promisify(execFile)(program, ['--benchmark_format=json', '--benchmark_min_time=0.2'], {
    maxBuffer: 2 ** 24,
    // On a disk, where fsync is not for nothing.
    env: { ...process.env, TMPDIR: OUTPUT },
  });
  return JSON.parse(stdout).benchmarks.map(({ name, cpu_time: time, time_unit: unit, ...more }) => ({
    ...{ name, time, unit },
    cpuOverRaw: more.cpu_over_raw,
    durablePerSecond: more.durable_messages_per_second,
  }));
}
