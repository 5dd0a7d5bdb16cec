// The machine and the versions, for whoever reads the figures; and which processor does what.

import { readFileSync } from 'node:fs';
import os from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { DEBIAN, PEERS } from './paths.js';

/** "0-2,5" as [0, 1, 2, 5]. */
function numbers(list) {
  return list.split(',').flatMap((range) => {
    const [first, last = first] = range.split('-').map(Number);
    return Array.from({ length: last - first + 1 }, (_, i) => first + i);
  });
}

/**
 * How many processors others kept busy for so many milliseconds. The load average would still tell of
 * the build that comes before a benchmark.
 */
async function busyProcessors(milliseconds) {
  const busy = () => os.cpus().reduce((sum, { times }) => sum + times.user + times.nice + times.sys + times.irq, 0);
  const before = busy();
  await sleep(milliseconds);
  return (busy() - before) / milliseconds;
}

/** The server's processor and the generator's: on two cores where the machine has them. */
export function processors() {
  const allowed = numbers(/^Cpus_allowed_list:\s*(\S+)/m.exec(readFileSync('/proc/self/status', 'utf8'))[1]);
  if (allowed.length < 2) {
    throw new Error('the benchmark needs two processors: one for the server, one for the load');
  }
  const server = allowed[0];
  let siblings = [server];
  try {
    siblings = numbers(readFileSync(`/sys/devices/system/cpu/cpu${server}/topology/thread_siblings_list`, 'utf8').trim());
  } catch {
    // Some virtual machines do not tell.
  }
  return { server, load: allowed.findLast((cpu) => !siblings.includes(cpu)) ?? allowed.at(-1) };
}

export async function machine() {
  return {
    processor: os.cpus()[0].model,
    processors: os.cpus().length,
    memory: `${Math.round(os.totalmem() / 2 ** 30)} GB`,
    // Without what a distribution or a hoster adds to it.
    kernel: `Linux ${/^\d+\.\d+/.exec(os.release())[0]}`,
    system: /^PRETTY_NAME="(.*)"/m.exec(readFileSync('/etc/os-release', 'utf8'))?.[1] ?? 'Linux',
    busyBefore: await busyProcessors(1000),
  };
}

const npmVersion = (name) => JSON.parse(readFileSync(join(PEERS, 'node_modules', name, 'package.json'), 'utf8')).version;
const debianVersion = (name) => readFileSync(join(DEBIAN, `${name}.version`), 'utf8').trim();

export function versions() {
  return {
    node: process.version,
    ws: npmVersion('ws'),
    socketio: npmVersion('socket.io'),
    nginx: debianVersion('nginx'),
    nchan: debianVersion('libnginx-mod-nchan'),
  };
}
