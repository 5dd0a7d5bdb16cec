// Medians and ratios out of the results. A ratio is made within each repeat and its median taken, so
// that a machine that was slow for a while was slow for both.

/** NaN for nothing. @param {number[]} values */
export function median(values) {
  const sorted = values.filter(Number.isFinite).sort((a, b) => a - b);
  if (sorted.length === 0) {
    return NaN;
  }
  const middle = sorted.length / 2;
  return Number.isInteger(middle) ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[Math.floor(middle)];
}

/** What can be read from a cell. */
export const delivery = (inFlight) => (cell) => cell.fanout?.find((one) => one.inFlight === inFlight)?.cpuPerDelivery;
export const paced = (what) => (cell) => cell.paced?.[what];
export const memory = (cell) => cell.memoryPerConnection;
export const accepted = (cell) => cell.cpuPerConnection;
export const request = (cell) => cell.cpuPerRequest;

/**
 * @typedef {object} Where
 * @property {string} [kind]
 * @property {string} server
 * @property {string} transport
 * @property {number} clients
 */

export class Figures {
  constructor(results) {
    this.results = results;
  }

  /** By repeat. @param {Where} where */
  #values({ kind = 'fanout', server, transport, clients }, read) {
    const values = [];
    for (const cell of this.results.cells) {
      if (cell.kind === kind && cell.server === server && cell.transport === transport && cell.clients === clients) {
        values[cell.repeat] = read(cell);
      }
    }
    return values;
  }

  /** NaN where it was not measured. @param {Where} where */
  value(where, read) {
    return median(this.#values(where, read));
  }

  /** @param {Where} one @param {Where} other */
  ratio(one, other, read) {
    const others = this.#values(other, read);
    return median(this.#values(one, read).map((value, repeat) => value / others[repeat]));
  }

  /** The sizes of the fan-out that were measured. */
  sizes() {
    const sizes = this.results.cells.filter((cell) => cell.kind === 'fanout').map((cell) => cell.clients);
    return [...new Set(sizes)].sort((a, b) => a - b);
  }
}
