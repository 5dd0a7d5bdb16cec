import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeDelivery } from '../../../resources/web/static/delivery.js';
import { makeOutbox } from '../../../resources/web/static/outbox.js';
import { FakeClock, FakeNetwork, fakeStore, settled } from '../support/fakes.js';

function desk(store = fakeStore()) {
  const clock = new FakeClock();
  const network = new FakeNetwork();
  let drawn = 0;
  const outbox = makeOutbox(store, 'lobby', () => `via${(drawn += 1)}`);
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

test('what is pending survives a reload with its own number', () => {
  const store = fakeStore();
  desk(store).say('kept');
  const { outbox, delivery, sent, say } = desk(store);
  delivery.opened(true);
  say('new');
  assert.deepEqual(sent.map(({ text, n }) => [text, n]), [['kept', 1], ['new', 1]]);
  delivery.takePosted({ ...posted(3), via: sent[0].via, n: 1 });
  assert.equal(desk(store).outbox.items.length, outbox.items.length - 1);
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
