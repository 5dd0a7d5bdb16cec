// What Parlance is measured by: each target, the figure, and whether it is met.

import { delivery, memory, paced, request } from './figures.js';

const number = (value, digits = 2) => (Number.isFinite(value) ? value.toFixed(digits) : '–');
const clients = (size) => size.toLocaleString('en');

/**
 * @typedef {object} Target
 * @property {string} what
 * @property {string} limit
 * @property {string} figure
 * @property {boolean | null} isMet null: there is no limit, or it was not measured.
 */

/** @returns {Target} A target for the worst of some named values. */
function atMost(what, limit, named, { digits = 2, unit = '', note = '' } = {}) {
  const values = Object.entries(named);
  const worst = Math.max(...values.map(([, value]) => value));
  const figure = values.map(([name, value]) => (name ? `${name}: ` : '') + number(value, digits)).join(' · ');
  return { what, limit: `≤ ${limit}${unit}`, figure: note ? `${figure} (${note})` : figure, isMet: Number.isFinite(worst) ? worst <= limit : null };
}

const from = (keys, valueOf) => Object.fromEntries(keys.map((key) => [typeof key === 'number' ? clients(key) : key, valueOf(key)]));

/** @param {import('./figures.js').Figures} figures @returns {Target[]} */
export function targets(figures) {
  const cell = (server, transport, size, kind = 'fanout') => ({ kind, server, transport, clients: size });
  const against = (peer, inFlight, transport, theirs = transport) =>
    from(figures.sizes(), (size) => figures.ratio(cell('parlance', transport, size), cell(peer, theirs, size), delivery(inFlight)));
  const ours = (transport, size, read) => figures.value(cell('parlance', transport, size), read);
  const pacedRatio = (what) => figures.ratio(cell('parlance', 'websocket', 1000, 'paced'), cell('ws', 'websocket', 1000, 'paced'), paced(what));
  const all = ['websocket', 'sse', 'stream', 'longpoll'];
  const { window, start, micro = [] } = figures.results;
  const logs = micro.filter(({ cpuOverRaw }) => cpuOverRaw);
  const durable = Math.max(...logs.map(({ durablePerSecond }) => durablePerSecond));

  return [
    atMost('WebSocket, 1 in flight, CPU per delivery against npm ws', 0.75, against('ws', 1, 'websocket')),
    atMost('… against socket.io', 0.5, against('socketio', 1, 'websocket')),
    atMost('… against nchan', 0.9, against('nchan', 1, 'websocket')),
    atMost('WebSocket, 16 in flight, against npm ws', 0.15, against('ws', 16, 'websocket')),
    atMost('… against nchan', 0.2, against('nchan', 16, 'websocket')),
    atMost('200 messages/s to 1,000 clients, CPU against npm ws', 0.35, { '': pacedRatio('cpuPerDelivery') }),
    atMost('… p99 against npm ws', 1, { '': pacedRatio('p99') }),
    atMost('SSE, 1 in flight, against nchan SSE', 0.7, against('nchan', 1, 'sse')),
    atMost('HTTP streaming, 1 in flight, against nchan SSE', 0.7, against('nchan', 1, 'stream', 'sse')),
    atMost('Long polling, 1 in flight, 1,000 clients, against nchan', 1, {
      '': figures.ratio(cell('parlance', 'longpoll', 1000), cell('nchan', 'longpoll', 1000), delivery(1)),
    }),
    atMost(
      'Growth: CPU per delivery at 10,000 clients over that at 1,000',
      1.6,
      from(all, (transport) => ours(transport, 10000, delivery(1)) / ours(transport, 1000, delivery(1))),
    ),
    atMost(
      'Growth: one request among 10,000 idle over among 100',
      1.3,
      from(all, (transport) => ours(transport, 10000, request) / ours(transport, 100, request)),
    ),
    atMost('KB per idle connection of 10,000', 4, from(all.slice(1), (transport) => ours(transport, 10000, memory)), { digits: 1, unit: ' KB' }),
    atMost('… WebSocket', 22, { '': ours('websocket', 10000, memory) }, { digits: 1, unit: ' KB' }),
    atMost(
      'Log in a file: CPU of the storage thread over a raw loop',
      1.4,
      // storing/100/min_time…: in batches of 100.
      Object.fromEntries(logs.map(({ name, cpuOverRaw }) => [`batches of ${clients(+name.split('/')[1])}`, cpuOverRaw])),
    ),
    {
      what: '… durable messages a second',
      limit: '≥ 20,000',
      figure: Number.isFinite(durable) ? clients(Math.round(durable)) : '–',
      isMet: Number.isFinite(durable) ? durable >= 20000 : null,
    },
    ...[500, 1000].map((guests) =>
      atMost(
        `Window that hosts ${clients(guests)} guests at 200 messages/s: longest stall`,
        50,
        { '': window?.crowds[guests].stall },
        { digits: 1, unit: ' ms', note: `${number(window?.crowds[guests].ownStall, 1)} of them its own work` },
      ),
    ),
    atMost(
      'List of 100,000 messages: longest frame',
      16,
      { append: window?.list.append, scroll: window?.list.scroll, jump: window?.list.jump },
      {
        digits: 1,
        unit: ' ms',
        note: `${number(window?.list.megabytes, 0)} MB, ${number(window?.list.megabytesOfScrolling, 0)} more by scrolling`,
      },
    ),
    {
      what: 'Start to the visible window / to listening without one',
      limit: 'measured',
      figure: `${number(window?.start, 0)} ms / ${number(start?.memory, 0)} ms, with a file ${number(start?.file, 0)} ms`,
      isMet: null,
    },
  ];
}
