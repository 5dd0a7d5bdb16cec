// Which transport is tried, used and given up, and when again: fallback, climbing and reconnecting in
// one state machine. Pure: events in, steps out, time and chance from outside. ARCHITECTURE.md has
// its table; client/ladder.cpp is the same machine, and tests/ladder/scenarios.json tests both.
//
// There is at most one attempt for each transport, so a transport's name is an attempt's name.

import { TRANSPORTS } from './protocol.js';

const NEVER = Infinity;
const UNSTABLE_LOSSES = 2;
const LOSSES = 3;
const HTTP_ATTEMPTS = 2; // Browsers open six connections per origin, over all tabs.
const POLICY_VIOLATION = 1008; // RFC 6455 section 7.4.1.
const PATIENCE_ASKED = [408, 425, 429]; // RFC 9110 section 15.5; RFC 6585 section 4.
const [BEST] = TRANSPORTS;

/** Milliseconds; client/laddertimings.h says what for. */
export const TIMINGS = {
	patience: { websocket: 1_500, sse: 1_500, stream: 2_000, longpoll: 2_000, shortpoll: 2_000 },
	hello: 2_000,
	lateHello: 1_000,
	together: 100,
	verify: 3_000,
	check: 2_000,
	stable: 10_000,
	unstableWindow: 60_000,
	window: 300_000,
	probe: 30_000,
	probeHidden: 300_000,
	firstPause: 250,
	longestPause: 10_000,
};

/** @param {Transport} name */
const worseThan = (name) => TRANSPORTS.slice(TRANSPORTS.indexOf(name) + 1);
/** @param {Transport} name */
const betterThan = (name) => TRANSPORTS.slice(0, TRANSPORTS.indexOf(name));
/** @param {Transport} name */
const isStream = (name) => name === 'sse' || name === 'stream';
/** One of the browser's six connections. @param {Transport} name */
export const holdsConnection = (name) => isStream(name) || name === 'longpoll';

/** The server itself will not have us, as against somebody between who refuses a transport.
 * @param {Failure} failure */
function isServersNo({ kind, status = 0, close, code }) {
	const isFinal = close ? close === POLICY_VIOLATION : status >= 400 && status < 500 && !PATIENCE_ASKED.includes(status);
	return kind === 'refused' && isFinal && (!!close || !['internal', 'simulated', undefined].includes(code));
}

/** Somebody was there to fail it. A server that asks for patience has too much to do, whatever
 * carries it. @param {Failure} failure */
const isTransportsFault = ({ kind, status, retryMs }) =>
	!retryMs && (!!status || ['held', 'unverified', 'nonsense'].includes(kind));

/** @type {MakeLadder} */
export function makeLadder(timings, random, choice, out) {
	let now = 0;
	/** @type {Memory} */
	let memory = { bad: [] };
	/** @type {Partial<Record<Transport, Attempt>>} */
	const attempts = {};
	/** @type {Partial<Record<Transport, Loss[]>>} */
	let losses = {};
	/** Why each does not work, and whether the trace has it. @type {Partial<Record<Transport, Cause>>} */
	const causes = {};
	/** Still to be tried. @type {Transport[]} */
	let round = [];
	/** Opened last. */
	let newest = BEST;
	let probing = false; // Whether the round looks for a better one while all is well.
	/** A link that was live and broke: whose fault it was is being asked. @type {Blame|undefined} */
	let blame;
	/** Of this round. @type {Excuse|undefined} */
	let lastFailure;
	let retryAfter = 0; // What the server asked for in this round.
	let next = BEST; // After a pause.
	let ceiling = timings.firstPause;
	let visible = true;
	let pinging = false;
	let nextAt = NEVER;
	let retryAt = NEVER;
	let probeAt = NEVER;
	let checkDue = NEVER;

	const trying = () => TRANSPORTS.filter((name) => attempts[name] && name !== ladder.live);
	const isFixed = () => choice !== 'auto';
	const firstTry = () =>
		choice === 'auto' ? (memory.good ?? TRANSPORTS.find((name) => !memory.bad.includes(name)) ?? BEST) : choice;

	/** @param {Said} entry */
	const say = (entry) => out({ what: 'say', entry: { ...entry, at: now } });

	// Rounds: one after the other, the next when one has failed or has had its time.

	/** @param {Transport} first */
	function begin(first) {
		beginRound(isFixed() ? [first] : [first, ...TRANSPORTS.filter((name) => name !== first)]);
	}

	/** @param {Transport[]} names */
	function beginRound(names) {
		ladder.phase = ladder.live ? 'open' : 'connecting';
		retryAt = probeAt = NEVER;
		lastFailure = undefined;
		retryAfter = 0;
		probing = false;
		round = names;
		openNext();
	}

	function beginProbe() {
		probeAt = NEVER;
		if (isFixed() || !ladder.live || trying().length > 0 || nextAt !== NEVER) {
			return; // What is under way ends in settle(), which plans the next one.
		}
		probing = true;
		round = betterThan(ladder.live);
		openNext();
	}

	function openNext() {
		nextAt = NEVER;
		let name = round.shift();
		while (name && attempts[name]) {
			name = round.shift(); // That one is under way, or live.
		}
		if (!name) {
			return settle();
		}
		if (holdsConnection(name)) {
			makeRoom();
		}
		open(name);
		if (round.length > 0) {
			nextAt = now + timings.patience[name];
		}
	}

	// Before a third connection is held by an attempt, the oldest has to go.
	function makeRoom() {
		const since = (/** @type {Transport} */ name) => attempts[name]?.since ?? 0;
		const held = trying().filter(holdsConnection).sort((a, b) => since(a) - since(b));
		if (held.length >= HTTP_ATTEMPTS) {
			causes[held[0]] = { failure: { kind: 'timeout' } };
			close(held[0]);
		}
	}

	/** @param {Transport} name */
	function open(name) {
		newest = name;
		const helloDue = isStream(name) ? now + timings.hello : NEVER;
		attempts[name] = { stage: 'opening', since: now, hello: 0, helloDue, verifyDue: NEVER, stableAt: NEVER, heartbeats: 0 };
		out({ what: 'open', name });
	}

	/** @param {Transport} name */
	function close(name) {
		delete attempts[name];
		out({ what: 'close', name });
	}

	function closeLive() {
		if (ladder.live) {
			close(ladder.live);
			ladder.live = null;
		}
	}

	/** @param {Transport} name */
	function win(name) {
		const before = ladder.live;
		delete causes[name];
		ladder.live = name;
		ladder.phase = 'open';
		retryAt = checkDue = NEVER;
		blame = undefined;
		out({ what: 'use', name });
		const excuse = ladder.excuse(name);
		if (excuse) {
			causes[excuse.blamed] = { failure: excuse.cause, told: true };
		}
		say({ ...excuse, what: 'on', name, from: before });
		// Only now, so that nothing was missed between the two.
		if (before) {
			close(before);
		}
		const better = betterThan(name);
		trying().filter((other) => isFixed() || !better.includes(other)).forEach(close);
		round = round.filter((other) => better.includes(other));
		if (round.length === 0) {
			nextAt = NEVER;
		}
		if (name === 'shortpoll') {
			becomeStable(name);
		}
		settle();
	}

	/** @param {Transport} name */
	function becomeStable(name) {
		const attempt = attempts[name];
		if (!attempt || attempt.stable) {
			return;
		}
		attempt.stable = true;
		attempt.stableAt = NEVER;
		ceiling = timings.firstPause;
		// Short polling always works: remembered, it would come first everywhere.
		if (name !== 'shortpoll') {
			memory = { good: name, bad: memory.bad.filter((other) => other !== name) };
			out({ what: 'good', name });
		}
	}

	/** @param {Transport} name @param {Failure} failure */
	function fail(name, failure) {
		const attempt = attempts[name];
		if (!attempt) {
			return;
		}
		delete attempts[name];
		const { failure: old, told } = causes[name] ?? {};
		const isSame = old?.kind === failure.kind && old.status === failure.status && old.close === failure.close && old.code === failure.code;
		causes[name] = { failure, told: isSame && told };
		lastFailure = { blamed: name, cause: failure };
		retryAfter = Math.max(retryAfter, failure.retryMs ?? 0);
		if (ladder.live === name) {
			lost({ name, failure, stable: attempt.stable });
		} else {
			failedTrying(name, failure);
		}
	}

	/** By our own decision. @param {Transport} name @param {Failure['kind']} kind */
	function giveUp(name, kind) {
		out({ what: 'close', name });
		fail(name, { kind });
	}

	/** @param {Transport} name @param {Failure} cause */
	function failedTrying(name, cause) {
		if (name !== 'shortpoll' && (isTransportsFault(cause) || (ladder.live && !cause.retryMs))) {
			rememberBad(name);
		}
		if (isFixed() && ladder.live) {
			closeLive(); // The chosen one or none.
			ladder.phase = 'connecting';
		}
		if (ladder.live && probing && !causes[name]?.told) {
			causes[name] = { failure: cause, told: true };
			say({ what: 'staying', name: ladder.live, from: name, blamed: name, cause });
		}
		if ((cause.kind === 'unreachable' || cause.retryMs) && !ladder.live) {
			round = []; // Nobody is there, or has time, for the others either.
			nextAt = NEVER;
		}
		if (name === newest || trying().length === 0) {
			openNext();
		}
	}

	/** @param {Transport} name */
	function rememberBad(name) {
		memory.bad.push(name);
		out({ what: 'bad', name });
	}

	/** @param {Blame} lost */
	function lost({ name, failure, stable }) {
		ladder.live = null;
		ladder.phase = 'connecting';
		checkDue = probeAt = NEVER;
		say({ what: 'lost', name, blamed: name, cause: failure });
		if (failure.kind === 'unreachable') {
			wait({ what: 'unreachable' }, 0, name);
		} else if (isFixed() || failure.retryMs) {
			wait({ what: 'again', name }, retryAfter, name);
		} else {
			blame = { name, failure, stable };
			ping();
		}
	}

	function ping() {
		if (!pinging) {
			pinging = true;
			out({ what: 'ping' });
		}
	}

	/** The server is there, so it was the transport. @param {Blame} blame */
	function judge({ name, failure, stable }) {
		const mine = [...(losses[name] ?? []), { at: now, stable }].filter(({ at }) => at > now - timings.window);
		const unstable = mine.filter((loss) => !loss.stable && loss.at > now - timings.unstableWindow);
		losses[name] = mine;
		const [worse] = worseThan(name);
		if (!worse || (unstable.length < UNSTABLE_LOSSES && mine.length < LOSSES)) {
			return wait({ what: 'again', name }, 0, name);
		}
		losses[name] = [];
		rememberBad(name);
		say({ what: 'demoted', name: worse, from: name, blamed: name, cause: failure });
		// Not again what has just been given up; the better ones have their probes.
		beginRound(worseThan(name));
	}

	// Nothing is under way and nothing is planned: then something has to be.
	function settle() {
		if (!blame && retryAt === NEVER && nextAt === NEVER && trying().length === 0) {
			if (ladder.live) {
				scheduleProbe();
			} else {
				exhausted();
			}
		}
	}

	function exhausted() {
		const name = firstTry();
		/** @type {Excuse} */
		const last = lastFailure ?? { blamed: name, cause: { kind: 'broken' } };
		if (isServersNo(last.cause)) {
			stopEverything();
			ladder.phase = 'refused';
			return say({ ...last, what: 'refused' });
		}
		wait({ ...last, what: last.cause.kind === 'unreachable' ? 'unreachable' : 'again', name }, retryAfter, name);
	}

	/** @param {Said} entry @param {number} atLeast @param {Transport} name */
	function wait(entry, atLeast, name) {
		// Full jitter: of many clients that lost one server no two come back together.
		const pause = Math.max(Math.floor(random() * ceiling), atLeast);
		ceiling = Math.min(ceiling * 2, timings.longestPause);
		ladder.phase = 'waiting';
		next = choice === 'auto' ? name : choice;
		retryAt = now + pause;
		say({ ...entry, pause });
	}

	function scheduleProbe() {
		if (!isFixed() && ladder.live !== BEST && probeAt === NEVER) {
			const interval = visible ? timings.probe : timings.probeHidden;
			probeAt = now + Math.round(interval * (0.8 + 0.4 * random()));
		}
	}

	function stopEverything() {
		stopTrying();
		closeLive();
		retryAt = checkDue = NEVER;
		blame = undefined;
	}

	function stopTrying() {
		trying().forEach(close);
		round = [];
		nextAt = probeAt = NEVER;
		probing = false;
	}

	/** @type {Ladder} */
	const ladder = {
		phase: 'connecting',
		live: null,
		get newest() {
			return newest;
		},
		get deadline() {
			const due = Object.values(attempts).flatMap(({ helloDue, verifyDue, stableAt }) => [helloDue, verifyDue, stableAt]);
			return Math.min(...due, nextAt, retryAt, probeAt, checkDue);
		},

		excuse(name) {
			const blamed = isFixed() ? undefined : betterThan(name).find((better) => causes[better]);
			const cause = blamed && causes[blamed]?.failure;
			return cause && { blamed, cause };
		},

		start(at, kept) {
			now = at;
			memory = kept;
			say({ what: 'trying', name: firstTry() });
			if (!isFixed()) {
				open('shortpoll'); // What was said so far is there at once, whatever is tried.
			}
			begin(firstTry());
		},

		choose(at, wanted) {
			now = at;
			if (wanted === choice) {
				return;
			}
			choice = wanted;
			say({ what: 'chosen', name: wanted === 'auto' ? undefined : wanted });
			losses = {};
			ceiling = timings.firstPause;
			retryAt = NEVER;
			blame = undefined;
			if (wanted !== 'auto') {
				stopTrying();
				if (ladder.live !== wanted) {
					beginRound([wanted]); // What is live stays so until the chosen one is.
				}
			} else if (ladder.live) {
				beginProbe();
			} else {
				begin(firstTry());
			}
		},

		reconnect(at) {
			now = at;
			const name = choice === 'auto' ? (ladder.live ?? firstTry()) : choice;
			stopEverything();
			ceiling = timings.firstPause;
			say({ what: 'trying', name });
			begin(name);
		},

		opened(at, name) {
			now = at;
			const attempt = attempts[name];
			if (attempt?.stage !== 'opening') {
				return; // A poll says it again when the server had to change the position.
			}
			attempt.hello = now;
			attempt.helloDue = NEVER;
			attempt.suspect = false;
			if (name === 'longpoll' || name === 'shortpoll') {
				attempt.stage = 'verified';
				win(name);
			} else {
				attempt.stage = 'open';
				attempt.verifyDue = now + timings.verify;
				out({ what: 'verify', name });
			}
		},

		verified(at, name) {
			now = at;
			const attempt = attempts[name];
			if (attempt?.stage === 'open') {
				attempt.verifyDue = NEVER;
				attempt.stage = 'verified';
				win(name);
			}
		},

		heard(at, name) {
			now = at;
			if (ladder.live === name) {
				checkDue = NEVER;
			}
		},

		heartbeat(at, name) {
			ladder.heard(at, name);
			const attempt = attempts[name];
			if (!attempt || attempt.stage === 'opening') {
				return;
			}
			attempt.heartbeats += 1;
			const isLate = attempt.hello - attempt.since > timings.lateHello;
			const isFirst = attempt.heartbeats === 1;
			if (isStream(name) && isFirst && isLate && now - attempt.hello < timings.together) {
				giveUp(name, 'held');
			} else if (name === 'longpoll') {
				becomeStable(name);
			} else if (!isFirst && !attempt.stable && attempt.stableAt === NEVER) {
				attempt.stableAt = Math.max(now, attempt.hello + timings.stable);
			}
		},

		failed(at, name, failure) {
			now = at;
			fail(name, failure);
		},

		ended(at, name, retry) {
			now = at;
			delete attempts[name];
			if (ladder.live && ladder.live !== name) {
				return settle();
			}
			ladder.live = null;
			stopEverything();
			wait({ what: 'ended' }, retry, name);
		},

		pong(at) {
			now = at;
			pinging = false;
			trying().filter((name) => attempts[name]?.suspect).forEach((name) => giveUp(name, 'held'));
			const blamed = blame;
			blame = undefined;
			if (blamed) {
				judge(blamed);
			}
		},

		noPong(at) {
			now = at;
			pinging = false;
			for (const attempt of Object.values(attempts)) {
				if (attempt.suspect) {
					attempt.suspect = false;
					attempt.helloDue = now + timings.hello;
				}
			}
			const blamed = blame;
			blame = undefined;
			if (blamed) {
				wait({ what: 'unreachable' }, 0, blamed.name);
			}
		},

		shown(at, isVisible) {
			now = at;
			visible = isVisible;
			if (probeAt !== NEVER) {
				probeAt = NEVER;
				scheduleProbe();
			}
		},

		woke(at) {
			now = at;
			if (ladder.live) {
				if (checkDue === NEVER) {
					checkDue = now + timings.check;
					out({ what: 'check', name: ladder.live });
				}
				beginProbe();
			} else if (retryAt !== NEVER) {
				ceiling = timings.firstPause;
				say({ what: 'woke', name: next });
				begin(next);
			}
		},

		advance(at) {
			now = at;
			for (const name of TRANSPORTS) {
				const attempt = attempts[name];
				if (attempt && attempt.helloDue <= now) {
					attempt.helloDue = NEVER;
					attempt.suspect = true;
					ping();
				}
				if (attempt && attempt.stableAt <= now) {
					becomeStable(name);
				}
				if (attempt && attempt.verifyDue <= now) {
					giveUp(name, 'unverified');
				}
			}
			if (checkDue <= now && ladder.live) {
				giveUp(ladder.live, 'silent');
			}
			if (nextAt <= now) {
				openNext();
			}
			if (retryAt <= now) {
				begin(next);
			}
			if (probeAt <= now) {
				beginProbe();
			}
		},
	};
	return ladder;
}
