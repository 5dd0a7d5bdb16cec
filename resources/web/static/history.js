// Fetches what no stream brings: older messages as one scrolls up, and holes.

import { failureFrom, request } from './network.js';
import { decodeAnswer, eventsUrl, parseCursor } from './protocol.js';
import { signal } from './signal.js';

const HOLD_MS = 300; // What overtook the missing one on its way is here by then.
const AGAIN_MS = 2_000;
export const PAGE = 50;

export class History {
  #loading = false;
  /** @type {number|undefined} */
  #timer;
  /** Whether older messages are under way, and whether that has just failed.
   * @type {Signal<['idle'|'loading'|'failed']>} */
  changed = signal();

  /** @param {RoomParts & {log: Log}} parts */
  constructor(parts) {
    this.parts = parts;
    parts.log.holed.on(() => this.#holdBriefly(HOLD_MS));
  }

  /** @param {number} [limit] */
  async loadOlder(limit = PAGE) {
    const { log, room } = this.parts;
    if (this.#loading || !log.hasOlder) {
      return;
    }
    this.#loading = true;
    this.changed.emit('loading');
    const before = `${log.epoch}-${log.first}`;
    try {
      const answer = await this.#ask(eventsUrl(room, {}, { before, limit: String(limit) }));
      this.#loading = false;
      log.takeOlder(answer.entries, answer.oldest);
      this.changed.emit('idle');
    } catch (error) {
      this.#loading = false;
      this.changed.emit('failed');
    }
  }

  /** @param {string} url */
  async #ask(url) {
    const headers = { accept: 'application/json' };
    return decodeAnswer((await request(this.parts, url, { headers })).text);
  }

  /** @param {number} ms */
  #holdBriefly(ms) {
    const { clock, log } = this.parts;
    this.#timer ??= clock.after(() => {
      this.#timer = undefined;
      if (log.isHolding) {
        this.#fetchHole();
      }
    }, ms);
  }

  async #fetchHole() {
    const { log, room } = this.parts;
    try {
      const answer = await this.#ask(eventsUrl(room, { after: log.cursor }));
      const { epoch, seq } = parseCursor(answer.cursor);
      const first = answer.entries[0]?.seq ?? seq + 1;
      if (answer.resume === 'gap' && epoch === log.epoch) {
        log.skip(answer.missed, first - 1);
      }
      answer.entries.forEach((entry) => log.take(entry));
    } catch (error) {
      failureFrom(error); // Tried again below.
    }
    if (log.isHolding) {
      this.#holdBriefly(AGAIN_MS);
    }
  }
}
