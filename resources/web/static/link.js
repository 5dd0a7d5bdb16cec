// What the links have in common. A link is one attempt to listen by one transport; it ends with one
// `failed` or `ended`, and connection.js decides what is next.

import { postJson } from './network.js';
import { decodeFrame } from './protocol.js';

/** Times in milliseconds. */
export const HELLO_MS = 10_000; // From the request to the first words.
export const PROBE_MS = 2_000; // An answer to a probe, over any network worth the name.
const SILENCE_MS = 22_500; // Where the server names no heartbeat.

/** Opening, open, over: drops what comes too late and ends once. @param {LinkContext} context
 * @param {() => void} stop lets go of the transport */
export function lifeOf(context, stop) {
	const { clock, on } = context;
	let open = false;
	let over = false;
	let silence = SILENCE_MS;
	let timer = clock.after(() => finish(() => on.failed({ kind: 'timeout' })), HELLO_MS);
	/** @type {number|undefined} */
	let probing;
	let asked = 0;
	let nonce = 0;
	let stream = '';

	/** @param {() => void} tell */
	function finish(tell) {
		if (!over) {
			over = true;
			clock.cancel(timer);
			clock.cancel(probing);
			stop();
			tell();
		}
	}

	const life = {
		isOver: () => over,
		isOpen: () => open && !over,
		/** @param {Failure} failure */
		fail: (failure) => finish(() => on.failed(failure)),
		close: () => finish(() => {}),

		/** Something came, if only a heartbeat. Before hello nothing prolongs the wait: something
	   * between may send comments for ever. */
		heard() {
			if (!open || over) {
				return;
			}
			clock.cancel(timer);
			clock.cancel(probing); // Whatever it was, it shows that the line is alive.
			// A page that slept runs its timers before it reads what came meanwhile: ask before judging.
			timer = clock.after(() => life.probe(), silence);
		},

		/** @param {Frame} frame */
		take(frame) {
			if (over) {
				return;
			}
			if (frame.type === 'hello') {
				open = true;
				stream = frame.stream ?? '';
				silence = frame.heartbeat ? frame.heartbeat * 1.5 : SILENCE_MS;
				life.heard();
				on.opened(frame);
			} else if (frame.type === 'bye') {
				finish(() => on.ended(frame));
			} else if (!open) {
				life.fail(frame.type === 'error' ? { kind: 'refused', code: frame.code } : { kind: 'nonsense' });
			} else if (frame.type === 'echo' && frame.nonce === String(nonce)) {
				life.answered();
			} else {
				on.received(frame);
			}
		},

		/** One frame of JSON. @param {string} json */
		takeJson(json) {
			let frame = null;
			try {
				frame = decodeFrame(json);
			} catch {
				return life.fail({ kind: 'nonsense' });
			}
			life.heard();
			if (frame) {
				life.take(frame);
			}
		},

		/** Sends a nonce that must come back. Over HTTP it goes beside the stream.
	   * @param {string} nonce */
		echo(nonce) {
			postJson(context, `/rooms/${context.room}/echo`, { nonce, stream }).catch(() => {});
		},

		probe() {
			if (over || !open) {
				return;
			}
			clock.cancel(probing);
			asked = clock.now();
			nonce += 1;
			probing = clock.after(() => life.fail({ kind: 'silent' }), PROBE_MS);
			life.echo(String(nonce));
		},

		answered() {
			if (probing !== undefined) {
				clock.cancel(probing);
				probing = undefined;
				on.measured(clock.now() - asked);
			}
		},
	};
	return life;
}
