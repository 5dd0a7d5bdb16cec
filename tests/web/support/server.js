// A Parlance server of the test's own, on a free port, and other people who talk to it by scripts.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

/** A name that browsers do not take for a secure context, as on a LAN. */
export const NAME = 'parlance.test';

export async function startServer(...more) {
  const program = process.env.PARLANCE_SERVER;
  if (!program) {
    throw new Error('PARLANCE_SERVER names the server to be tested; ctest sets it');
  }
  const options = ['--headless', '--listen', '127.0.0.1', '--port', '0', '--data', 'none', '--rate-limit', 'none'];
  const child = spawn(program, [...options, '--allow-host', NAME, ...more], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  let port;
  for await (const line of createInterface(child.stdout)) {
    port ??= /^listening https?:\/\/[^:]+:(\d+)/.exec(line)?.[1];
    const tokenFile = /^host token in (.*)/.exec(line)?.[1];
    if (tokenFile) {
      const local = `http://127.0.0.1:${port}`;
      return {
        local,
        port: Number(port),
        url: `http://${NAME}:${port}`,
        secure: `https://${NAME}:${port}`, // With --tls.
        async stop() {
          child.kill('SIGTERM');
          await ended;
        },
        /** Holds its breath, as a computer that sleeps. */
        freeze: () => child.kill('SIGSTOP'),
        thaw: () => child.kill('SIGCONT'),
        /** As the host: what the server answers. */
        async decide(path, body) {
          const answer = await fetch(local + path, {
            method: 'POST',
            headers: {
              authorization: `Bearer ${readFileSync(tokenFile, 'utf8').trim()}`,
              'content-type': 'application/json',
            },
            body: JSON.stringify(body),
          });
          if (!answer.ok) {
            throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
          }
          return answer.json();
        },
        /** Faults of the network, as the host may simulate them; {}: none any more. */
        async simulate(faults) {
          await this.decide('/host/simulate', faults);
        },
      };
    }
  }
  throw new Error('the server ended at its start');
}

/** A desktop's Session (support/sessiondriver.cpp) in the lobby. */
export function startDesktop(server, name) {
  const child = spawn(process.env.PARLANCE_SESSIONDRIVER, [`${server.local}/rooms/lobby`, name], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const said = [];
  const lines = createInterface(child.stdout);
  lines.on('line', (line) => said.push(JSON.parse(line)));
  const obey = (line) => child.stdin.write(`${line}\n`);

  /** Waits for a line that fits, among those after the `from`th. */
  async function until(fits, from = 0) {
    for (;;) {
      const found = said.slice(from).find(fits);
      if (found) {
        return found;
      }
      await once(lines, 'line');
    }
  }
  return {
    async use(transport) {
      const before = said.length;
      obey(`use ${transport}`);
      await until((line) => line.live && line.transport === transport, before);
    },
    say: (text) => obey(`say ${text}`),
    shows: (text) => until((line) => line.kind === 'Message' && line.text === text),
    /** The messages in the order in which they were shown. */
    texts: () => said.filter(({ kind }) => kind === 'Message').map(({ text }) => text),
    /** Each list of people that was shown. */
    crowds: () => said.filter(({ people }) => people).map(({ people }) => people),
    sees: (person) => until(({ people }) => people?.includes(person)),
    live: () => until(({ live }) => live),
    async stop() {
      child.stdin.end();
      await once(child, 'exit');
    },
  };
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
