// From the start of the process to the line that says it listens, without a window. The files are
// in the page cache, as they are the second time that somebody starts a program.

import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { BUILD, OUTPUT, RUNTIME } from './paths.js';

const TIMES = 9;

async function once(data) {
  const began = process.hrtime.bigint();
  const child = spawn(join(BUILD, 'parlance-server'), ['--listen', '127.0.0.1', '--port', '0', '--data', data], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, XDG_RUNTIME_DIR: RUNTIME },
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  await new Promise((resolve) => child.stdout.once('data', resolve));
  const took = Number(process.hrtime.bigint() - began) / 1e6;
  child.kill('SIGTERM');
  await ended;
  return took;
}

async function median(data) {
  const times = [];
  for (let i = 0; i < TIMES; ++i) {
    times.push(await once(data));
  }
  return times.sort((a, b) => a - b)[(TIMES - 1) / 2];
}

/** Milliseconds. */
export async function startTimes() {
  mkdirSync(RUNTIME, { recursive: true, mode: 0o700 });
  const data = mkdtempSync(join(OUTPUT, 'data-'));
  try {
    return { memory: await median('none'), file: await median(data) };
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
}
