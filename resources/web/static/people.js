// Who is here and who is typing, as the server last said.

import { signal } from './signal.js';

export class People {
  /** @type {Map<string, Person>} */
  #here = new Map();
  /** @type {Set<string>} */
  #typing = new Set();
  count = 0;
  /** What to ask with: null until the people are known. @type {number|null} */
  state = null;
  /** @type {Signal<[]>} */
  changed = signal();

  /** @param {Presence} presence */
  takePresence({ full, joined, left, count, state }) {
    if (full) {
      this.#here.clear();
    }
    for (const person of [...(full ?? []), ...joined]) {
      this.#here.set(person.cid, person);
    }
    for (const { cid } of left) {
      this.#here.delete(cid);
      this.#typing.delete(cid);
    }
    this.count = count;
    this.state = state;
    this.changed.emit();
  }

  /** @param {Typing} typing */
  takeTyping({ cids }) {
    this.#typing = new Set(cids);
    this.changed.emit();
  }

  /** Whoever speaks has stopped typing, whenever the server says so. @param {string} cid */
  spoke(cid) {
    if (this.#typing.delete(cid)) {
      this.changed.emit();
    }
  }

  list() {
    return [...this.#here.values()].sort((a, b) => a.name.localeCompare(b.name));
  }

  /** The names of those who are typing, without one's own. @param {string} [own] */
  typing(own) {
    return this.list().filter(({ cid }) => cid !== own && this.#typing.has(cid));
  }
}
