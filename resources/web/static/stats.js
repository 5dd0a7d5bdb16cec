// What each transport costs, as far as a page can know: the heads of HTTP are not shown to scripts.

import { TRANSPORTS } from './protocol.js';

const MOST_MEASURED = 200;
const utf8 = new TextEncoder();

/** @returns {Record<Transport, Stats>} */
export function makeStats() {
	const all = TRANSPORTS.map((name) => {
		/** @type {number[]} */
		const latencies = [];
		/** @type {Stats} */
		const stats = {
			requests: 0,
			payload: 0,
			framing: 0,
			empty: 0,
			asked() {
				stats.requests += 1;
			},
			carried(text, isEmpty = false) {
				const size = utf8.encode(text).length;
				stats.payload += size;
				stats.framing += size < 126 ? 2 : size < 65_536 ? 4 : 10; // RFC 6455 section 5.2, unmasked.
				stats.empty += Number(isEmpty);
			},
			measured(ms) {
				latencies.push(ms);
				latencies.splice(0, latencies.length - MOST_MEASURED);
			},
			latency(share) {
				return [...latencies].sort((a, b) => a - b)[Math.floor(latencies.length * share)];
			},
		};
		return [name, stats];
	});
	return Object.fromEntries(all);
}
