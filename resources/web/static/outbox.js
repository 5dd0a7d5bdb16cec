// What was written and is not yet in the log; survives a reload. `via` is drawn with every load, so
// that a duplicated tab counts apart; what was pending keeps its own.

import { signal } from './signal.js';

/** @param {Store} store @param {string} room @param {() => string} drawVia @returns {Outbox} */
export function makeOutbox(store, room, drawVia) {
	const key = `outbox.${room}`;
	let n = 0;
	let via = drawVia();

	function changed() {
		store.set(key, outbox.items.filter(({ stage }) => stage !== 'posted'));
		outbox.changed.emit();
	}

	/** @type {Outbox} */
	const outbox = {
		items: store.get(key, /** @type {Pending[]} */ ([])),
		changed: signal(),

		add(text) {
			outbox.items.push({ via, n: ++n, text, stage: 'waiting' });
			changed();
		},

		find: (via, n) => outbox.items.find((item) => item.via === via && item.n === n),

		next: () => outbox.items.find((item) => item.stage === 'waiting'),

		update(item, change) {
			Object.assign(item, change);
			changed();
		},

		repeat() {
			for (const item of outbox.items) {
				if (item.stage === 'sending') {
					item.stage = 'waiting';
				}
			}
			changed();
		},

		renumber(item) {
			via = drawVia();
			outbox.update(item, { via, n: ++n, stage: 'waiting' });
		},

		remove(item) {
			outbox.items = outbox.items.filter((other) => other !== item);
			changed();
		},

		shown(last) {
			const left = outbox.items.filter(({ seq }) => seq === undefined || seq > last);
			if (left.length !== outbox.items.length) {
				outbox.items = left;
				changed();
			}
		},
	};
	outbox.repeat();
	return outbox;
}
