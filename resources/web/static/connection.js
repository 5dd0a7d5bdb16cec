// Does what the ladder asks for: opens links and closes them, hands on what they bring, and keeps the
// trace, the counters and the memory of what worked here.

import { TIMINGS, makeLadder } from './ladder.js';
import { holdsConnection } from './ladderrounds.js';
import { request } from './network.js';
import { TRANSPORTS } from './protocol.js';
import { signal } from './signal.js';
import { makeStats } from './stats.js';
import { errorClause, t } from './text.js';
import { explain, sentence } from './trace.js';

const GOOD_MS = 24 * 3_600_000; // What worked is tried first for so long...
const BAD_MS = 600_000; // ...and what failed is not.
const MEASURE_MS = 20_000; // Between two measurements of the latency.
const MOST_TRACED = 200;

/** @param {ConnectionParts} parts @param {Choice} wanted @returns {Connection} */
export function makeConnection(parts, wanted) {
	const { clock, lasting } = parts;
	/** @type {Partial<Record<Transport, Link>>} */
	const links = {};
	/** @type {Step[]} */
	const steps = [];
	const kept = lasting.get('ladder', /** @type {Kept} */ ({ bad: {} }));
	const ladder = makeLadder(TIMINGS, clock.random, wanted, (step) => steps.push(step));
	let crowded = false;
	let elsewhere = false; // Requests are sent there: see network.js.
	let busy = false;
	/** @type {number|null} */
	let latency = null;
	/** @type {number|undefined} */
	let timer;

	/** Tells the ladder what happened and does what it asks for. A step may bring about the next event
	 * before it is done: that one has to wait. @type {Tell} */
	function tell(event, ...rest) {
		/** @type {any} */ (ladder[event])(clock.now(), ...rest);
		if (busy) {
			return;
		}
		const isNews = steps.length > 0;
		busy = true;
		for (let step = steps.shift(); step; step = steps.shift()) {
			perform(step);
		}
		busy = false;
		clock.cancel(timer);
		if (ladder.deadline < Infinity) {
			timer = clock.after(() => tell('advance'), ladder.deadline - clock.now());
		}
		if (isNews) {
			changed();
		}
	}

	/** @param {Step} step */
	function perform({ what, name, entry }) {
		switch (what) {
			case 'open':
				return open(name);
			case 'verify':
			case 'check':
				return links[name]?.probe(what === 'check');
			case 'use':
				latency = null;
				return parts.used(name);
			case 'close':
				links[name]?.close();
				delete links[name];
				return;
			case 'ping':
				request(parts, '/ping', { timeout: TIMINGS.check }).then(() => tell('pong'), () => tell('noPong'));
				return;
			case 'good':
			case 'bad':
				return remember(what, name);
			default:
				trace(entry);
		}
	}

	/** @param {Transport} name */
	function open(name) {
		const stats = connection.stats[name];
		/** @type {Link|undefined} */
		let mine;
		let isOver = false;
		// A link may speak before its opener has returned, and must not once it has been closed.
		const isMine = () => !isOver && (!mine || links[name] === mine);
		/** @param {Failure|Bye} end */
		function over(end) {
			isOver = true;
			delete links[name];
			elsewhere = 'code' in end && end.code === 'tls_required';
			if ('retry' in end) {
				tell('ended', name, end.retry);
			} else {
				tell('failed', name, end);
			}
		}
		const position = parts.position();
		mine = parts.links[name]({
			...parts,
			position,
			on: {
				asked: stats.asked,
				carried: stats.carried,
				opened(hello) {
					if (isMine()) {
						elsewhere = false;
						parts.opened(hello, position);
						tell('opened', name);
					}
				},
				received(frame) {
					if (isMine()) {
						tell(frame.type === 'heartbeat' ? 'heartbeat' : 'heard', name);
						parts.received(frame);
					}
				},
				measured(ms) {
					if (isMine()) {
						stats.measured(ms);
						tell('heard', name);
						tell('verified', name);
						if (ladder.live === name) {
							latency = ms;
							changed();
						}
					}
				},
				failed: (failure) => isMine() && over(failure),
				ended: (bye) => isMine() && over(bye),
			},
		});
		if (!isOver) {
			links[name] = mine;
		}
	}

	/** @param {'good'|'bad'} what @param {Transport} name */
	function remember(what, name) {
		if (what === 'bad') {
			kept.bad[name] = clock.wall();
		} else {
			kept.good = { name, at: clock.wall() };
			delete kept.bad[name];
		}
		lasting.set('ladder', kept);
	}

	/** @param {TraceEntry} entry */
	function trace(entry) {
		const what = isAside() && entry.what === 'chosen' ? 'crowded' : entry.what;
		connection.trace.push({ ...entry, what, wall: clock.wall() });
		connection.trace.splice(0, connection.trace.length - MOST_TRACED);
		connection.traced.emit();
	}

	function changed() {
		parts.changed(connection.status);
	}

	// Browsers allow six connections, over all tabs: see tabs.js.
	const isAside = () => crowded && (wanted === 'auto' || holdsConnection(wanted));
	const effective = () => (isAside() ? 'shortpoll' : wanted);

	function measure() {
		if (ladder.live && !parts.hidden()) {
			links[ladder.live]?.probe();
		}
		clock.after(measure, MEASURE_MS);
	}

	/** @type {Connection} */
	const connection = {
		trace: [],
		traced: signal(),
		stats: makeStats(),

		get status() {
			const { phase, live } = ladder;
			const last = connection.trace.at(-1);
			const excuse = live && ladder.excuse(live);
			if (elsewhere && !live) {
				return { phase, choice: wanted, transport: ladder.newest, reason: errorClause('tls_required'), latency, elsewhere };
			}
			const reason = isAside() ? t('cause.crowded') : excuse ? explain(excuse.cause, excuse.blamed) : last && !live ? sentence(last) : '';
			return { phase, choice: wanted, transport: live ?? ladder.newest, reason, latency, elsewhere: false };
		},

		get isHolding() {
			const name = wanted === 'auto' ? ladder.live : wanted;
			return isAside() || (name !== null && holdsConnection(name));
		},

		start() {
			const now = clock.wall();
			const { good, bad } = kept;
			const isFresh = (/** @type {number} */ at, /** @type {number} */ age) => now - at < age;
			tell('start', {
				good: good && isFresh(good.at, GOOD_MS) ? good.name : undefined,
				bad: TRANSPORTS.filter((name) => isFresh(bad[name] ?? -Infinity, BAD_MS)),
			});
			clock.after(measure, MEASURE_MS);
		},

		choose(choice) {
			wanted = choice;
			tell('choose', effective());
		},

		crowd(isCrowded) {
			crowded = isCrowded;
			tell('choose', effective());
		},

		reconnect: () => tell('reconnect'),
		woke: () => tell('woke'),
		shown: (isVisible) => tell('shown', isVisible),

		hurry() {
			if (ladder.live) {
				links[ladder.live]?.hurry?.();
			}
		},

		send(frame) {
			const link = ladder.live && links[ladder.live];
			link?.send?.(frame);
			return Boolean(link?.send);
		},
	};
	return connection;
}
