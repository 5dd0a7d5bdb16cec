// One step of the plan: a fresh server, the load generator against it, and what that found.

import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { processors } from './machine.js';
import { BUILD, OUTPUT } from './paths.js';
import { startServer } from './servers.js';

const LONGEST = 120_000; // Milliseconds of one step.

async function load(step, server) {
  const { stdout } = await promisify(execFile)(
    'taskset',
    [
      ...['--cpu-list', `${processors().load}`, join(BUILD, 'parlance_load')],
      ...['--server', step.server, '--port', `${server.port}`],
      ...server.pids.flatMap((pid) => ['--pid', `${pid}`]),
      ...['--transport', step.transport, '--clients', `${step.clients}`, ...step.measurements],
    ],
    { timeout: LONGEST },
  );
  return JSON.parse(stdout);
}

/** @param {import('./plan.js').Step} step */
export async function measure(step) {
  const { kind, server: name, repeat } = step;
  mkdirSync(OUTPUT, { recursive: true });
  const data = kind === 'file' ? mkdtempSync(join(OUTPUT, 'data-')) : 'none';
  try {
    const server = await startServer(name, { processor: processors().server, data });
    try {
      return { kind, repeat, ...(await load(step, server)) };
    } finally {
      await server.stop();
    }
  } finally {
    if (kind === 'file') {
      rmSync(data, { recursive: true, force: true });
    }
  }
}
