import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeLog } from '../../../resources/web/static/log.js';
import { cursor, hello, message } from '../support/fakes.js';

const OTHER = 'zzzzzzzzzzzz';

function logAt(seq) {
  const log = makeLog();
  const told = [];
  log.begin(cursor(seq), [], 1);
  log.appended.on(({ seq: shown }) => told.push(shown));
  log.prepended.on((messages) => told.push(messages.map((one) => one.seq)));
  log.marked.on((mark) => told.push(mark.kind));
  log.holed.on(() => told.push('holed'));
  return { log, told };
}

test('the next number is shown, what was shown is dropped', () => {
  const { log, told } = logAt(4);
  [5, 5, 4, 6, 1, 6].forEach((seq) => log.take(message(seq)));
  assert.deepEqual(told, [5, 6]);
  assert.equal(log.cursor, cursor(6));
});

test('a higher number is held until the hole is filled', () => {
  const { log, told } = logAt(0);
  [1, 3, 4].forEach((seq) => log.take(message(seq)));
  assert.deepEqual(told, [1, 'holed', 'holed']);
  assert.equal(log.isHolding, true);
  log.take(message(2));
  assert.deepEqual(told, [1, 'holed', 'holed', 2, 3, 4]);
  assert.equal(log.isHolding, false);
});

test('a gap is shown, and lets go of what was held behind it', () => {
  const { log, told } = logAt(2);
  log.take(message(9));
  log.welcome(hello(8, { resume: 'gap', missed: 6, oldest: 9 }), cursor(2));
  assert.deepEqual(told, ['holed', 'gap', 9]);
});

test('another epoch begins anew after a separator, whoever says it', () => {
  const { log, told } = logAt(7);
  log.welcome(hello(1, { epoch: OTHER, cursor: cursor(1, OTHER), resume: 'reset' }), cursor(7));
  log.take(message(2, { cursor: cursor(2, OTHER) }));
  log.take(message(8));
  assert.deepEqual(told, ['reset', 2, 'reset', 8]);
});

test('of two links that asked from the same old place only one begins anew', () => {
  const { log, told } = logAt(7);
  const reset = hello(1, { epoch: OTHER, cursor: cursor(1, OTHER), resume: 'reset' });
  log.welcome(reset, cursor(7));
  log.take(message(2, { cursor: cursor(2, OTHER) }));
  log.welcome(reset, cursor(7));
  log.take(message(2, { cursor: cursor(2, OTHER) }));
  assert.deepEqual(told, ['reset', 2]);
});

test('a cursor beyond the end of the same epoch begins anew, too', () => {
  const { log, told } = logAt(7);
  log.welcome(hello(2, { resume: 'reset' }), cursor(7));
  log.take(message(3));
  assert.deepEqual(told, ['reset', 3]);
});

test('older messages go before the first, none twice', () => {
  const { log, told } = logAt(5);
  log.begin(cursor(5), [message(4), message(5)], 1);
  log.takeOlder([message(2), message(3), message(4)], 2);
  assert.deepEqual(told, [[2, 3]]);
  assert.equal(log.hasOlder, false);
  log.forgetBefore(4);
  assert.equal(log.hasOlder, true);
});
