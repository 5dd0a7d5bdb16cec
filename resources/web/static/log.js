// What has been said, and the rule by which every message is shown exactly once, whichever link
// brings it and how often (PROTOCOL.md, "Showing every message exactly once").

import { parseCursor } from './protocol.js';
import { signal } from './signal.js';

const MOST_HELD = 500; // One answer brings as many; what is beyond comes when it is fetched.

export class Log {
  epoch = '';
  /** The numbers of the first and the last message shown. */
  first = 0;
  last = 0;
  /** The oldest the server keeps. */
  oldest = 1;
  /** Whether what is shown above `first` is another epoch's. */
  wasReset = false;
  /** @type {Map<number, Message>} */
  #held = new Map();

  /** @type {Signal<[Message]>} */
  appended = signal();
  /** @type {Signal<[Message[]]>} */
  prepended = signal();
  /** @type {Signal<[Mark]>} */
  marked = signal();
  /** Messages are held; somebody should fetch what is missing before them. @type {Signal<[]>} */
  holed = signal();

  /** What the server's page already shows. @param {string} cursor @param {Message[]} messages
   * @param {number} oldest */
  begin(cursor, messages, oldest) {
    const { epoch, seq } = parseCursor(cursor);
    this.epoch = epoch;
    this.last = seq;
    this.first = messages[0]?.seq ?? seq + 1;
    this.oldest = oldest;
  }

  get cursor() {
    return `${this.epoch}-${this.last}`;
  }

  get hasOlder() {
    return !this.wasReset && this.first > this.oldest;
  }

  get isHolding() {
    return this.#held.size > 0;
  }

  /** How the server has taken up our position. @param {Hello} hello */
  welcome(hello) {
    const { epoch, seq } = parseCursor(hello.cursor);
    this.oldest = hello.oldest;
    if (hello.resume === 'reset' || epoch !== this.epoch) {
      this.#startAfresh(epoch, seq);
    } else if (hello.resume === 'gap' && seq > this.last) {
      this.skip(hello.missed, seq);
    }
  }

  /** Messages up to `seq` are no longer kept. @param {number} missed @param {number} seq */
  skip(missed, seq) {
    this.#moveTo(seq);
    this.marked.emit({ kind: 'gap', missed });
    this.#release();
  }

  /** @param {Message} message */
  take(message) {
    const { epoch } = parseCursor(message.cursor);
    if (epoch !== this.epoch) {
      this.#startAfresh(epoch, message.seq - 1);
    }
    if (message.seq <= this.last) {
      return;
    }
    if (message.seq > this.last + 1) {
      if (this.#held.size < MOST_HELD) {
        this.#held.set(message.seq, message);
      }
      this.holed.emit();
      return;
    }
    this.#show(message);
    this.#release();
  }

  /** An answer to paging back. @param {Message[]} messages @param {number} oldest */
  takeOlder(messages, oldest) {
    this.oldest = oldest;
    const fitting = messages.filter(
      ({ seq, cursor }) => seq < this.first && parseCursor(cursor).epoch === this.epoch,
    );
    if (fitting.length === 0) {
      this.oldest = this.first; // There is nothing more, whatever was said.
      return;
    }
    this.first = fitting[0].seq;
    this.prepended.emit(fitting);
  }

  /** The view let go of everything before this number. @param {number} seq */
  forgetBefore(seq) {
    this.first = Math.max(this.first, seq);
  }

  /** @param {Message} message */
  #show(message) {
    this.last = message.seq;
    this.appended.emit(message);
  }

  #release() {
    for (let next = this.#held.get(this.last + 1); next; next = this.#held.get(this.last + 1)) {
      this.#held.delete(next.seq);
      this.#show(next);
    }
  }

  /** @param {number} seq */
  #moveTo(seq) {
    this.last = seq;
    for (const held of this.#held.keys()) {
      if (held <= seq) {
        this.#held.delete(held);
      }
    }
  }

  /** @param {string} epoch @param {number} seq */
  #startAfresh(epoch, seq) {
    this.epoch = epoch;
    this.last = seq;
    this.first = seq + 1;
    this.#held.clear();
    this.wasReset = true;
    this.marked.emit({ kind: 'reset' });
  }
}
