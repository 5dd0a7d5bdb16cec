// Which transport is tried, used and given up, and when again: fallback, climbing and reconnecting in
// one state machine. Pure: events in, steps out, time and chance from outside. ARCHITECTURE.md has
// its table; client/ladder.cpp is the same machine, and tests/ladder/scenarios.json tests both.
//
// There is at most one attempt for each transport, so a transport's name is an attempt's name.

import { NEVER, isStream, makeRounds } from './ladderrounds.js';
import { TRANSPORTS } from './protocol.js';

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

/** @type {MakeLadder} */
export function makeLadder(timings, random, choice, out) {
	const rounds = makeRounds(timings, random, choice, out);

	/** @type {Ladder} */
	const ladder = {
		excuse: rounds.excuse,
		get phase() {
			return rounds.phase;
		},
		get live() {
			return rounds.live;
		},
		get newest() {
			return rounds.newest;
		},
		get deadline() {
			const due = Object.values(rounds.attempts).flatMap(({ helloDue, verifyDue, stableAt }) => [helloDue, verifyDue, stableAt]);
			return Math.min(...due, rounds.nextAt, rounds.retryAt, rounds.probeAt, rounds.checkDue);
		},

		start(at, kept) {
			rounds.now = at;
			rounds.memory = kept;
			rounds.say({ what: 'trying', name: rounds.firstTry() });
			if (!rounds.isFixed()) {
				rounds.open('shortpoll'); // What was said so far is there at once, whatever is tried.
			}
			rounds.begin(rounds.firstTry());
		},

		choose(at, wanted) {
			rounds.now = at;
			if (wanted === rounds.choice) {
				return;
			}
			rounds.choice = wanted;
			rounds.say({ what: 'chosen', name: wanted === 'auto' ? undefined : wanted });
			rounds.losses = {};
			rounds.ceiling = timings.firstPause;
			rounds.retryAt = NEVER;
			rounds.blame = undefined;
			if (wanted !== 'auto') {
				rounds.stopTrying();
				if (rounds.live !== wanted) {
					rounds.beginRound([wanted]); // What is live stays so until the chosen one is.
				}
			} else if (rounds.live) {
				rounds.beginProbe();
			} else {
				rounds.begin(rounds.firstTry());
			}
		},

		reconnect(at) {
			rounds.now = at;
			const name = rounds.choice === 'auto' ? (rounds.live ?? rounds.firstTry()) : rounds.choice;
			rounds.stopEverything();
			rounds.ceiling = timings.firstPause;
			rounds.say({ what: 'trying', name });
			rounds.begin(name);
		},

		opened(at, name) {
			rounds.now = at;
			const attempt = rounds.attempts[name];
			if (attempt?.stage !== 'opening') {
				return; // A poll says it again when the server had to change the position.
			}
			attempt.hello = at;
			attempt.helloDue = NEVER;
			attempt.suspect = false;
			if (name === 'longpoll' || name === 'shortpoll') {
				attempt.stage = 'verified';
				rounds.win(name);
			} else {
				attempt.stage = 'open';
				// What takes its time to say hello is slow, not dumb: an echo has as far to go.
				attempt.verifyDue = at + Math.max(timings.verify, 2 * (at - attempt.since));
				out({ what: 'verify', name });
			}
		},

		verified(at, name) {
			rounds.now = at;
			const attempt = rounds.attempts[name];
			if (attempt?.stage === 'open') {
				attempt.verifyDue = NEVER;
				attempt.stage = 'verified';
				rounds.win(name);
			}
		},

		heard(at, name) {
			rounds.now = at;
			if (rounds.live === name) {
				rounds.checkDue = NEVER;
			}
		},

		heartbeat(at, name) {
			ladder.heard(at, name);
			const attempt = rounds.attempts[name];
			if (!attempt || attempt.stage === 'opening') {
				return;
			}
			attempt.heartbeats += 1;
			const isLate = attempt.hello - attempt.since > timings.lateHello;
			const isFirst = attempt.heartbeats === 1;
			if (isStream(name) && isFirst && isLate && at - attempt.hello < timings.together) {
				rounds.giveUp(name, 'held');
			} else if (name === 'longpoll') {
				rounds.becomeStable(name);
			} else if (!isFirst && !attempt.stable && attempt.stableAt === NEVER) {
				attempt.stableAt = Math.max(at, attempt.hello + timings.stable);
			}
		},

		failed(at, name, failure) {
			rounds.now = at;
			rounds.fail(name, failure);
		},

		ended(at, name, retry) {
			rounds.now = at;
			delete rounds.attempts[name];
			if (rounds.live && rounds.live !== name && rounds.choice !== name) {
				return rounds.settle();
			}
			if (rounds.live === name) {
				rounds.live = null;
			}
			rounds.stopEverything();
			rounds.wait({ what: 'ended' }, retry, name);
		},

		pong(at) {
			rounds.now = at;
			rounds.pinging = false;
			rounds.trying().filter((name) => rounds.attempts[name]?.suspect).forEach((name) => rounds.giveUp(name, 'held'));
			const blamed = rounds.takeBlame();
			if (blamed) {
				rounds.judge(blamed);
			}
		},

		noPong(at) {
			rounds.now = at;
			rounds.pinging = false;
			for (const attempt of Object.values(rounds.attempts)) {
				if (attempt.suspect) {
					attempt.suspect = false;
					attempt.helloDue = at + timings.hello;
				}
			}
			const blamed = rounds.takeBlame();
			if (blamed) {
				rounds.wait({ what: 'unreachable' }, 0, blamed.name);
			}
		},

		shown(at, isVisible) {
			rounds.now = at;
			rounds.visible = isVisible;
			if (rounds.probeAt !== NEVER) {
				rounds.probeAt = NEVER;
				rounds.scheduleProbe();
			}
		},

		woke(at) {
			rounds.now = at;
			if (rounds.live) {
				if (rounds.checkDue === NEVER) {
					rounds.checkDue = at + timings.check;
					out({ what: 'check', name: rounds.live });
				}
				rounds.beginProbe();
			} else if (rounds.retryAt !== NEVER) {
				rounds.ceiling = timings.firstPause;
				rounds.say({ what: 'woke', name: rounds.next });
				rounds.begin(rounds.next);
			}
		},

		advance(at) {
			rounds.now = at;
			for (const name of TRANSPORTS) {
				const attempt = rounds.attempts[name];
				if (!attempt) {
					continue;
				}
				if (attempt.helloDue <= at) {
					attempt.helloDue = NEVER;
					attempt.suspect = true;
					rounds.ping();
				}
				if (attempt.stableAt <= at) {
					rounds.becomeStable(name);
				}
				if (attempt.verifyDue <= at) {
					rounds.giveUp(name, 'unverified');
				}
			}
			if (rounds.checkDue <= at && rounds.live) {
				rounds.giveUp(rounds.live, 'silent');
			}
			if (rounds.nextAt <= at) {
				rounds.openNext();
			}
			if (rounds.retryAt <= at) {
				rounds.begin(rounds.next);
			}
			if (rounds.probeAt <= at) {
				rounds.beginProbe();
			}
		},
	};
	return ladder;
}
