// The list of messages: groups, days, gaps, the "new" line. Keeps the reading position.

import { dayOf } from './dates.js';
import { h } from './dom.js';
import { follows, messageElement } from './messageview.js';

const MOST_SHOWN = 1_000; // Beyond this, at the newest end, the oldest are let go of...
const KEPT = 500; // ...down to this; scrolling up brings them back.

export class LogView {
  /** In the order of the list. @type {{message: Message, element: HTMLElement}[]} */
  #shown = [];
  /** @type {HTMLElement|null} */
  #newLine = null;

  /** @param {HTMLElement} list @param {Scroller} scroller @param {Log} log
   * @param {() => string|undefined} own whose messages stand apart */
  constructor(list, scroller, log, own) {
    this.list = list;
    this.scroller = scroller;
    this.log = log;
    this.own = own;
    log.appended.on((message) => scroller.keep(() => this.append(message)));
    log.prepended.on((messages) => scroller.keep(() => this.#prepend(messages)));
    log.marked.on((mark) => scroller.keep(() => this.#mark(mark)));
  }

  get isEmpty() {
    return this.list.childElementCount === 0;
  }

  /** What the server's page shows, once more in our own words: by this reader's clock.
   * @param {Message[]} messages */
  begin(messages) {
    this.scroller.keep(() => {
      this.list.replaceChildren();
      messages.forEach((message) => this.append(message));
    });
  }

  /** @param {Message} message */
  append(message) {
    const last = this.#shown[this.#shown.length - 1];
    const joined = last?.element === this.list.lastElementChild ? last?.message : undefined;
    const element = this.#element(joined, message);
    if (!last || dayOf(last.message.at) !== dayOf(message.at)) {
      this.list.append(this.#day(message));
    }
    this.list.append(element);
    this.#shown.push({ message, element });
    if (this.#shown.length > MOST_SHOWN && this.scroller.isAtEnd && !this.log.wasReset) {
      this.#letGo();
    }
  }

  /** Before the first message after `seq`; at most one line. @param {number} seq */
  drawNewLine(seq) {
    this.scroller.keep(() => {
      this.#newLine?.remove();
      const first = this.#shown.find(({ message }) => message.seq > seq);
      if (first) {
        this.#newLine = h('div', { class: 'line new' }, h('span', {}, 'New'));
        first.element.classList.remove('follows');
        first.element.before(this.#newLine);
      }
    });
  }

  removeNewLine() {
    if (this.#newLine) {
      this.scroller.keep(() => this.#newLine?.remove());
      this.#newLine = null;
    }
  }

  /** After joining or renaming: which messages are one's own. */
  markOwn() {
    for (const { message, element } of this.#shown) {
      element.classList.toggle('own', message.cid === this.own());
    }
  }

  /** @param {number} seq */
  find(seq) {
    return this.#shown.find(({ message }) => message.seq === seq)?.element ?? null;
  }

  /** @param {Message|undefined} before @param {Message} message */
  #element(before, message) {
    const element = messageElement(message, message.cid === this.own());
    element.classList.toggle('follows', follows(before, message));
    return element;
  }

  /** @param {Message} message */
  #day({ at }) {
    return h('div', { class: 'line day' }, h('span', {}, dayOf(at)));
  }

  /** @param {Message[]} messages */
  #prepend(messages) {
    const oldFirst = this.#shown[0];
    const oldDay = this.list.firstElementChild;
    const nodes = [];
    const shown = [];
    let before;
    for (const message of messages) {
      const element = this.#element(before, message);
      if (!before || dayOf(before.at) !== dayOf(message.at)) {
        nodes.push(this.#day(message));
      }
      nodes.push(element);
      shown.push({ message, element });
      before = message;
    }
    if (before && oldFirst && dayOf(before.at) === dayOf(oldFirst.message.at)) {
      if (oldDay?.classList.contains('day')) {
        oldDay.remove();
      }
      oldFirst.element.classList.toggle('follows', follows(before, oldFirst.message));
    }
    // The log is not said aloud again because somebody scrolls up.
    this.list.setAttribute('aria-busy', 'true');
    this.list.prepend(...nodes);
    this.list.removeAttribute('aria-busy');
    this.#shown.unshift(...shown);
  }

  /** @param {Mark} mark */
  #mark(mark) {
    const text =
      mark.kind === 'gap'
        ? `${mark.missed} ${mark.missed === 1 ? 'message is' : 'messages are'} no longer kept`
        : 'The history begins anew here';
    this.list.append(h('div', { class: `line ${mark.kind}` }, h('span', {}, text)));
  }

  #letGo() {
    const gone = this.#shown.splice(0, this.#shown.length - KEPT);
    const first = this.#shown[0];
    while (this.list.firstElementChild && this.list.firstElementChild !== first.element) {
      this.list.firstElementChild.remove();
    }
    first.element.classList.remove('follows');
    first.element.before(this.#day(first.message));
    if (gone.length > 0) {
      this.log.forgetBefore(first.message.seq);
    }
  }
}
