// Carries the outbox to the server: pipelined on a WebSocket, one at a time over HTTP; after a change
// of the link everything unacknowledged first.

import { failureFrom, postJson } from './network.js';
import { decodeFrame, eventsUrl } from './protocol.js';
import { errorClause, t } from './text.js';

const AGAIN_MS = 2_000;

/** @param {DeliveryParts} parts @returns {Delivery} */
export function makeDelivery(parts) {
	const { outbox, room, clock } = parts;
	let open = false;
	let pipelined = false;
	let requesting = false;
	let paused = false; // Nothing overtakes what has to wait.
	/** @type {number|undefined} */
	let timer;

	/** @param {Pending} item */
	async function post(item) {
		const { text, n, via } = item;
		requesting = true;
		outbox.update(item, { stage: 'sending' });
		try {
			const answer = await postJson(parts, eventsUrl(room, {}), { text, n, via });
			requesting = false;
			const posted = decodeFrame(answer.text);
			if (posted?.type === 'posted') {
				delivery.takePosted({ ...posted, n, via });
			}
		} catch (error) {
			requesting = false;
			refused(item, failureFrom(error));
		}
		delivery.pump();
	}

	/** @param {Pending} item @param {Failure} failure */
	function refused(item, { kind, code = '', status = 0, retryMs }) {
		if (code === 'n_reused') {
			outbox.renumber(item);
			delivery.pump();
		} else if (status === 401 || code === 'token_missing' || code === 'token_unknown') {
			open = false; // Until the link is open again under the new name.
			outbox.update(item, { stage: 'waiting' });
			parts.unknown();
		} else if (kind !== 'refused' || retryMs !== undefined || status >= 500 || status === 408) {
			repeatLater(retryMs ?? AGAIN_MS);
		} else {
			outbox.update(item, { stage: 'failed', reason: errorClause(code) || t('refusedIt', { code: code || String(status) }) });
		}
	}

	/** @param {number} ms */
	function repeatLater(ms) {
		if (paused) {
			return; // The first of them has said how long.
		}
		paused = true;
		timer = clock.after(() => {
			paused = false;
			outbox.repeat();
			delivery.pump();
		}, ms);
	}

	/** @type {Delivery} */
	const delivery = {
		opened(isPipelined) {
			open = true;
			pipelined = isPipelined;
			paused = false;
			clock.cancel(timer);
			if (!requesting) {
				outbox.repeat();
			}
			delivery.pump();
		},

		closed() {
			open = false;
		},

		pump() {
			for (let item = outbox.next(); item && open && !paused && !requesting; item = outbox.next()) {
				const { text, n, via } = item;
				if (!pipelined) {
					post(item);
				} else if (parts.send({ type: 'post', text, n, via })) {
					outbox.update(item, { stage: 'sending' });
				} else {
					return;
				}
			}
		},

		takePosted({ via, n, seq }) {
			const item = outbox.find(via, n);
			if (item) {
				outbox.update(item, { stage: 'posted', seq });
				parts.posted();
			}
		},

		takeRefusal({ via, n, code, retry }) {
			const item = outbox.find(via, n);
			if (item) {
				refused(item, { kind: 'refused', code, retryMs: retry });
			}
		},
	};
	return delivery;
}
