// Several tabs of one browser: who may hold a connection, and who has to ask.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FakeClock } from '../support/fakes.js';

// Both are the browser's; Node's own channel would keep the test from ending.
const channels = new Set();
globalThis.BroadcastChannel = class {
  onmessage = null;
  constructor() {
    channels.add(this);
  }
  postMessage(data) {
    [...channels].filter((other) => other !== this).forEach((other) => other.onmessage?.({ data: structuredClone(data) }));
  }
};
let leave;
globalThis.addEventListener = (_, listener) => (leave = listener);
const { makeTabs } = await import('../../../resources/web/static/tabs.js');

function open(clock, id) {
  const told = [];
  const tabs = makeTabs({
    id,
    clock,
    joined: ({ name }) => told.push(name),
    crowded: (isCrowded) => told.push(isCrowded ? 'crowded' : 'free'),
    news: () => told.push('news'),
  });
  return { tabs, told, leave };
}

async function room() {
  channels.clear();
  const clock = new FakeClock();
  const all = [];
  for (const id of ['a', 'b', 'c', 'd']) {
    const tab = open(clock, id);
    all.push(tab);
    void tab.tabs.roll();
    await clock.pass(200);
    tab.tabs.update(true, false);
    await clock.pass(10);
  }
  return { clock, all };
}
const told = (all) => all.map((tab) => tab.told.splice(0));

test('three hold, further ones poll, and are told when there is something to ask for', async () => {
  const { all } = await room();
  assert.deepEqual(told(all), [[], [], [], ['crowded']]);
  all[0].tabs.tellNews();
  all[3].tabs.tellNews(); // It holds nothing that could have brought news.
  assert.deepEqual(told(all), [[], [], [], ['news']]);
});

test('those that are looked at go before those that are hidden', async () => {
  const { all } = await room();
  told(all);
  all[1].tabs.update(true, true);
  assert.deepEqual(told(all), [[], ['crowded'], [], ['free']]);
});

test('one that goes, or does not want it any more, makes room', async () => {
  const { all } = await room();
  told(all);
  all[0].leave();
  assert.deepEqual(told(all), [[], [], [], ['free']]);
});

test('one that crashed is noticed within a minute', async () => {
  const { clock, all } = await room();
  told(all);
  channels.delete([...channels][2]);
  await clock.pass(60_200);
  assert.deepEqual(told(all), [[], [], [], ['free']]);
});

test('who joins in one has joined in all', async () => {
  const { all } = await room();
  told(all);
  all[0].tabs.tellJoined({ cid: 'x', name: 'Ana' });
  assert.deepEqual(told(all), [[], ['Ana'], ['Ana'], ['Ana']]);
});
