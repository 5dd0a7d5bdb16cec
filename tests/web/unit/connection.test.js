import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Connection } from '../../../resources/web/static/connection.js';
import { FakeClock, hello } from '../support/fakes.js';

const NAMES = ['websocket', 'sse', 'stream', 'longpoll', 'shortpoll'];

function make(choice) {
  const clock = new FakeClock();
  const opened = [];
  const links = Object.fromEntries(
    NAMES.map((name) => [
      name,
      (context) => {
        const link = { name, on: context.on, closed: false, probes: 0, close: () => (link.closed = true), probe: () => (link.probes += 1) };
        opened.push(link);
        return link;
      },
    ]),
  );
  const states = [];
  const connection = new Connection(
    {
      room: 'lobby',
      links,
      clock,
      network: {},
      hidden: () => false,
      position: () => ({ after: '', state: null }),
      opened: () => {},
      received: () => {},
      changed: ({ phase, transport }) => states.push(`${phase} ${transport}`),
    },
    choice,
  );
  connection.start();
  return { clock, connection, opened, states, last: () => opened.at(-1), names: () => opened.map(({ name }) => name) };
}

test('a refusal makes it try the next, and says why', () => {
  const { connection, last, names } = make();
  last().on.failed({ kind: 'refused', status: 403 });
  last().on.opened(hello(0));
  assert.deepEqual(names(), ['websocket', 'sse']);
  assert.equal(connection.status.phase, 'open');
  assert.equal(connection.status.reason, 'the WebSocket handshake was refused with 403');
});

test('what hangs is given up after three seconds, and closed', async () => {
  const { clock, opened, names } = make();
  await clock.pass(2_999);
  assert.deepEqual(names(), ['websocket']);
  await clock.pass(1);
  assert.deepEqual(names(), ['websocket', 'sse']);
  assert.equal(opened[0].closed, true);
});

test('where nobody is there no transport is blamed, and the pauses grow', async () => {
  const { clock, connection, last, names } = make();
  clock.chance = 0.999;
  last().on.failed({ kind: 'unreachable' });
  assert.equal(connection.status.phase, 'waiting');
  await clock.pass(248);
  assert.equal(names().length, 1);
  await clock.pass(1);
  assert.deepEqual(names(), ['websocket', 'websocket']);
  last().on.failed({ kind: 'unreachable' });
  await clock.pass(498);
  assert.equal(names().length, 2);
  await clock.pass(1);
  assert.equal(names().length, 3);
});

test('an open link that breaks is tried again; twice soon after, and the next one is tried', async () => {
  const { clock, last, names } = make();
  last().on.opened(hello(0));
  last().on.failed({ kind: 'broken' });
  await clock.pass(250);
  last().on.opened(hello(0));
  last().on.failed({ kind: 'broken' });
  assert.deepEqual(names(), ['websocket', 'websocket', 'sse']);
});

test('a fixed choice stays, whatever happens', async () => {
  const { clock, last, names } = make('longpoll');
  for (let i = 0; i < 3; i += 1) {
    last().on.failed({ kind: 'refused', status: 403 });
    await clock.pass(10_000);
  }
  assert.deepEqual(new Set(names()), new Set(['longpoll']));
});

test('a link that was replaced is not heard any more', () => {
  const { connection, opened, states } = make();
  opened[0].on.opened(hello(0));
  connection.choose('sse');
  opened[0].on.failed({ kind: 'broken' });
  opened[1].on.opened(hello(0));
  assert.deepEqual(states, ['connecting websocket', 'open websocket', 'connecting sse', 'open sse']);
});

test('a goodbye is followed by the pause that it asks for', async () => {
  const { clock, last, names } = make();
  last().on.opened(hello(0));
  last().on.ended({ type: 'bye', reason: 'shutdown', retry: 3_000 });
  await clock.pass(2_999);
  assert.equal(names().length, 1);
  await clock.pass(1);
  assert.equal(names().length, 2);
});

test('on a wake an open link is probed, and a pause is over', () => {
  const { connection, last, opened } = make();
  last().on.opened(hello(0));
  connection.check();
  assert.equal(last().probes, 1);
  last().on.failed({ kind: 'silent' });
  connection.check();
  assert.equal(opened.length, 2);
});
