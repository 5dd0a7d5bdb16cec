// What was written and is not yet in the log. It outlives its tab: kept under the tab's name, it is
// taken up by the next one that finds nobody of this name. Should two take it up, the server still
// says it once, by `via` and `n`.

import { signal } from './signal.js';

/** @param {Store} store @param {string} room @param {string} id of this tab
 * @param {() => string} drawVia @returns {Outbox} */
export function makeOutbox(store, room, id, drawVia) {
	const prefix = `outbox.${room}.`;
	let n = 0;
	let via = id;

	function changed() {
		const left = outbox.items.filter(({ stage }) => stage !== 'posted');
		store.set(prefix + id, left.length > 0 ? left : undefined);
		outbox.changed.emit();
	}

	/** @type {Outbox} */
	const outbox = {
		items: [],
		changed: signal(),

		adopt(alive) {
			for (const key of store.keys(prefix)) {
				const owner = key.slice(prefix.length);
				if (owner !== id && !alive.includes(owner)) {
					outbox.items.unshift(...store.get(key, /** @type {Pending[]} */ ([])));
					store.set(key, undefined);
				}
			}
			outbox.repeat();
		},

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
	return outbox;
}
