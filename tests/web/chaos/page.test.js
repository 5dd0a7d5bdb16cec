// The page's modules on a bad network: they send and receive while connections are refused, reset,
// torn, frozen, held and delayed under them, with the clock ten times as fast. Every message is shown
// exactly once, in order, the sender's own included. PARLANCE_CHAOS_SEEDS says how many runs,
// PARLANCE_CHAOS_SEED repeats one.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { test } from 'node:test';
import { links } from '../../../resources/web/static/links.js';
import { makeSession } from '../../../resources/web/static/session.js';
import { sentence } from '../../../resources/web/static/trace.js';
import { fakeStore } from '../support/fakes.js';
import { nodeNetwork } from '../support/nodenetwork.js';
import { Guest, startServer } from '../support/server.js';

const MESSAGES = 2_000;
const FASTER = 10;
const WEATHER_S = 200; // On the fast clock.
const CALM_MS = 60_000; // After the weather everything has arrived in this time.
const only = process.env.PARLANCE_CHAOS_SEED;
const seeds = only ? [Number(only)] : Array.from({ length: Number(process.env.PARLANCE_CHAOS_SEEDS ?? 5) }, () => Math.floor(Math.random() * 2 ** 31));

async function startProxy(server, seed) {
  const options = ['--upstream', server.port, '--seed', seed, '--scale', 1 / FASTER, '--for', WEATHER_S];
  const child = spawn(process.env.PARLANCE_CHAOSPROXY, options.map(String), { stdio: ['ignore', 'pipe', 'inherit'] });
  const weather = [];
  const lines = createInterface(child.stdout);
  const port = await new Promise((resolve) =>
    lines.on('line', (line) => (line.startsWith('port ') ? resolve(line.slice(5)) : weather.push(line))),
  );
  const until = performance.now() + (WEATHER_S * 1000) / FASTER;
  return { base: `http://127.0.0.1:${port}`, weather, isOver: () => performance.now() > until && weather.at(-1) === 'clear', stop: () => child.kill() };
}

// Park and Miller's, so that a seed repeats the run's own choices.
function randomFrom(seed) {
  let state = (seed % 2_147_483_646) + 1;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

function fastClock(random) {
  const timers = new Set();
  let isStopped = false;
  const cancel = (timer) => {
    clearTimeout(timer);
    timers.delete(timer);
  };
  return {
    now: () => performance.now() * FASTER,
    wall: Date.now,
    random,
    cancel,
    after(run, ms) {
      const timer = setTimeout(() => {
        timers.delete(timer);
        run();
      }, ms / FASTER);
      timers.add(timer);
      if (isStopped) {
        cancel(timer);
      }
      return timer;
    },
    /** The page is gone. */
    stop() {
      isStopped = true;
      timers.forEach(cancel);
    },
  };
}

async function joinAs(server, name) {
  const answer = await fetch(`${server.local}/rooms/lobby/members`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name }),
  });
  return { ...(await answer.json()), cookie: answer.headers.get('set-cookie').split(';')[0] };
}

async function startPage(server, proxy, name, random) {
  const { cid, cookie } = await joinAs(server, name);
  const start = await (await fetch(`${server.local}/rooms/lobby/events?after=start`)).json();
  const clock = fastClock(random);
  const session = makeSession({
    room: 'lobby',
    id: `${name}-page`,
    me: { cid, name },
    clock,
    network: nodeNetwork(proxy.base, cookie),
    links,
    lasting: fakeStore(),
    drawWord: () => `${name}${Math.floor(random() * 1e9)}`,
    hidden: () => false,
  });
  const shown = [];
  const marks = [];
  session.log.appended.on(({ seq, text }) => shown.push({ seq, text }));
  session.log.marked.on(({ kind }) => marks.push(kind));
  session.log.begin(start.cursor, [], 1);
  session.connection.start();
  return { session, shown, marks, clock };
}

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

async function until(holds, ms) {
  for (const end = performance.now() + ms; !holds(); ) {
    if (performance.now() > end) {
      return false;
    }
    await pause(20);
  }
  return true;
}

for (const seed of seeds) {
  test(`every message is shown exactly once, in order (seed ${seed})`, { timeout: 180_000 }, async () => {
    const server = await startServer();
    const proxy = await startProxy(server, seed);
    const random = randomFrom(seed);
    const pages = [await startPage(server, proxy, 'Ana', random), await startPage(server, proxy, 'Bo', random)];
    const [ana, bo] = pages;
    try {
      // Each sends as many as the other, so that each has twice as many to show.
      for (let i = 1; i <= MESSAGES; i += 1) {
        ana.session.say(`Ana ${i}`);
        bo.session.say(`Bo ${i}`);
        await pause(random() * 2 * ((WEATHER_S * 1000 * 0.9) / FASTER / MESSAGES));
      }
      await until(proxy.isOver, CALM_MS);
      const arrived = await until(() => pages.every(({ shown, session }) => shown.length >= 2 * MESSAGES && session.outbox.items.length === 0), CALM_MS);
      const told = () => [
        `seed ${seed}`,
        ...proxy.weather,
        ...pages.map(({ session, shown }) => `${shown.length} shown, ${session.outbox.items.length} pending, ${session.connection.trace.slice(-8).map(sentence).join('; ')}`),
      ].join('\n');
      assert.ok(arrived, told());
      const history = await (await new Guest(server, 'Cyd').join()).history();
      const said = history.map(({ seq, text }) => ({ seq, text }));
      for (const { session, shown, marks } of pages) {
        assert.deepEqual(shown, said, told());
        assert.deepEqual(marks, [], told());
        assert.deepEqual(session.outbox.items, [], told());
      }
      for (const name of ['Ana', 'Bo']) {
        const own = said.filter(({ text }) => text.startsWith(name)).map(({ text }) => text);
        assert.deepEqual(own, Array.from({ length: MESSAGES }, (_, i) => `${name} ${i + 1}`), told());
      }
      const switches = pages.map(({ session }) => session.connection.trace.filter(({ what }) => what === 'on').length);
      console.log(`seed ${seed}: ${proxy.weather.length} changes of weather, ${switches.join(' and ')} switches`);
    } finally {
      pages.forEach(({ clock }) => clock.stop());
      proxy.stop();
      await server.stop();
    }
  });
}
