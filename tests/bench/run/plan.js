// What is measured, in which order: for each cell all servers one after another, so that whatever
// else happens on the machine meets all of them alike; and every repeat in the other direction.

const SERVERS = {
  websocket: ['parlance', 'ws', 'socketio', 'nchan'],
  sse: ['parlance', 'nchan'],
  stream: ['parlance', 'nchan'],
  longpoll: ['parlance', 'nchan'],
};
export const SIZES = [100, 1000, 5000, 10000];
const QUICK_SIZES = [100, 1000, 10000];

/**
 * @typedef {object} Step One server in one cell.
 * @property {'fanout' | 'paced' | 'file'} kind
 * @property {string} server
 * @property {string} transport
 * @property {number} clients
 * @property {number} repeat
 * @property {string[]} measurements Arguments of the load generator.
 */

/** @returns {Step[]} */
export function plan(quick) {
  const seconds = quick ? '0.6' : '1.2';
  const fanout = ['--requests', quick ? '2000' : '10000', '--fanout', '1', '--fanout', '16', '--seconds', seconds];
  const paced = ['--paced', '200', '--seconds', quick ? '2' : '5'];
  const cells = [];
  for (const [transport, servers] of Object.entries(SERVERS)) {
    for (const clients of quick ? QUICK_SIZES : SIZES) {
      cells.push({ kind: 'fanout', transport, servers, clients, measurements: fanout });
    }
    cells.push({ kind: 'paced', transport, servers, clients: 1000, measurements: paced });
  }
  cells.push({ kind: 'file', transport: 'websocket', servers: ['parlance'], clients: 1000, measurements: fanout });

  const repeats = quick ? [0] : [0, 1, 2];
  return cells.flatMap(({ servers, ...cell }) =>
    repeats.flatMap((repeat) => {
      const order = repeat % 2 === 0 ? servers : [...servers].reverse();
      return order.map((server) => ({ ...cell, server, repeat }));
    }),
  );
}
