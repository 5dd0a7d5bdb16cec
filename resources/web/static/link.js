// What the links have in common. A link is one attempt to listen by one transport; it ends with one
// `failed` or `ended`, and the ladder decides what is next.

import { postJson } from './network.js';
import { decodeFrame } from './protocol.js';

/** Times in milliseconds. */
const HELLO_MS = 10_000; // From the request to the first words.
export const PROBE_MS = 2_000; // An answer to a probe, over any network worth the name.
const SILENCE_MS = 22_500; // Where the server names no heartbeat.

/** Opening, open, over: drops what comes too late and ends once. @param {LinkContext} context
 * @param {() => void} stop lets go of the transport @returns {Life} */
export function lifeOf(context, stop) {
	const { clock, on } = context;
	let open = false;
	let over = false;
	let silence = SILENCE_MS;
	let timer = clock.after(() => life.fail({ kind: 'timeout' }), HELLO_MS);
	let asked = 0;
	let nonce = 0;
	let stream = '';
	on.asked();

	function finish() {
		const isFirst = !over;
		over = true;
		clock.cancel(timer);
		if (isFirst) {
			stop();
		}
		return isFirst;
	}

	// Something came. Before hello nothing prolongs the wait: something between may send comments for
	// ever.
	function heard() {
		clock.cancel(timer);
		// A page that slept runs its timers before it reads what came meanwhile: ask before judging.
		timer = clock.after(() => {
			life.probe();
			timer = clock.after(() => life.fail({ kind: 'silent' }), PROBE_MS);
		}, silence);
	}

	/** @param {Frame} frame */
	function take(frame) {
		if (frame.type === 'hello') {
			open = true;
			stream = frame.stream ?? '';
			silence = frame.heartbeat ? frame.heartbeat * 1.5 : SILENCE_MS;
			heard();
			on.opened(frame);
		} else if (frame.type === 'bye') {
			if (finish()) {
				on.ended(frame);
			}
		} else if (!open) {
			life.fail(frame.type === 'error' ? { kind: 'refused', code: frame.code } : { kind: 'nonsense' });
		} else if (frame.type === 'echo') {
			if (frame.nonce === String(nonce)) {
				on.measured(clock.now() - asked);
			}
		} else {
			on.received(frame);
		}
	}

	/** @type {Life} */
	const life = {
		isOver: () => over,
		isOpen: () => open && !over,
		close: () => void finish(),

		fail(failure) {
			if (finish()) {
				on.failed(failure);
			}
		},

		takeJson(json) {
			if (over) {
				return;
			}
			on.carried(json);
			let frame;
			try {
				frame = decodeFrame(json);
			} catch {
				return life.fail({ kind: 'nonsense' });
			}
			if (open) {
				heard();
			}
			if (frame) {
				take(frame);
			}
		},

		// Over HTTP it goes beside the stream.
		echo(nonce) {
			postJson(context, `/rooms/${context.room}/echo`, { nonce, stream }).catch(() => {});
		},

		probe() {
			if (life.isOpen()) {
				asked = clock.now();
				nonce += 1;
				life.echo(String(nonce));
			}
		},
	};
	return life;
}
