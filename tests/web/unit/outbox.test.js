import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeDelivery } from '../../../resources/web/static/delivery.js';
import { makeOutbox } from '../../../resources/web/static/outbox.js';
import { FakeClock, FakeNetwork, fakeStore, settled } from '../support/fakes.js';

function desk(store = fakeStore(), id = 'via1') {
  const clock = new FakeClock();
  const network = new FakeNetwork();
  let drawn = 1;
  const outbox = makeOutbox(store, 'lobby', id, () => `via${(drawn += 1)}`);
  const sent = [];
  const told = [];
  const delivery = makeDelivery({
    room: 'lobby',
    clock,
    network,
    outbox,
    send: (frame) => sent.push(frame) > 0,
    unknown: () => told.push('unknown'),
    posted: () => told.push('posted'),
  });
  const say = (text) => {
    outbox.add(text);
    delivery.pump();
  };
  const stages = () => outbox.items.map(({ text, stage }) => `${text} ${stage}`);
  return { clock, network, outbox, delivery, sent, told, say, stages };
}
const posted = (seq) => ({ type: 'posted', seq, cursor: `k3v9x0q2m7ab-${seq}` });

test('over HTTP one is under way at a time, in order', async () => {
  const { network, delivery, say, told } = desk();
  delivery.opened(false);
  say('one');
  say('two');
  assert.deepEqual(network.asked.map(({ body }) => body.text), ['one']);
  network.last.answer(posted(1), 201);
  await settled();
  await settled();
  assert.deepEqual(network.asked.map(({ body }) => [body.text, body.n]), [['one', 1], ['two', 2]]);
  assert.deepEqual(told, ['posted']);
});

test('on a WebSocket they go at once, and all unacknowledged again after it', () => {
  const { delivery, say, sent } = desk();
  delivery.opened(true);
  say('one');
  say('two');
  delivery.takePosted({ ...posted(1), via: 'via1', n: 1 });
  delivery.closed();
  say('three');
  delivery.opened(true);
  assert.deepEqual(sent.map(({ text }) => text), ['one', 'two', 'two', 'three']);
});

test('what a tab has left is taken up by the next, with its own number', () => {
  const store = fakeStore();
  desk(store, 'first').say('kept');
  const second = desk(store, 'second');
  second.outbox.adopt(['first']);
  assert.deepEqual(second.stages(), []); // Its tab is there.
  second.outbox.adopt([]);
  second.delivery.opened(true);
  second.say('new');
  assert.deepEqual(second.sent.map(({ text, via, n }) => [text, via, n]), [['kept', 'first', 1], ['new', 'second', 1]]);
  const third = desk(store, 'third');
  third.outbox.adopt(['second']);
  assert.deepEqual(third.stages(), []); // Nobody takes it up twice.
  second.outbox.shown(0);
  second.delivery.takePosted({ ...posted(3), via: 'first', n: 1 });
  third.outbox.adopt([]);
  assert.deepEqual(third.stages(), ['new waiting']);
});

test('a used number is drawn anew, an unknown name joins again', async () => {
  const { delivery, say, sent, told, outbox } = desk();
  delivery.opened(true);
  say('one');
  delivery.takeRefusal({ type: 'error', code: 'n_reused', message: '', via: 'via1', n: 1 });
  assert.deepEqual(sent.map(({ via }) => via), ['via1', 'via2']);
  delivery.takeRefusal({ type: 'error', code: 'token_unknown', message: '', via: 'via2', n: outbox.items[0].n });
  assert.deepEqual(told, ['unknown']);
  delivery.opened(true);
  assert.equal(sent.length, 3);
});

test('a full disk is waited for, a refusal is told and holds nobody up', async () => {
  const { clock, network, delivery, say, stages } = desk();
  delivery.opened(false);
  say('one');
  network.last.answer({ error: { code: 'storage_full' } }, 503, { 'retry-after': '2' });
  await settled();
  await clock.pass(1_900);
  assert.equal(network.asked.length, 1);
  await clock.pass(200);
  assert.equal(network.asked.length, 2);
  network.last.answer({ error: { code: 'forbidden' } }, 403);
  say('two');
  await settled();
  await settled();
  assert.deepEqual(stages(), ['one failed', 'two sending']);
});

test('whoever says too much at once waits once, and all of it goes again in order', async () => {
  const { clock, delivery, say, sent } = desk();
  const refuse = (n) => delivery.takeRefusal({ type: 'error', code: 'rate_limited', message: '', via: 'via1', n, retry: 1_000 });
  delivery.opened(true);
  ['one', 'two', 'three'].forEach(say);
  refuse(2);
  refuse(3);
  delivery.takePosted({ ...posted(1), via: 'via1', n: 1 });
  say('four');
  await clock.pass(900);
  assert.equal(sent.length, 3);
  await clock.pass(200);
  assert.deepEqual(sent.slice(3).map(({ text }) => text), ['two', 'three', 'four']);
  delivery.takePosted({ ...posted(2), via: 'via1', n: 2 });
  say('five');
  assert.equal(sent.at(-1).text, 'five');
});
