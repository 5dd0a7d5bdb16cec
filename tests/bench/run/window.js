// What the window does, by tests/bench/window: each measurement a process of its own, on an X server
// without a screen where there is one, and otherwise on Qt's own platform without a screen.

import { execFile, spawn } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { processors } from './machine.js';
import { BUILD } from './paths.js';

const STARTS = 9;
const LONGEST = 120_000;

/** Runs act with the environment of a display. */
async function withDisplay(act) {
  const child = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x800x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const display = await new Promise((resolve) => {
    child.once('error', () => resolve(null));
    child.stdio[3].once('data', (number) => resolve(`:${`${number}`.trim()}`));
    child.once('exit', () => resolve(null));
  });
  try {
    return await act(display ? { DISPLAY: display, QT_QPA_PLATFORM: 'xcb' } : { QT_QPA_PLATFORM: 'offscreen' });
  } finally {
    child.kill();
  }
}

async function run(environment, ...words) {
  const { stdout } = await promisify(execFile)(join(BUILD, 'parlance_window_bench'), words, {
    timeout: LONGEST,
    env: { ...process.env, ...environment },
  });
  return JSON.parse(stdout);
}

/** A room with many guests, who are the load generator's; named, so that the window lists them. */
function crowd(environment, guests, quick) {
  const load = ['taskset', '--cpu-list', `${processors().load}`, join(BUILD, 'parlance_load')];
  const words = ['--server', 'parlance', '--transport', 'websocket', '--clients', `${guests}`, '--named'];
  return run(environment, 'crowd', ...load, ...words, '--paced', '200', '--seconds', quick ? '3' : '10');
}

async function medianStart(environment) {
  const times = [];
  for (let i = 0; i < STARTS; ++i) {
    times.push((await run({ ...environment, BENCH_STARTED: `${process.hrtime.bigint()}` }, 'start')).visible);
  }
  return times.sort((a, b) => a - b)[(STARTS - 1) / 2];
}

export function windowFigures(quick) {
  return withDisplay(async (environment) => ({
    platform: environment.QT_QPA_PLATFORM,
    start: await medianStart(environment),
    list: await run(environment, 'list'),
    crowds: { 500: await crowd(environment, 500, quick), 1000: await crowd(environment, 1000, quick) },
  }));
}
