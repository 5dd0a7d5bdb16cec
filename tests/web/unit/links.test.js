import assert from 'node:assert/strict';
import { test } from 'node:test';
import { links } from '../../../resources/web/static/links.js';
import { explain } from '../../../resources/web/static/trace.js';
import { FakeClock, FakeNetwork, answer, cursor, hello, message, settled } from '../support/fakes.js';

function open(transport, position = { after: cursor(4), state: 7 }) {
  const clock = new FakeClock();
  const network = new FakeNetwork();
  const told = [];
  const link = links[transport]({
    room: 'lobby',
    position,
    clock,
    network,
    hidden: () => false,
    on: {
      asked: () => {},
      carried: () => {},
      opened: ({ cursor: at, resume }) => told.push(`hello ${at} ${resume}`),
      received: (frame) => told.push(frame.type === 'message' ? frame.seq : frame.type),
      measured: () => told.push('measured'),
      failed: ({ kind, status }) => told.push(status ? `${kind} ${status}` : kind),
      ended: () => told.push('bye'),
    },
  });
  return { clock, network, told, link, socket: network.sockets[0], source: network.sources[0] };
}
const data = (frame) => ({ data: JSON.stringify(frame) });
const WHERE = `after=${cursor(4)}&state=7`;

test('a WebSocket tells hello and frames, and passes over what it does not know', () => {
  const { socket, told, link } = open('websocket');
  assert.equal(socket.url, `/rooms/lobby/events?${WHERE}`);
  socket.onopen();
  [hello(4), message(5), { type: 'confetti' }, { type: 'bye', reason: 'shutdown', retry: 1 }, message(6)].forEach((frame) =>
    socket.onmessage?.(data(frame)),
  );
  assert.deepEqual(told, [`hello ${cursor(4)} ok`, 5, 'bye']);
  assert.equal(socket.closed, true);
  link.close();
});

test('a refused handshake is asked for its reason', async () => {
  const { socket, network, told } = open('websocket');
  socket.onclose({ code: 1006 });
  network.last.answer({ error: { code: 'forbidden' } }, 403);
  await settled();
  assert.deepEqual(told, ['refused 403']);
});

test('a closed port is told from a firewall', async () => {
  const gone = open('websocket');
  gone.socket.onclose({ code: 1006 });
  gone.network.last.break();
  await settled();
  assert.deepEqual(gone.told, ['unreachable']);
  const firewalled = open('websocket');
  firewalled.socket.onclose({ code: 1006 });
  firewalled.network.last.answer({}, 426);
  await settled();
  assert.deepEqual(firewalled.told, ['blocked']);
  assert.equal(explain({ kind: 'blocked' }, 'websocket'), 'something between blocks the WebSocket handshake');
});

test('silence is probed before it is believed', async () => {
  const { clock, socket, told } = open('websocket');
  socket.onopen();
  socket.onmessage(data(hello(4)));
  await clock.pass(22_500);
  assert.deepEqual(socket.sent, [{ type: 'echo', nonce: '1' }]);
  socket.onmessage(data({ type: 'echo', nonce: '1' }));
  assert.deepEqual(told.slice(1), ['measured']);
  await clock.pass(22_500);
  await clock.pass(2_000);
  assert.deepEqual(told.slice(1), ['measured', 'silent']);
});

test('without a hello any stream is given up', async () => {
  for (const transport of ['websocket', 'sse', 'stream']) {
    const { clock, told } = open(transport);
    await clock.pass(10_000);
    assert.deepEqual(told, ['timeout'], transport);
  }
});

test('Server-Sent Events: frames, an echo beside the stream, and the reason of a refusal', async () => {
  const { source, told, link, network } = open('sse');
  source.tell('hello', hello(4, { stream: 's3cret' }));
  source.tell('message', message(5));
  link.probe();
  assert.deepEqual(network.last.body, { nonce: '1', stream: 's3cret' });
  source.tell('echo', { type: 'echo', nonce: '1' });
  source.tell('error');
  assert.deepEqual(told, [`hello ${cursor(4)} ok`, 5, 'measured', 'broken']);
  const refused = open('sse');
  refused.source.tell('error');
  refused.network.last.answer({}, 503, { 'retry-after': '2' });
  await settled();
  assert.deepEqual(refused.told, ['refused 503']);
});

test('HTTP streaming: lines cut anywhere, and no end without a bye', async () => {
  const { network, told } = open('stream');
  const bytes = new TextEncoder().encode([hello(4), message(5, { text: 'ü' })].map((frame) => `${JSON.stringify(frame)}\n`).join(''));
  const body = new ReadableStream({
    start(controller) {
      bytes.forEach((byte) => controller.enqueue(new Uint8Array([byte])));
      controller.close();
    },
  });
  network.last.give(new Response(body, { headers: { 'content-type': 'application/x-ndjson' } }));
  for (let i = 0; i < 1_000 && !told.includes('broken'); i += 1) {
    await settled();
  }
  assert.deepEqual(told, [`hello ${cursor(4)} ok`, 5, 'broken']);
});

test('a long poll asks at once, then waits, and goes on from the answer', async () => {
  const { clock, network, told } = open('longpoll');
  assert.equal(network.last.headers.prefer, 'wait=0');
  network.last.answer(answer(6, [message(5), message(6)], { people: [], count: 0, typing: [] }));
  await clock.pass(0);
  assert.deepEqual(told, [`hello ${cursor(4)} ok`, 'presence', 'typing', 5, 6, 'measured']);
  assert.equal(network.last.url, `/rooms/lobby/events?after=${cursor(6)}&state=5`);
  assert.equal(network.last.headers.prefer, 'wait=25');
});

test('a long poll that nothing lets wait makes no storm', async () => {
  const { clock, network } = open('longpoll');
  network.last.answer(answer(4));
  await clock.pass(0);
  network.last.answer(answer(4));
  await clock.pass(999);
  assert.equal(network.asked.length, 2);
  await clock.pass(1);
  assert.equal(network.asked.length, 3);
});

test('short polls slow down while nothing happens, and say what they know', async () => {
  const { clock, network, told } = open('shortpoll');
  network.last.answer(answer(5, [message(5)]), 200, { etag: '"x.5"' });
  await clock.pass(1_000);
  assert.equal(network.last.headers['if-none-match'], '"x.5"');
  network.last.answer(null, 304);
  await clock.pass(1_499);
  assert.equal(network.asked.length, 2);
  await clock.pass(1);
  assert.equal(network.asked.length, 3);
  network.last.answer({ error: { code: 'shutting_down' } }, 503, { 'retry-after': '2' });
  await settled();
  assert.deepEqual(told, [`hello ${cursor(4)} ok`, 5, 'measured', 'measured', 'refused 503']);
});

test('nonsense ends a link', async () => {
  const { socket, told } = open('websocket');
  socket.onopen();
  socket.onmessage({ data: '{"type":"hello"}' });
  assert.deepEqual(told, ['nonsense']);
  const poll = open('shortpoll');
  poll.network.last.answer({ entries: [] });
  await settled();
  await settled();
  assert.deepEqual(poll.told, ['nonsense']);
});

test('a closed link says nothing any more', async () => {
  for (const transport of ['sse', 'stream', 'longpoll', 'shortpoll']) {
    const { link, network, source, told } = open(transport);
    link.close();
    source?.tell('hello', hello(4));
    network.last?.answer(answer(4));
    await settled();
    assert.deepEqual(told, [], transport);
  }
});
