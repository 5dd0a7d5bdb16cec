// Starts the servers, each on its own processor and a free port of loopback.

import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { BUILD, DEBIAN, OUTPUT, PEERS, RUNTIME } from './paths.js';

/** As every server gets it: the hard limit of open files. */
const WITH_FILES = ['sh', '-c', 'ulimit -n "$(ulimit -Hn)"; exec "$@"', 'sh'];

async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function takesConnections(port) {
  for (let attempt = 0; attempt < 100; ++attempt) {
    const socket = connect(port, '127.0.0.1');
    const isOpen = await new Promise((resolve) => {
      socket.once('connect', () => resolve(true));
      socket.once('error', () => resolve(false));
    });
    socket.destroy();
    if (isOpen) {
      return;
    }
    await sleep(20);
  }
  throw new Error('nginx does not listen');
}

/**
 * nchan with Debian's nginx insists on /var/lib/nginx (slact/nchan issue 677), whatever its
 * configuration says, so it gets one in a namespace of its own; and in a second one it is not root,
 * or it would want to become somebody else.
 */
const IN_NAMESPACE = [
  ...['unshare', '--map-root-user', '--mount', 'sh', '-c'],
  'mount -t tmpfs none /var/lib && mkdir /var/lib/nginx && exec unshare --user --map-user=1 --map-group=1 "$@"',
  'sh',
];

async function nginx() {
  const port = await freePort();
  const directory = join(OUTPUT, 'nginx');
  rmSync(directory, { recursive: true, force: true });
  mkdirSync(directory, { recursive: true });
  const words = { directory, port, modules: join(DEBIAN, 'usr/lib/nginx/modules') };
  const configuration = readFileSync(join(PEERS, 'nginx.conf'), 'utf8').replace(/@(\w+)@/g, (_, word) => words[word]);
  writeFileSync(join(directory, 'nginx.conf'), configuration);
  const program = [join(DEBIAN, 'usr/sbin/nginx'), '-p', directory, '-c', join(directory, 'nginx.conf')];
  return { port, command: [...IN_NAMESPACE, ...program] };
}

function parlance(data) {
  const options = ['--headless', '--listen', '127.0.0.1', '--port', '0', '--rate-limit', 'none'];
  return { command: [join(BUILD, 'parlance-server'), ...options, '--data', data] };
}

async function commandOf(name, data) {
  switch (name) {
    case 'parlance':
      return parlance(data);
    case 'nchan':
      return nginx();
    default:
      return { command: [process.execPath, join(PEERS, `${name}.js`)] };
  }
}

/** The first line that ends with a port, or with a port and a slash. */
async function portOf(child) {
  let text = '';
  for await (const chunk of child.stdout) {
    text += chunk;
    const port = /^listening .*?(\d+)\/?$/m.exec(text)?.[1];
    if (port) {
      return Number(port);
    }
  }
  throw new Error('it ended at its start');
}

/** The process and its children: nginx has one that works. */
function family(pid) {
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => {
      try {
        return Number(/\) \S (\d+)/.exec(readFileSync(`/proc/${name}/stat`, 'utf8'))?.[1]) === pid;
      } catch {
        return false; // It has ended meanwhile.
      }
    });
  return [pid, ...children.map(Number)];
}

/**
 * @param {string} name
 * @param {{ processor: number, data?: string }} options data: of Parlance, a directory or none
 * @returns {Promise<{ port: number, pids: number[], stop: () => Promise<void> }>}
 */
export async function startServer(name, { processor, data = 'none' }) {
  const { command, port: chosen } = await commandOf(name, data);
  mkdirSync(RUNTIME, { recursive: true, mode: 0o700 });
  const child = spawn('taskset', ['--cpu-list', `${processor}`, ...WITH_FILES, ...command], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_ENV: 'production', XDG_RUNTIME_DIR: RUNTIME, XDG_DATA_HOME: RUNTIME },
  });
  let complaints = '';
  child.stderr.on('data', (text) => (complaints += text));
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const stop = async () => {
    child.kill('SIGTERM');
    const killer = setTimeout(() => child.kill('SIGKILL'), 5000);
    await ended;
    clearTimeout(killer);
  };
  try {
    const port = chosen ?? (await portOf(child));
    await takesConnections(port);
    let pids = family(child.pid);
    // nginx listens before it has somebody who works.
    while (name === 'nchan' && pids.length < 2) {
      await sleep(20);
      pids = family(child.pid);
    }
    return { port, pids, stop };
  } catch (error) {
    await stop();
    throw new Error(`${name}: ${error.message}\n${complaints}`);
  }
}
