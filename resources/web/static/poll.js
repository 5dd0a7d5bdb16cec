// Listening by asking again and again: long polls, which the server answers when there is something
// to say, and short polls, which work where nothing else does. An answer is told as the frames that
// a stream would have brought.

import { PROBE_MS } from './link.js';
import { REQUEST_MS, failureFrom, request } from './network.js';
import { decodeAnswer, eventsUrl, parseCursor } from './protocol.js';

const WAIT_S = 25; // Proxies often cut at 30 s.
const EARLY_MS = 1_000;
const ACTIVE_MS = 1_000;
const IDLE_MS = 10_000;
const HIDDEN_MS = 30_000;

/** @type {Opener} */
export function openLongPoll(context) {
	return openPoll(context, {
		// The first answer is wanted at once: it is the hello, and shows that this transport works.
		wait: (first) => (first ? 0 : WAIT_S),
		// An empty answer long before its time comes from something between that lets nothing wait.
		// Asking again at once would make a storm of it.
		pause: ({ news, first, took }) => (!first && !news && took < EARLY_MS ? EARLY_MS : 0),
	});
}

/** @type {Opener} */
export function openShortPoll(context) {
	let idle = ACTIVE_MS;
	return openPoll(context, {
		wait: () => null,
		pause({ news }) {
			idle = news ? ACTIVE_MS : idle;
			const pause = context.hidden() ? HIDDEN_MS : idle;
			idle = Math.min(idle * 1.5, IDLE_MS);
			// Spread by a fifth both ways, so that a class does not go on asking at one beat.
			return pause * (0.8 + 0.4 * context.clock.random());
		},
	});
}

/** Where the entries of an answer begin; its own cursor is the one after them.
 * @param {Answer} answer @returns {Hello} */
function helloOf({ cursor, entries, resume, missed, head, oldest }) {
	const { epoch, seq } = parseCursor(cursor);
	const before = entries.length > 0 ? entries[0].seq - 1 : seq;
	return { type: 'hello', epoch, cursor: `${epoch}-${before}`, resume, missed, head, oldest };
}

/** The frames in an answer, in their order. @param {Answer} answer @returns {Heard[]} */
function framesOf({ state, people, count, typing, entries }) {
	/** @type {Heard[]} */
	const frames = [];
	if (people) {
		frames.push({ type: 'presence', state, full: people, joined: [], left: [], count: count ?? people.length });
	}
	if (typing) {
		frames.push({ type: 'typing', state, cids: typing });
	}
	return [...frames, ...entries];
}

/** @param {LinkContext} context @param {Rhythm} rhythm @returns {Link} */
function openPoll(context, rhythm) {
	const { room, clock, on } = context;
	const position = { ...context.position };
	let over = false;
	let first = true;
	let etag = '';
	let round = 0; // Which question an answer belongs to; a repeated question forgets the one before.
	/** @type {AbortController|undefined} */
	let asking;
	/** @type {number|undefined} */
	let timer;

	function close() {
		over = true;
		round += 1;
		asking?.abort();
		clock.cancel(timer);
	}

	/** @param {unknown} error */
	function fail(error) {
		if (!over) {
			close();
			on.failed(failureFrom(error));
		}
	}

	/** @param {Answer} answer @param {Heard[]} frames */
	function take(answer, frames) {
		if (first || answer.resume !== 'ok') {
			on.opened(helloOf(answer));
		}
		for (const frame of frames) {
			if (!over) {
				on.received(frame); // May close this link.
			}
		}
		// The answer was taken whole, so its cursor and its state hold.
		position.after = answer.cursor;
		position.state = answer.state;
		if (answer.bye && !over) {
			close();
			on.ended({ type: 'bye', ...answer.bye });
		}
	}

	async function ask() {
		const mine = ++round;
		asking?.abort();
		clock.cancel(timer);
		timer = undefined;
		asking = new AbortController();
		const wait = rhythm.wait(first);
		const asked = clock.now();
		on.asked();
		try {
			const response = await request(context, eventsUrl(room, position), {
				headers: {
					accept: 'application/json',
					...(wait !== null && { prefer: `wait=${wait}` }),
					...(etag && { 'if-none-match': etag }),
				},
				signal: asking.signal,
				timeout: (wait ?? 0) * 1000 + REQUEST_MS,
			});
			if (mine !== round) {
				return;
			}
			const took = clock.now() - asked;
			const answer = response.status === 304 ? null : decodeAnswer(response.text);
			const frames = answer ? framesOf(answer) : [];
			on.carried(response.text, frames.length === 0);
			etag = response.headers.get('etag') ?? etag;
			if (answer) {
				take(answer, frames);
			}
			if (over) {
				return;
			}
			if (!wait) {
				on.measured(took);
			} else if (took >= wait * 1000) {
				on.received({ type: 'heartbeat', cursor: position.after, t: 0 }); // It let us wait.
			}
			const more = answer?.entries.length && parseCursor(answer.cursor).seq < answer.head;
			const pause = rhythm.pause({ news: frames.length > 0, first, took });
			first = false;
			timer = clock.after(ask, more ? 0 : pause);
		} catch (error) {
			if (mine === round) {
				fail(error);
			}
		}
	}

	// Asks the server itself. After a sleep the question may wait in a dead connection: then anew.
	async function probe(anew = false) {
		const asked = clock.now();
		try {
			await request(context, '/ping', { timeout: PROBE_MS });
			if (!over) {
				on.measured(clock.now() - asked);
				if (anew) {
					ask();
				}
			}
		} catch (error) {
			fail(error);
		}
	}

	function hurry() {
		if (timer !== undefined && !over) {
			ask();
		}
	}

	ask();
	return { close, probe, hurry };
}
