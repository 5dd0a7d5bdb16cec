// What has come and has not been seen, by somebody who looks elsewhere or reads further up.

import { signal } from './signal.js';

export class Unread {
  count = 0;
  /** The last number that was seen. */
  seen;
  /** @type {Signal<[]>} */
  changed = signal();
  /** The first unseen one has come: after which number the "new" line belongs.
   * @type {Signal<[number]>} */
  began = signal();

  /** @param {number} seen @param {() => boolean} isLooking at the newest messages, now */
  constructor(seen, isLooking) {
    this.seen = seen;
    this.isLooking = isLooking;
  }

  /** @param {number} seq @param {boolean} own */
  came(seq, own) {
    if (own || this.isLooking()) {
      this.look(seq);
      return;
    }
    this.count += 1;
    if (this.count === 1) {
      this.began.emit(this.seen);
    }
    this.changed.emit();
  }

  /** Everything up to here has been seen. @param {number} seq */
  look(seq) {
    this.seen = seq;
    if (this.count > 0) {
      this.count = 0;
      this.changed.emit();
    }
  }
}
