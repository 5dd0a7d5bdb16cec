// What was written and is not yet in the log; survives a reload. `via` is drawn with every load, so
// that a duplicated tab counts apart; what was pending keeps its own.

import { signal } from './signal.js';

export class Outbox {
  /** @type {Pending[]} */
  items = [];
  #n = 0;
  #via = '';
  /** @type {Signal<[]>} */
  changed = signal();

  /** @param {Store} store @param {string} room @param {() => string} drawVia */
  constructor(store, room, drawVia) {
    this.store = store;
    this.key = `outbox.${room}`;
    this.drawVia = drawVia;
    this.#via = drawVia();
    for (const item of store.get(this.key, /** @type {Pending[]} */ ([]))) {
      this.items.push({ ...item, stage: item.stage === 'failed' ? 'failed' : 'waiting' });
    }
  }

  /** @param {string} text */
  add(text) {
    this.#n += 1;
    this.items.push({ via: this.#via, n: this.#n, text, stage: 'waiting' });
    this.#changed();
  }

  /** @param {string|undefined} via @param {number|undefined} n */
  find(via, n) {
    return this.items.find((item) => item.via === via && item.n === n);
  }

  /** The next to be sent: nothing overtakes. */
  next() {
    return this.items.find((item) => item.stage === 'waiting');
  }

  /** @param {Pending} item @param {Partial<Pending>} change */
  update(item, change) {
    Object.assign(item, change);
    this.#changed();
  }

  /** Nobody knows what became of what was under way: all of it again, in order. */
  repeat() {
    for (const item of this.items) {
      if (item.stage === 'sending') {
        item.stage = 'waiting';
      }
    }
    this.#changed();
  }

  /** Another text went under this number: a new `via`, and once more. @param {Pending} item */
  renumber(item) {
    this.#via = this.drawVia();
    this.#n += 1;
    this.update(item, { via: this.#via, n: this.#n, stage: 'waiting' });
  }

  /** @param {Pending} item */
  remove(item) {
    this.items = this.items.filter((other) => other !== item);
    this.#changed();
  }

  /** Everything that the log shows by now is no longer pending. @param {number} last */
  shown(last) {
    const before = this.items.length;
    this.items = this.items.filter(({ seq }) => seq === undefined || seq > last);
    if (this.items.length !== before) {
      this.#changed();
    }
  }

  #changed() {
    this.store.set(this.key, this.items.filter(({ stage }) => stage !== 'posted'));
    this.changed.emit();
  }
}
