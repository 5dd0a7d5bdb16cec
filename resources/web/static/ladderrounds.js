// The ladder's rounds: what is tried in which order, what becomes of a success and of a failure.
// client/ladderrounds.cpp is the same.

import { TRANSPORTS } from './protocol.js';

export const NEVER = Infinity;
const UNSTABLE_LOSSES = 2;
const LOSSES = 3;
const HTTP_ATTEMPTS = 2; // Browsers open six connections per origin, over all tabs.
const POLICY_VIOLATION = 1008; // RFC 6455 section 7.4.1.
const PATIENCE_ASKED = [408, 425, 429]; // RFC 9110 section 15.5; RFC 6585 section 4.
const [BEST] = TRANSPORTS;

/** @param {Transport} name */
const worseThan = (name) => TRANSPORTS.slice(TRANSPORTS.indexOf(name) + 1);
/** @param {Transport} name */
const betterThan = (name) => TRANSPORTS.slice(0, TRANSPORTS.indexOf(name));
/** @param {Transport} name */
export const isStream = (name) => name === 'sse' || name === 'stream';
/** One of the browser's six connections. @param {Transport} name */
export const holdsConnection = (name) => isStream(name) || name === 'longpoll';

/** The server itself will not have us, as against somebody between who refuses a transport.
 * @param {Failure} failure */
function isServersNo({ kind, status = 0, close, code }) {
	const isFinal = close ? close === POLICY_VIOLATION : status >= 400 && status < 500 && !PATIENCE_ASKED.includes(status);
	return kind === 'refused' && isFinal && (!!close || !['internal', 'simulated', undefined].includes(code));
}

/** Somebody was there to fail it. @param {Failure} failure */
const isTransportsFault = ({ kind, status }) => status || ['blocked', 'held', 'unverified', 'nonsense'].includes(kind);

/** What the sentence says of it. @param {Failure} failure */
const gistOf = ({ kind, status, close, code }) => [kind, status, close, code].join();

/** @type {MakeRounds} */
export function makeRounds(timings, random, choice, out) {
	/** Why each does not work, and whether the trace has it. @type {Partial<Record<Transport, Cause>>} */
	const causes = {};
	/** Still to be tried. @type {Transport[]} */
	let round = [];
	/** Of this round. @type {Excuse|undefined} */
	let lastFailure;
	let retryAfter = 0; // What the server asked for in this round.

	const trying = () => TRANSPORTS.filter((name) => rounds.attempts[name] && name !== rounds.live);
	const isFixed = () => rounds.choice !== 'auto';
	const firstTry = () =>
		rounds.choice === 'auto' ? (rounds.memory.good ?? TRANSPORTS.find((name) => !rounds.memory.bad.includes(name)) ?? BEST) : rounds.choice;

	/** @param {TraceEntry} entry */
	const say = (entry) => out({ what: 'say', entry });

	// Rounds: one after the other, the next when one has failed or has had its time.

	/** @param {Transport} first */
	function begin(first) {
		beginRound(isFixed() ? [first] : [first, ...TRANSPORTS.filter((name) => name !== first)]);
	}

	/** @param {Transport[]} names */
	function beginRound(names) {
		rounds.phase = rounds.live ? 'open' : 'connecting';
		rounds.retryAt = rounds.probeAt = NEVER;
		tryAll(names);
	}

	/** @param {Transport[]} names */
	function tryAll(names) {
		lastFailure = undefined;
		retryAfter = 0;
		round = names;
		openNext();
	}

	function beginProbe() {
		rounds.probeAt = NEVER;
		if (isFixed() || !rounds.live || trying().length > 0 || rounds.nextAt !== NEVER) {
			return; // What is under way ends in settle(), which plans the next one.
		}
		tryAll(betterThan(rounds.live));
	}

	function openNext() {
		rounds.nextAt = NEVER;
		let name = round.shift();
		while (name && rounds.attempts[name]) {
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
			rounds.nextAt = rounds.now + timings.patience[name];
		}
	}

	// Before a third connection is held by an attempt, the oldest has to go.
	function makeRoom() {
		// Properties keep the order in which they were made.
		const opened = /** @type {Transport[]} */ (Object.keys(rounds.attempts));
		const [oldest, ...others] = opened.filter((name) => name !== rounds.live && holdsConnection(name));
		if (others.length + 1 >= HTTP_ATTEMPTS) {
			causes[oldest] = { failure: { kind: 'timeout' } };
			close(oldest);
		}
	}

	/** @param {Transport} name */
	function open(name) {
		rounds.newest = name;
		const helloDue = isStream(name) ? rounds.now + timings.hello : NEVER;
		rounds.attempts[name] = { stage: 'opening', since: rounds.now, hello: 0, helloDue, verifyDue: NEVER, stableAt: NEVER, heartbeats: 0 };
		out({ what: 'open', name });
	}

	/** @param {Transport} name */
	function close(name) {
		delete rounds.attempts[name];
		out({ what: 'close', name });
	}

	function closeLive() {
		if (rounds.live) {
			close(rounds.live);
			rounds.live = null;
			rounds.checkDue = NEVER;
		}
	}

	/** @param {Transport} name */
	function win(name) {
		const before = rounds.live;
		delete causes[name];
		rounds.live = name;
		rounds.phase = 'open';
		rounds.retryAt = rounds.checkDue = NEVER;
		rounds.blame = undefined;
		out({ what: 'use', name });
		const excuse = rounds.excuse(name);
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
			rounds.nextAt = NEVER;
		}
		if (name === 'shortpoll') {
			becomeStable(name);
		}
		settle();
	}

	/** @param {Transport} name */
	function becomeStable(name) {
		const attempt = rounds.attempts[name];
		if (!attempt || attempt.stable) {
			return;
		}
		attempt.stable = true;
		attempt.stableAt = NEVER;
		rounds.ceiling = timings.firstPause;
		// Short polling always works: remembered, it would come first everywhere.
		if (name !== 'shortpoll') {
			rounds.memory = { good: name, bad: rounds.memory.bad.filter((other) => other !== name) };
			out({ what: 'good', name });
		}
	}

	/** @param {Transport} name @param {Failure} failure */
	function fail(name, failure) {
		const attempt = rounds.attempts[name];
		if (!attempt) {
			return;
		}
		delete rounds.attempts[name];
		const old = causes[name];
		causes[name] = { failure, told: old?.told && gistOf(old.failure) === gistOf(failure) };
		lastFailure = { blamed: name, cause: failure };
		retryAfter = Math.max(retryAfter, failure.retryMs ?? 0);
		if (rounds.live === name) {
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
		// A server that asks for patience has too much to do, whatever carries it.
		if (name !== 'shortpoll' && !cause.retryMs && (rounds.live || isTransportsFault(cause))) {
			rememberBad(name);
		}
		if (isFixed() && rounds.live) {
			closeLive(); // The chosen one or none.
			rounds.phase = 'connecting';
		}
		if ((cause.kind === 'unreachable' || cause.retryMs) && !rounds.live) {
			round = []; // Nobody is there, or has time, for the others either.
			rounds.nextAt = NEVER;
		}
		if (name === rounds.newest || trying().length === 0) {
			openNext();
		}
	}

	/** @param {Transport} name */
	function rememberBad(name) {
		rounds.memory.bad = [...new Set(rounds.memory.bad).add(name)];
		out({ what: 'bad', name });
	}

	/** @param {Blame} lost */
	function lost({ name, failure, stable }) {
		rounds.live = null;
		rounds.phase = 'connecting';
		rounds.checkDue = rounds.probeAt = NEVER;
		say({ what: 'lost', name, blamed: name, cause: failure });
		if (isFixed() && trying().length > 0) {
			return; // The chosen one, which takes over or fails by itself.
		}
		if (failure.kind === 'unreachable') {
			wait({ what: 'unreachable' }, 0, name);
		} else if (isFixed() || failure.retryMs) {
			wait({ what: 'again', name }, failure.retryMs ?? 0, name);
		} else {
			rounds.blame = { name, failure, stable };
			ping();
		}
	}

	function takeBlame() {
		const { blame } = rounds;
		rounds.blame = undefined;
		return blame;
	}

	function ping() {
		if (!rounds.pinging) {
			rounds.pinging = true;
			out({ what: 'ping' });
		}
	}

	/** The server is there, so it was the transport. @param {Blame} blame */
	function judge({ name, failure, stable }) {
		const mine = [...(rounds.losses[name] ?? []), { at: rounds.now, stable }].filter(({ at }) => at > rounds.now - timings.window);
		const unstable = mine.filter((loss) => !loss.stable && loss.at > rounds.now - timings.unstableWindow);
		rounds.losses[name] = mine;
		const [worse] = worseThan(name);
		if (!worse || (unstable.length < UNSTABLE_LOSSES && mine.length < LOSSES)) {
			return wait({ what: 'again', name }, 0, name);
		}
		rounds.losses[name] = [];
		rememberBad(name);
		say({ what: 'demoted', name: worse, from: name, blamed: name, cause: failure });
		// Not again what has just been given up; the better ones have their probes.
		beginRound(worseThan(name));
	}

	// Nothing is under way and nothing is planned: then something has to be.
	function settle() {
		if (!rounds.blame && Math.min(rounds.retryAt, rounds.nextAt) === NEVER && trying().length === 0) {
			if (rounds.live) {
				tellWhyNotBetter(rounds.live);
				scheduleProbe();
			} else {
				exhausted();
			}
		}
	}

	/** What the trace does not have yet, each once: a reason that stays the same every thirty seconds is
	 * no news. @param {Transport} name */
	function tellWhyNotBetter(name) {
		for (const from of isFixed() ? [] : betterThan(name)) {
			const why = causes[from];
			if (why && !why.told) {
				why.told = true;
				say({ what: 'staying', name, from, blamed: from, cause: why.failure });
			}
		}
	}

	function exhausted() {
		const name = firstTry();
		/** @type {Excuse} */
		const last = lastFailure ?? { blamed: name, cause: { kind: 'broken' } };
		if (isServersNo(last.cause)) {
			stopEverything();
			rounds.phase = 'refused';
			return say({ ...last, what: 'refused' });
		}
		wait(last.cause.kind === 'unreachable' ? { what: 'unreachable' } : { ...last, what: 'again', name }, retryAfter, name);
	}

	/** @param {TraceEntry} entry @param {number} atLeast @param {Transport} name */
	function wait(entry, atLeast, name) {
		// Full jitter: of many clients that lost one server no two come back together.
		const pause = Math.max(Math.floor(random() * rounds.ceiling), atLeast);
		rounds.ceiling = Math.min(rounds.ceiling * 2, timings.longestPause);
		rounds.phase = 'waiting';
		rounds.next = rounds.choice === 'auto' ? name : rounds.choice;
		rounds.retryAt = rounds.now + pause;
		say({ ...entry, name: entry.name && rounds.next, pause });
	}

	function scheduleProbe() {
		if (!isFixed() && rounds.live !== BEST && rounds.probeAt === NEVER) {
			const interval = rounds.visible ? timings.probe : timings.probeHidden;
			rounds.probeAt = rounds.now + Math.round(interval * (0.8 + 0.4 * random()));
		}
	}

	function stopEverything() {
		stopTrying();
		closeLive();
		rounds.retryAt = rounds.checkDue = NEVER;
		rounds.blame = undefined;
	}

	function stopTrying() {
		trying().forEach(close);
		round = [];
		rounds.nextAt = rounds.probeAt = NEVER;
	}

	/** @type {Rounds} */
	const rounds = {
		now: 0,
		choice,
		phase: 'connecting',
		live: null,
		newest: BEST,
		next: BEST,
		memory: { bad: [] },
		attempts: {},
		losses: {},
		blame: undefined,
		ceiling: timings.firstPause,
		visible: true,
		pinging: false,
		nextAt: NEVER,
		retryAt: NEVER,
		probeAt: NEVER,
		checkDue: NEVER,

		trying,
		isFixed,
		firstTry,
		say,
		begin,
		beginRound,
		beginProbe,
		openNext,
		open,
		win,
		becomeStable,
		fail,
		giveUp,
		ping,
		takeBlame,
		judge,
		wait,
		settle,
		scheduleProbe,
		stopEverything,
		stopTrying,

		excuse(name) {
			const blamed = isFixed() ? undefined : betterThan(name).find((better) => causes[better]);
			const cause = blamed && causes[blamed]?.failure;
			return cause && { blamed, cause };
		},
	};
	return rounds;
}
