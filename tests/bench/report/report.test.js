// What the report makes of results, with results that are made up.

import assert from 'node:assert/strict';
import test from 'node:test';

import { plan } from '../run/plan.js';
import { chart } from './chart.js';
import { delivery, Figures, median } from './figures.js';
import { absoluteTable, targetTable } from './tables.js';
import { targets } from './targets.js';

/** Every cell of a whole run; ours(cell) and theirs(cell) are the CPU per delivery. */
function results(ours, theirs) {
  const cells = plan(false).map((step) => {
    const cpuPerDelivery = (step.server === 'parlance' ? ours : theirs)(step);
    const fanout = [1, 16].map((inFlight) => ({ inFlight, cpuPerDelivery }));
    const paced = { cpuPerDelivery, p50: 1, p99: 2 };
    return { ...step, fanout, paced, memoryPerConnection: 3, cpuPerConnection: 4, cpuPerRequest: 5 };
  });
  const list = { append: 1, scroll: 1, jump: 1, megabytes: 10, megabytesOfScrolling: 1 };
  const window = { start: 50, list, crowds: { 500: { stall: 9, ownStall: 4 }, 1000: { stall: 10, ownStall: 5 } } };
  const micro = [{ name: 'storing/100/x', time: 1, unit: 'ns', cpuOverRaw: 1.1, durablePerSecond: 30000 }];
  return new Figures({ cells, failures: [], micro, window, start: { memory: 10, file: 20 } });
}

test('a median is the middle of what was measured', () => {
  assert.equal(median([3, 1, 2]), 2);
  assert.equal(median([4, 1, undefined, 2, NaN, 3]), 2.5);
  assert.ok(Number.isNaN(median([])));
});

test('a ratio is made within each repeat', () => {
  // The machine was ten times slower in the second repeat, for both.
  const figures = results(
    ({ repeat }) => (repeat === 1 ? 10 : 1),
    ({ repeat }) => (repeat === 1 ? 20 : 2),
  );
  const at = (server) => ({ server, transport: 'websocket', clients: 1000 });
  assert.equal(figures.ratio(at('parlance'), at('ws'), delivery(1)), 0.5);
  assert.ok(Number.isNaN(figures.ratio(at('parlance'), at('nobody'), delivery(1))));
});

test('all targets are met by a server that is ten times as good', () => {
  const figures = results(
    () => 1,
    () => 10,
  );
  const missed = targets(figures).filter(({ isMet }) => isMet === false);
  assert.deepEqual(missed, []);
  assert.equal(targets(figures).filter(({ isMet }) => isMet).length, targets(figures).length - 1);
});

test('one size at which a target is missed makes it missed', () => {
  const figures = results(
    ({ clients, transport }) => (clients === 5000 && transport === 'websocket' ? 9 : 1),
    () => 10,
  );
  const missed = targets(figures).filter(({ isMet }) => isMet === false);
  assert.deepEqual(
    missed.map(({ limit, figure }) => [limit, figure.split(' · ')[2]]),
    [
      ['≤ 0.75', '5,000: 0.90'],
      ['≤ 0.5', '5,000: 0.90'],
      ['≤ 0.15', '5,000: 0.90'],
      ['≤ 0.2', '5,000: 0.90'],
    ],
  );
  assert.match(targetTable(figures), /✗ missed/);
});

test('what was not measured is neither met nor missed', () => {
  const empty = new Figures({ cells: [], failures: [] });
  assert.ok(targets(empty).every(({ isMet }) => isMet === null));
});

test('the table and the chart show every server', () => {
  const figures = results(
    () => 1,
    () => 10,
  );
  for (const name of ['Parlance', 'npm ws', 'socket.io', 'nchan']) {
    assert.ok(absoluteTable(figures).includes(name));
    assert.ok(chart(figures).includes(`>${name}</text>`));
  }
  assert.ok(!chart(figures).includes('NaN'));
});
