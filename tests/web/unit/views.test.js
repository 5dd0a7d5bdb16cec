// The parts of the views that are plain functions.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { reasonText } from '../../../resources/web/static/badge.js';
import { dayOf } from '../../../resources/web/static/dates.js';
import { follows } from '../../../resources/web/static/messageview.js';
import { typingText } from '../../../resources/web/static/peopleview.js';
import { makePeople } from '../../../resources/web/static/people.js';
import { colourOf, initialsOf } from '../../../resources/web/static/person.js';
import { decodeFrame, eventsUrl } from '../../../resources/web/static/protocol.js';
import { pieces } from '../../../resources/web/static/richtext.js';
import { makeStore } from '../../../resources/web/static/browser.js';
import { makeStats } from '../../../resources/web/static/stats.js';
import { makeUnread } from '../../../resources/web/static/unread.js';
import { message } from '../support/fakes.js';

test('addresses in a text become links, and nothing else does', () => {
  assert.deepEqual(pieces('see http://a.b/c, or javascript:alert(1)'), [
    { text: 'see ' },
    { text: 'http://a.b/c', href: 'http://a.b/c' },
    { text: ', or javascript:alert(1)' },
  ]);
  assert.deepEqual(pieces('<b>'), [{ text: '<b>' }]);
  assert.deepEqual(pieces(''), []);
});

test('a person has initials and one of eight colours', () => {
  assert.deepEqual(['Ana', 'bo larsson', 'A B C', '👩‍🚀 x', ''].map(initialsOf), ['A', 'BL', 'AC', '👩X', '']);
  assert.match(colourOf('b2mm0z9w4k1c'), /^c[0-7]$/);
});

test('messages of one author within five minutes form a group', () => {
  const first = message(1);
  assert.equal(follows(undefined, first), false);
  assert.equal(follows(first, message(2)), true);
  assert.equal(follows(first, message(2, { cid: 'other' })), false);
  assert.equal(follows(first, message(2, { at: first.at + 300_000 })), false);
});

test('days have names', () => {
  const now = new Date(2026, 2, 10, 12).getTime();
  assert.equal(dayOf(new Date(2026, 2, 10, 0).getTime(), now), 'Today');
  assert.equal(dayOf(new Date(2026, 2, 9, 23).getTime(), now), 'Yesterday');
  assert.match(dayOf(new Date(2024, 2, 9).getTime(), now), /2024/);
});

test('the badge says why the transport is not the best', () => {
  const status = { phase: 'open', choice: 'auto', transport: 'sse', reason: 'the WebSocket handshake was refused with 403', latency: 13.6 };
  assert.equal(reasonText(status), 'because the WebSocket handshake was refused with 403');
  assert.equal(reasonText({ ...status, reason: '' }), '');
});

test('who is typing is told in a sentence', () => {
  assert.deepEqual([[], ['A'], ['A', 'B'], ['A', 'B', 'C', 'D']].map(typingText), ['', 'A is typing…', 'A and B are typing…', '4 people are typing…']);
});

test('people come, go, change their names and stop typing when they speak', () => {
  const people = makePeople();
  const [ana, bo] = [{ cid: 'a', name: 'Ana' }, { cid: 'b', name: 'Bo' }];
  people.takePresence({ type: 'presence', state: 1, full: [bo, ana], joined: [], left: [], count: 2 });
  people.takeTyping({ type: 'typing', state: 2, cids: ['a', 'b'] });
  assert.deepEqual(people.typing('a'), [bo]);
  people.spoke('b');
  assert.deepEqual(people.typing('a'), []);
  people.takePresence({ type: 'presence', state: 3, joined: [{ cid: 'b', name: 'Abe' }], left: [ana], count: 1 });
  assert.deepEqual(people.list(), [{ cid: 'b', name: 'Abe' }]);
  assert.deepEqual([people.state, people.count], [3, 1]);
  // A slower link tells what was so before, and makes nobody come back.
  people.takePresence({ type: 'presence', state: 2, full: [bo, ana], joined: [], left: [], count: 2 });
  assert.equal(people.count, 1);
  // A server that was started again counts from elsewhere.
  people.takePresence({ type: 'presence', state: 5_000_000, full: [ana], joined: [], left: [], count: 1 });
  people.takePresence({ type: 'presence', state: 7, full: [bo, ana], joined: [], left: [], count: 2 });
  assert.equal(people.count, 2);
});

test('a row of marks costs no more than to walk along it', () => {
  // Taken for the end of a sentence at each of its marks, this row would keep every tab for half an hour.
  const address = `http://a${')'.repeat(1_000_000)}x`;
  assert.deepEqual(pieces(address), [{ text: address, href: address }]);
  assert.deepEqual(pieces(`${address}.)`), [{ text: address, href: address }, { text: '.)' }]);
});

test('unread counts what nobody looked at', () => {
  let looking = false;
  const unread = makeUnread(4, () => looking);
  const began = [];
  unread.began.on((seq) => began.push(seq));
  unread.came(5, false);
  unread.came(6, false);
  assert.deepEqual([unread.count, began], [2, [4]]);
  looking = true;
  unread.came(7, false);
  assert.deepEqual([unread.count, unread.seen], [0, 7]);
});

test('a store that refuses keeps things for the life of the page', () => {
  const store = makeStore(() => {
    throw new Error('SecurityError');
  });
  store.set('a', [1]);
  assert.deepEqual(store.get('a', null), [1]);
  assert.equal(store.get('b', 'otherwise'), 'otherwise');
});

test('what a transport costs is counted in bytes, its latency in shares', () => {
  const { websocket: stats } = makeStats();
  stats.asked();
  ['x'.repeat(125), 'x'.repeat(126), 'ü'].forEach((text) => stats.carried(text));
  stats.carried('', true);
  for (let ms = 1; ms <= 100; ms += 1) {
    stats.measured(ms);
  }
  assert.deepEqual([stats.requests, stats.payload, stats.framing, stats.empty], [1, 253, 2 + 4 + 2 + 2, 1]);
  assert.deepEqual([stats.latency(0.5), stats.latency(0.95)], [51, 96]);
  assert.equal(makeStats().sse.latency(0.5), undefined);
});

test('what is new on the wire is passed over, what is wrong is not', () => {
  assert.equal(decodeFrame('{"type":"confetti"}'), null);
  assert.equal(decodeFrame('{"type":"toString"}'), null);
  assert.throws(() => decodeFrame('{"type":"message","seq":"1"}'));
  assert.throws(() => decodeFrame('[]'));
  assert.equal(eventsUrl('lobby', { after: 'x-1', state: 0 }), '/rooms/lobby/events?after=x-1&state=0');
  assert.equal(eventsUrl('lobby', {}), '/rooms/lobby/events');
});
