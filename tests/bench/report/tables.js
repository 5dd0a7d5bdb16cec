// The tables, in Markdown: they are as readable in a terminal.

import { accepted, delivery, memory, paced, request } from './figures.js';
import { targets } from './targets.js';

export const NAMES = { parlance: 'Parlance', ws: 'npm ws', socketio: 'socket.io', nchan: 'nchan' };
export const TRANSPORTS = { websocket: 'WebSocket', sse: 'SSE', stream: 'HTTP streaming', longpoll: 'long polling' };

function table(head, rows) {
  const widths = head.map((_, column) => Math.max(3, ...[head, ...rows].map((row) => row[column].length)));
  const line = (cells, fill = ' ') => `| ${cells.map((cell, column) => cell.padEnd(widths[column], fill)).join(' | ')} |`;
  return [line(head), line(head.map(() => ''), '-'), ...rows.map((row) => line(row))].join('\n');
}

const size = (clients) => clients.toLocaleString('en');
const shown = (value, digits) => (Number.isFinite(value) ? value.toFixed(digits) : '');

/** What was measured, without any comparison. @param {import('./figures.js').Figures} figures */
export function absoluteTable(figures) {
  const servers = Object.keys(NAMES);
  const row = (what, transport, clients, read, digits, kind) => [
    what,
    TRANSPORTS[transport],
    size(clients),
    ...servers.map((server) => shown(figures.value({ kind, server, transport, clients }, read), digits)),
  ];
  const sizes = figures.sizes();
  const rows = Object.keys(TRANSPORTS).flatMap((transport) => [
    ...[1, 16].flatMap((inFlight) =>
      sizes.map((clients) => row(`µs per delivery, ${inFlight} in flight`, transport, clients, delivery(inFlight), 2)),
    ),
    row('µs per delivery, 200/s', transport, 1000, paced('cpuPerDelivery'), 2, 'paced'),
    row('ms to the last client, 200/s, p50', transport, 1000, paced('p50'), 1, 'paced'),
    row('ms to the last client, 200/s, p99', transport, 1000, paced('p99'), 1, 'paced'),
    row('µs of a request among idle', transport, sizes[0], request, 0),
    row('µs of a request among idle', transport, sizes.at(-1), request, 0),
    row('µs per accepted connection', transport, sizes.at(-1), accepted, 0),
    row('KB per idle connection', transport, sizes.at(-1), memory, 1),
  ]);
  const file = [1, 16].map((inFlight) =>
    row(`µs per delivery, ${inFlight} in flight, log in a file`, 'websocket', 1000, delivery(inFlight), 2, 'file'),
  );
  return table(['server CPU or memory', 'transport', 'clients', ...Object.values(NAMES)], [...rows, ...file]);
}

/** @param {import('./figures.js').Figures} figures */
export function targetTable(figures) {
  const mark = { true: '✓', false: '✗ missed', null: '' };
  return table(
    ['what', 'target', 'measured', ''],
    targets(figures).map(({ what, limit, figure, isMet }) => [what, limit, figure, mark[isMet]]),
  );
}

/** Where and when, in one sentence. */
export function circumstances({ date, machine, versions, quick }) {
  const upstream = (version) => /\d+(\.\d+)+/.exec(version)[0];
  const peers =
    `ws ${versions.ws} and socket.io ${versions.socketio} on Node.js ${upstream(versions.node)}, ` +
    `nginx ${upstream(versions.nginx)} with nchan ${upstream(versions.nchan)}`;
  const host = `${machine.processors} processors ${machine.processor}, ${machine.memory}, ${machine.system}, ${machine.kernel}`;
  const kind = quick ? 'A short run' : 'One run';
  const busy = machine.busyBefore > 0.2 ? ', while the machine had other work as well' : '';
  return `${kind} of \`./dev bench\` on ${date.slice(0, 10)}${busy}: ${host}; ${peers}.`;
}
