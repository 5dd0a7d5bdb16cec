// A Parlance server of the test's own, on a free port, and other people who talk to it by scripts.

import { execFile, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';

/** A name that browsers do not take for a secure context, as on a LAN. */
export const NAME = 'parlance.test';

export async function startServer(...more) {
  const program = process.env.PARLANCE_SERVER;
  if (!program) {
    throw new Error('PARLANCE_SERVER names the server to be tested; ctest sets it');
  }
  const options = ['--headless', '--listen', '127.0.0.1', '--port', '0', '--data', 'none'];
  const child = spawn(program, [...options, '--allow-host', NAME, ...more], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  for await (const line of createInterface(child.stdout)) {
    const port = /^listening http:\/\/[^:]+:(\d+)/.exec(line)?.[1];
    if (port) {
      const local = `http://127.0.0.1:${port}`;
      return {
        local,
        port: Number(port),
        url: `http://${NAME}:${port}`,
        async stop() {
          child.kill('SIGTERM');
          await ended;
        },
        /** Holds its breath, as a computer that sleeps. */
        freeze: () => child.kill('SIGSTOP'),
        thaw: () => child.kill('SIGCONT'),
      };
    }
  }
  throw new Error('the server ended at its start');
}

/** Somebody who follows the room by `parlance tail`. */
export function startTail(server, transport) {
  const room = `${server.local}/rooms/lobby`;
  const child = spawn(process.env.PARLANCE_SERVER, ['tail', room, '--transport', transport, '--after', 'now', '--json'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  return {
    /** Reads on until a line has this text. */
    async until(text) {
      for (let next = await lines.next(); !next.done; next = await lines.next()) {
        if (next.value.includes(text)) {
          return;
        }
      }
      throw new Error(`tail ended before "${text}"`);
    },
    stop: () => child.kill(),
  };
}

let home = '';

/** Says something by `parlance say`, as somebody of his own. */
export async function sayByCommand(server, name, text) {
  if (!home) {
    home = mkdtempSync(join(tmpdir(), 'parlance-'));
    process.once('exit', () => rmSync(home, { recursive: true, force: true }));
  }
  const command = ['say', '--name', name, `${server.local}/rooms/lobby`, text];
  await promisify(execFile)(process.env.PARLANCE_SERVER, command, {
    env: { ...process.env, HOME: home, XDG_DATA_HOME: home, XDG_CONFIG_HOME: home },
  });
}

/** Somebody else in the room, by plain requests. */
export class Guest {
  constructor(server, name, room = 'lobby') {
    this.base = `${server.local}/rooms/${room}`;
    this.name = name;
    this.token = '';
  }

  async #post(path, body) {
    const answer = await fetch(this.base + path, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(this.token && { authorization: `Bearer ${this.token}` }),
      },
      body: JSON.stringify(body),
    });
    if (!answer.ok) {
      throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    }
    return answer.status === 204 ? null : answer.json();
  }

  async join() {
    ({ token: this.token, cid: this.cid } = await this.#post('/members', { name: this.name }));
    return this;
  }

  say(text) {
    return this.#post('/events', { text });
  }

  type() {
    return this.#post('/events', { type: 'typing' });
  }

  /** Everything that was said. */
  async history() {
    const headers = { accept: 'application/json', authorization: `Bearer ${this.token}` };
    const entries = [];
    for (let after = 'start'; ; ) {
      const answer = await fetch(`${this.base}/events?after=${after}`, { headers });
      const page = await answer.json();
      entries.push(...page.entries);
      after = page.cursor;
      if (page.entries.length === 0 || page.entries.at(-1).seq >= page.head) {
        return entries;
      }
    }
  }
}
