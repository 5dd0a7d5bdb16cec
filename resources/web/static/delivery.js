// Carries the outbox to the server: pipelined on a WebSocket, one at a time over HTTP; after a change
// of the link everything unacknowledged first.

import { failureFrom, postJson } from './network.js';
import { decodeFrame, eventsUrl } from './protocol.js';

const AGAIN_MS = 2_000;
export class Delivery {
  #open = false;
  #pipelined = false;
  #requesting = false;
  /** @type {number|undefined} */
  #timer;

  /** @param {DeliveryParts} parts */
  constructor(parts) {
    this.parts = parts;
  }

  /** A link has opened. @param {boolean} pipelined whether it carries both ways */
  opened(pipelined) {
    this.#open = true;
    this.#pipelined = pipelined;
    if (!this.#requesting) {
      this.parts.outbox.repeat();
    }
    this.pump();
  }

  closed() {
    this.#open = false;
  }

  pump() {
    const { outbox, send } = this.parts;
    for (let item = outbox.next(); item && this.#open && !this.#requesting; item = outbox.next()) {
      const { text, n, via } = item;
      if (!this.#pipelined) {
        this.#request(item);
      } else if (send({ type: 'post', text, n, via })) {
        outbox.update(item, { stage: 'sending' });
      } else {
        return;
      }
    }
  }

  /** @param {Posted} posted */
  takePosted({ via, n, seq }) {
    const item = this.parts.outbox.find(via, n);
    if (item) {
      this.parts.outbox.update(item, { stage: 'posted', seq });
      this.parts.posted(seq);
    }
  }

  /** @param {Refusal} refusal */
  takeRefusal({ via, n, code, retry }) {
    const item = this.parts.outbox.find(via, n);
    if (item) {
      this.#refused(item, { kind: 'refused', code, ...(retry !== undefined && { retryMs: retry }) });
    }
  }

  /** @param {Pending} item */
  async #request(item) {
    const { outbox, room } = this.parts;
    const { text, n, via } = item;
    this.#requesting = true;
    outbox.update(item, { stage: 'sending' });
    try {
      const answer = await postJson(this.parts, eventsUrl(room, {}), { text, n, via });
      this.#requesting = false;
      const posted = decodeFrame(answer.text);
      if (posted?.type === 'posted') {
        this.takePosted({ ...posted, n, via });
      }
    } catch (error) {
      this.#requesting = false;
      this.#refused(item, failureFrom(error));
    }
    this.pump();
  }

  /** @param {Pending} item @param {Failure} failure */
  #refused(item, failure) {
    const { outbox } = this.parts;
    const { code = '', status = 0, retryMs } = failure;
    if (code === 'n_reused') {
      outbox.renumber(item);
      this.pump();
    } else if (status === 401 || code === 'token_missing' || code === 'token_unknown') {
      this.#open = false; // Until the link is open again under the new name.
      outbox.update(item, { stage: 'waiting' });
      this.parts.unknown();
    } else if (failure.kind !== 'refused' || retryMs !== undefined || status >= 500 || status === 408) {
      this.#later(retryMs ?? AGAIN_MS);
    } else {
      outbox.update(item, { stage: 'failed', reason: `the server refused it (${code || status})` });
    }
  }

  /** @param {number} ms */
  #later(ms) {
    const { clock, outbox } = this.parts;
    const wasOpen = this.#open;
    this.#open = false; // Nothing overtakes what has to wait.
    clock.cancel(this.#timer);
    this.#timer = clock.after(() => {
      outbox.repeat();
      this.#open ||= wasOpen;
      this.pump();
    }, ms);
  }
}
