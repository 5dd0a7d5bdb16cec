// The chart: small panels of bars, one scale for each, drawn as SVG by hand.

import { delivery, memory } from './figures.js';
import { NAMES } from './tables.js';

const COLORS = { parlance: '#1f6feb', ws: '#8b949e', socketio: '#c9a227', nchan: '#2da44e' };
const PANEL = { width: 300, height: 190, left: 36, top: 30, bottom: 26 };
const SHORT = { websocket: 'WebSocket', sse: 'SSE', stream: 'streaming', longpoll: 'long polling' };
const COLUMNS = 3;
const MARGIN = 16;
const LEGEND = 34;

/** A number above the largest that is good to read, and its half as well. */
function ceiling(value) {
  const power = 10 ** Math.floor(Math.log10(value));
  return [1, 2, 3, 4, 6, 8, 10].map((step) => step * power).find((step) => step >= value);
}

const text = (x, y, words, more = '') => `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" ${more}>${words}</text>`;
const bar = (x, y, width, height, color) =>
  `<rect x="${x.toFixed(1)}" y="${y.toFixed(1)}" width="${width.toFixed(1)}" height="${height.toFixed(1)}" fill="${color}"/>`;

/** groups: by name, the value of each server. */
function panel({ title, groups }) {
  const values = groups.flatMap((group) => Object.values(group.values)).filter(Number.isFinite);
  const top = ceiling(Math.max(...values, 1e-9));
  const height = PANEL.height - PANEL.top - PANEL.bottom;
  const floor = PANEL.top + height;
  const step = (PANEL.width - PANEL.left) / groups.length;
  const parts = [text(0, 14, title, 'class="title"')];
  for (const share of [0, 0.5, 1]) {
    const y = floor - share * height;
    parts.push(`<line x1="${PANEL.left}" x2="${PANEL.width}" y1="${y}" y2="${y}" class="grid"/>`);
    parts.push(text(PANEL.left - 6, y + 4, `${+(share * top).toPrecision(2)}`, 'text-anchor="end"'));
  }
  for (const [index, group] of groups.entries()) {
    const servers = Object.keys(COLORS).filter((server) => Number.isFinite(group.values[server]));
    const width = Math.min(16, (step - 10) / Math.max(servers.length, 1));
    const middle = PANEL.left + (index + 0.5) * step;
    for (const [place, server] of servers.entries()) {
      const tall = (group.values[server] / top) * height;
      parts.push(bar(middle + (place - servers.length / 2) * width, floor - tall, width - 1, tall, COLORS[server]));
    }
    parts.push(text(middle, floor + 16, group.name, 'text-anchor="middle"'));
  }
  return parts.join('\n');
}

function legend() {
  const parts = Object.entries(NAMES).map(
    ([server, name], index) => `${bar(index * 100, 2, 10, 10, COLORS[server])}${text(index * 100 + 15, 11, name)}`,
  );
  return `<g transform="translate(${MARGIN},${MARGIN - 4})">${parts.join('')}</g>`;
}

/** @param {import('./figures.js').Figures} figures @returns {string} SVG */
export function chart(figures) {
  const all = (transport, clients, read) =>
    Object.fromEntries(Object.keys(NAMES).map((server) => [server, figures.value({ server, transport, clients }, read)]));
  const bySize = (transport, inFlight) =>
    figures.sizes().map((clients) => ({ name: clients.toLocaleString('en'), values: all(transport, clients, delivery(inFlight)) }));
  const largest = figures.sizes().at(-1);
  const panels = [
    { title: 'WebSocket, 1 in flight: µs per delivery', groups: bySize('websocket', 1) },
    { title: 'WebSocket, 16 in flight: µs per delivery', groups: bySize('websocket', 16) },
    {
      title: `KB per idle connection of ${largest.toLocaleString('en')}`,
      groups: Object.entries(SHORT).map(([transport, name]) => ({ name, values: all(transport, largest, memory) })),
    },
    { title: 'Server-Sent Events, 1 in flight', groups: bySize('sse', 1) },
    { title: 'HTTP streaming, 1 in flight', groups: bySize('stream', 1) },
    { title: 'Long polling, 1 in flight', groups: bySize('longpoll', 1) },
  ];
  const width = 2 * MARGIN + COLUMNS * PANEL.width + (COLUMNS - 1) * MARGIN;
  const height = LEGEND + 2 * (PANEL.height + MARGIN);
  const placed = panels.map((one, index) => {
    const x = MARGIN + (index % COLUMNS) * (PANEL.width + MARGIN);
    const y = LEGEND + Math.floor(index / COLUMNS) * (PANEL.height + MARGIN);
    return `<g transform="translate(${x},${y})">${panel(one)}</g>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img">
<title>Server CPU per delivered message and memory per connection: lower is better</title>
<style>text { font: 11px system-ui, sans-serif; fill: #24292f } .title { font-weight: 600 } .grid { stroke: #d0d7de }</style>
<rect width="100%" height="100%" fill="#fff"/>
${[legend(), ...placed].join('\n')}
</svg>
`;
}
