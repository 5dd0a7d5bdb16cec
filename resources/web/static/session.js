// One tab's life in a room: models, connection and outbox together. Knows no elements.

import { Connection } from './connection.js';
import { Delivery } from './delivery.js';
import { History } from './history.js';
import { Log } from './log.js';
import { failureFrom, postJson } from './network.js';
import { Outbox } from './outbox.js';
import { People } from './people.js';
import { eventsUrl } from './protocol.js';
import { signal } from './signal.js';

const TYPING_EVERY_MS = 3_000; // The server shows it for 6 s.
const REJOIN_EVERY_MS = 10_000; // Where no cookie is kept, joining again would never end.

export class Session {
  log = new Log();
  people = new People();
  /** @type {Signal<[]>} */
  meChanged = signal();
  /** @type {Signal<[Status]>} */
  statusChanged = signal();
  /** What a person must know, with its way out; empty when it is over. @type {Signal<[string]>} */
  troubled = signal();
  #typedAt = -Infinity;
  #rejoinedAt = -Infinity;

  /** @param {SessionParts} parts */
  constructor(parts) {
    const { room, clock, network, passing, drawWord } = parts;
    this.parts = parts;
    this.me = parts.me;
    this.outbox = new Outbox(passing, room, drawWord);
    this.connection = new Connection(
      {
        ...parts,
        position: () => ({ after: this.log.cursor, state: this.people.state }),
        opened: (hello, transport) => this.#opened(hello, transport),
        received: (frame) => this.#received(frame),
        changed: (status) => this.#changed(status),
      },
      parts.lasting.get('transport', /** @type {Choice} */ ('auto')),
    );
    this.delivery = new Delivery({
      room,
      clock,
      network,
      outbox: this.outbox,
      send: (frame) => this.connection.send(frame),
      unknown: () => this.#rejoin(),
      posted: () => this.outbox.shown(this.log.last),
    });
    this.history = new History({ room, clock, network, log: this.log });
    this.log.appended.on((message) => {
      this.people.spoke(message.cid);
      this.#settle(message);
    });
  }

  start() {
    this.connection.start();
  }

  /** Joins, or takes another name. @param {string} name @returns {Promise<Person>} */
  async join(name) {
    const before = this.me;
    const me = await this.#joinAs(name);
    if (before?.cid !== me.cid) {
      this.connection.start(); // The open link is a nameless reader's.
    }
    return me;
  }

  /** @param {string} name @returns {Promise<Person>} */
  async #joinAs(name) {
    const { room, lasting } = this.parts;
    const answer = await postJson(this.parts, `/rooms/${room}/members`, { name });
    const { cid, name: given } = JSON.parse(answer.text);
    lasting.set('name', given);
    this.setMe({ cid, name: given });
    return { cid, name: given };
  }

  /** Also by another tab of the same browser. @param {Person} me */
  setMe(me) {
    this.me = me;
    this.meChanged.emit();
  }

  /** @param {string} text */
  say(text) {
    this.#typedAt = -Infinity;
    this.outbox.add(text);
    this.delivery.pump();
  }

  /** @param {Pending} item */
  sayAgain(item) {
    this.outbox.update(item, { stage: 'waiting' });
    this.delivery.pump();
  }

  /** A key was pressed. @param {boolean} active false where the text was emptied */
  type(active) {
    const { clock, room } = this.parts;
    const due = clock.now() - this.#typedAt >= TYPING_EVERY_MS;
    const was = this.#typedAt !== -Infinity;
    if (!this.me || this.connection.status.phase !== 'open' || (active ? !due : !was)) {
      return;
    }
    this.#typedAt = active ? clock.now() : -Infinity;
    const frame = { type: 'typing', active };
    if (!this.connection.send(frame)) {
      postJson(this.parts, eventsUrl(room, {}), frame).catch(() => {}); // The next key repeats it.
    }
  }

  /** @param {Choice} choice */
  choose(choice) {
    this.parts.lasting.set('transport', choice);
    this.connection.choose(choice);
  }

  /** @param {Hello} hello @param {string} transport */
  #opened(hello, transport) {
    this.log.welcome(hello);
    if (hello.you) {
      this.troubled.emit('');
      if (hello.you.cid !== this.me?.cid || hello.you.name !== this.me.name) {
        this.setMe(hello.you);
      }
    } else if (hello.stream && this.me) {
      this.#rejoin();
      return;
    }
    this.delivery.opened(transport === 'websocket');
  }

  /** @param {Frame} frame */
  #received(frame) {
    switch (frame.type) {
      case 'message':
        return this.log.take(frame);
      case 'presence':
        return this.people.takePresence(frame);
      case 'typing':
        return this.people.takeTyping(frame);
      case 'posted':
        return this.delivery.takePosted(frame);
      case 'error':
        return this.delivery.takeRefusal(frame);
    }
  }

  /** @param {Status} status */
  #changed(status) {
    if (status.phase !== 'open') {
      this.delivery.closed();
    }
    this.statusChanged.emit(status);
  }

  /** The log shows it, so it is pending no longer, whether or not `posted` came.
   * @param {Message} message */
  #settle(message) {
    const item = message.cid === this.me?.cid && this.outbox.find(message.via, message.n);
    if (item) {
      this.outbox.remove(item);
    }
    this.outbox.shown(this.log.last);
  }

  // The server has forgotten us (its data was lost, our name was removed): join under the same name.
  async #rejoin() {
    const { clock, lasting } = this.parts;
    const name = this.me?.name ?? lasting.get('name', '');
    if (clock.now() - this.#rejoinedAt < REJOIN_EVERY_MS) {
      this.troubled.emit('This browser keeps no cookie that says who you are. Allow cookies here and load the page again.');
      return;
    }
    this.#rejoinedAt = clock.now();
    try {
      await this.#joinAs(name);
      this.connection.start();
    } catch (error) {
      if (failureFrom(error).code) {
        this.me = null;
        this.meChanged.emit();
      }
    }
  }
}
