// What becomes of the ladder's steps. Which they are, and when, is ladder.test.js's matter.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeConnection } from '../../../resources/web/static/connection.js';
import { FakeClock, FakeNetwork, fakeStore, hello, message, settled } from '../support/fakes.js';

const NAMES = ['websocket', 'sse', 'stream', 'longpoll', 'shortpoll'];

function make({ choice = 'auto', lasting = fakeStore(), failing = [] } = {}) {
  const clock = new FakeClock();
  const network = new FakeNetwork();
  const told = [];
  const opened = {};
  const opener = (name) => (context) => {
    const link = { on: context.on, probes: 0, close: () => told.push(`close ${name}`), probe: () => (link.probes += 1), send: () => {} };
    opened[name] = link;
    told.push(`open ${name}`);
    if (failing.includes(name)) {
      context.on.failed({ kind: 'refused', status: 403 });
    }
    return link;
  };
  const connection = makeConnection(
    {
      room: 'lobby',
      links: Object.fromEntries(NAMES.map((name) => [name, opener(name)])),
      clock,
      network,
      lasting,
      hidden: () => false,
      position: () => ({ after: '', state: null }),
      opened: () => {},
      received: ({ seq }) => told.push(seq),
      used: (name) => told.push(`use ${name}`),
      changed: () => {},
    },
    choice,
  );
  connection.start();
  /** A link says hello, and is verified. */
  function live(name) {
    opened[name].on.opened(hello(0));
    opened[name].on.measured(7);
  }
  return { clock, network, connection, opened, told, live, lasting };
}

test('both are listened to until the better one is verified', () => {
  const { opened, told, live, connection } = make();
  live('shortpoll');
  opened.shortpoll.on.received(message(1));
  opened.websocket.on.opened(hello(0));
  opened.websocket.on.received(message(1));
  opened.shortpoll.on.received(message(2));
  assert.equal(connection.status.transport, 'shortpoll');
  opened.websocket.on.measured(12);
  opened.shortpoll.on.received(message(3));
  assert.deepEqual(told, ['open shortpoll', 'open websocket', 'use shortpoll', 1, 1, 2, 'use websocket', 'close shortpoll']);
  assert.deepEqual(connection.status, { phase: 'open', choice: 'auto', transport: 'websocket', reason: '', latency: 12, elsewhere: false });
  assert.equal(connection.send({}), true);
});

test('a link may fail before its opener has returned', () => {
  const { connection, told, live } = make({ failing: ['websocket'] });
  assert.deepEqual(told, ['open shortpoll', 'open websocket', 'open sse']);
  live('sse');
  assert.deepEqual([connection.status.transport, connection.status.reason], ['sse', 'the WebSocket handshake was refused with 403']);
});

test('the server is asked whether it is there, and the answer counts', async () => {
  const { clock, opened, network, live, told } = make();
  live('websocket');
  opened.websocket.on.failed({ kind: 'broken' });
  assert.equal(network.last.url, '/ping');
  network.last.answer(null, 204);
  await clock.pass(0);
  clock.chance = 0.5;
  await clock.pass(250);
  assert.equal(told.at(-1), 'open websocket');
});

test('what worked and what did not is remembered, and forgotten again', async () => {
  const { lasting, live, opened, clock } = make({ failing: ['websocket'] });
  live('sse');
  opened.sse.on.received({ type: 'heartbeat' });
  opened.sse.on.received({ type: 'heartbeat' });
  await clock.pass(10_000);
  assert.deepEqual(lasting.get('ladder'), { bad: { websocket: 0 }, good: { name: 'sse', at: 10_000 } });
  const firstOf = (kept) => {
    const store = fakeStore();
    store.set('ladder', kept);
    return make({ lasting: store }).told[1];
  };
  const day = 86_400_000;
  assert.equal(firstOf({ good: { name: 'stream', at: 0 }, bad: {} }), 'open stream');
  assert.equal(firstOf({ good: { name: 'stream', at: -day }, bad: {} }), 'open websocket');
  assert.equal(firstOf({ bad: { websocket: -599_999 } }), 'open sse');
  assert.equal(firstOf({ bad: { websocket: -600_000 } }), 'open websocket');
});

test('where other tabs hold the connections, this one polls, and says so', () => {
  const { connection, live, told } = make({ choice: 'sse' });
  live('sse');
  connection.crowd(true);
  live('shortpoll');
  assert.deepEqual(told.slice(-2), ['use shortpoll', 'close sse']);
  assert.deepEqual([connection.status.choice, connection.status.transport], ['sse', 'shortpoll']);
  assert.match(connection.status.reason, /other tabs/);
  assert.equal(connection.isHolding, true); // It still wants to.
  connection.choose('websocket'); // Not one of the six.
  live('websocket');
  assert.deepEqual([connection.status.transport, connection.status.reason, connection.isHolding], ['websocket', '', false]);
  connection.crowd(false);
  connection.choose('sse');
  live('sse');
  assert.equal(connection.status.transport, 'sse');
});

test('the latency is measured now and then, and counted', async () => {
  const { clock, connection, opened, live } = make();
  live('websocket');
  await clock.pass(20_000);
  assert.equal(opened.websocket.probes, 2); // The first verified it.
  opened.websocket.on.measured(30);
  assert.deepEqual([connection.stats.websocket.latency(0.5), connection.stats.websocket.latency(0.95)], [30, 30]);
});

test('a closed link is not heard any more', async () => {
  const { opened, connection, live, told } = make();
  live('websocket');
  connection.choose('sse');
  live('sse');
  const before = told.length;
  opened.websocket.on.failed({ kind: 'broken' });
  opened.websocket.on.received(message(9));
  await settled();
  assert.equal(told.length, before);
});
