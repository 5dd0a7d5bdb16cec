// Keeps one link to the room alive, and is the only place that decides which transport is tried and
// when again. "Automatic" walks down the list of transports until one opens.

import { Backoff } from './backoff.js';
import { explain } from './failure.js';
import { TRANSPORTS } from './protocol.js';

const TRIAL_MS = 3_000; // What "Automatic" gives a transport that something else could replace.
const STABLE_MS = 10_000; // Open for so long, a link was good; what ends it is an accident.
const MEASURE_MS = 20_000; // Between two measurements of the latency.
const MEASURE_SOON_MS = 300; // Not into the first rush of messages.
const MOST_FAILURES = 2; // Of a transport that opens and breaks, before the next is tried.

export class Connection {
	/** @type {Link|null} */
	#link = null;
	/** @type {number[]} */
	#timers = [];
	#index = 0;
	#failures = 0;
	#openedAt = 0;
	/** @type {Status} */
	#status = { phase: 'connecting', choice: 'auto', transport: 'websocket', reason: '', latency: null };

	/** @param {ConnectionParts} parts @param {Choice} [choice] */
	constructor(parts, choice = 'auto') {
		this.parts = parts;
		this.backoff = new Backoff(parts.clock.random);
		this.#status.choice = choice;
	}

	get status() {
		return this.#status;
	}

	start() {
		this.#failures = 0;
		this.#attempt('');
	}

	/** Another transport, by the menu. @param {Choice} choice */
	choose(choice) {
		this.#status = { ...this.#status, choice };
		this.#index = 0;
		this.backoff.reset();
		this.start();
	}

	/** Something happened that may have cut the line, or brought it back: a wake, another network. */
	check() {
		if (this.#status.phase === 'open') {
			this.#link?.probe(true);
		} else if (this.#status.phase === 'waiting') {
			this.#attempt(this.#status.reason);
		}
	}

	/** By a WebSocket, where one is open. @param {object} frame */
	send(frame) {
		if (this.#status.phase !== 'open' || !this.#link?.send) {
			return false;
		}
		this.#link.send(frame);
		return true;
	}

	#letGo() {
		this.#link?.close();
		this.#link = null;
		this.#timers.forEach((timer) => this.parts.clock.cancel(timer));
		this.#timers = [];
	}

	/** @param {() => void} run @param {number} ms */
	#later(run, ms) {
		this.#timers.push(this.parts.clock.after(run, ms));
	}

	/** @param {Partial<Status>} change */
	#change(change) {
		this.#status = { ...this.#status, ...change };
		this.parts.changed(this.#status);
	}

	#transport() {
		const { choice } = this.#status;
		return choice === 'auto' ? TRANSPORTS[this.#index] : choice;
	}

	/** @param {string} reason */
	#attempt(reason) {
		this.#letGo();
		const { parts } = this;
		const transport = this.#transport();
		this.#change({ phase: 'connecting', transport, reason, latency: null });
		/** @type {Link} */
		let mine;
		// A link may speak before its opener has returned, and must not once another has taken over.
		const isMine = () => this.#link === mine;
		mine = parts.links[transport]({
			room: parts.room,
			position: parts.position(),
			clock: parts.clock,
			network: parts.network,
			hidden: parts.hidden,
			on: {
				opened: (hello) => isMine() && this.#opened(hello, transport),
				received: (frame) => isMine() && parts.received(frame),
				measured: (latency) => isMine() && this.#change({ latency }),
				failed: (failure) => isMine() && this.#failed(failure),
				ended: (bye) => isMine() && this.#wait('the server said goodbye', bye.retry),
			},
		});
		this.#link = mine;
		if (this.#mayGoOn()) {
			this.#later(() => this.#status.phase === 'connecting' && this.#failed({ kind: 'timeout' }), TRIAL_MS);
		}
	}

	#mayGoOn() {
		return this.#status.choice === 'auto' && this.#index + 1 < TRANSPORTS.length;
	}

	/** @param {Hello} hello @param {Transport} transport */
	#opened(hello, transport) {
		const { phase } = this.#status;
		if (phase !== 'open') {
			this.#openedAt = this.parts.clock.now();
			this.backoff.reset();
			this.#change({ phase: 'open', transport });
			this.#later(() => this.#measure(), MEASURE_SOON_MS);
		}
		this.parts.opened(hello, transport);
	}

	#measure() {
		if (!this.parts.hidden()) {
			this.#link?.probe();
		}
		this.#later(() => this.#measure(), MEASURE_MS);
	}

	/** @param {Failure} failure */
	#failed(failure) {
		const reason = explain(failure, this.#status.transport);
		const wasOpen = this.#status.phase === 'open';
		const wasStable = wasOpen && this.parts.clock.now() - this.#openedAt >= STABLE_MS;
		this.#failures = wasStable ? 0 : this.#failures + 1;
		if (failure.kind === 'unreachable') {
			// No transport is to blame where nobody is there.
			this.#index = 0;
		} else if (this.#mayGoOn() && (!wasOpen || this.#failures >= MOST_FAILURES)) {
			this.#index += 1;
			this.#failures = 0;
			return this.#attempt(reason);
		} else if (!wasOpen) {
			this.#index = 0;
		}
		this.#wait(reason, failure.retryMs ?? 0);
	}

	/** @param {string} reason @param {number} atLeast */
	#wait(reason, atLeast) {
		this.#letGo();
		this.#change({ phase: 'waiting', reason, latency: null });
		this.#later(() => this.#attempt(reason), Math.max(this.backoff.next(), atLeast));
	}
}
