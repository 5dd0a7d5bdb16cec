// Fetches what no stream brings: older messages as one scrolls up, and holes.

import { failureFrom, request } from './network.js';
import { decodeAnswer, eventsUrl, parseCursor } from './protocol.js';
import { signal } from './signal.js';

const HOLD_MS = 300; // What overtook the missing one on its way is here by then.
const AGAIN_MS = 2_000;
const PAGE = 50;

/** @param {RoomParts & {log: Log}} parts @returns {RoomHistory} */
export function makeHistory(parts) {
	const { room, clock, log } = parts;
	let loading = false;
	/** @type {number|undefined} */
	let timer;

	/** @param {Partial<Position>} from @param {Record<string, string>} [more] */
	async function ask(from, more) {
		const headers = { accept: 'application/json' };
		return decodeAnswer((await request(parts, eventsUrl(room, from, more), { headers })).text);
	}

	/** @param {number} ms */
	function holdBriefly(ms) {
		timer ??= clock.after(() => {
			timer = undefined;
			if (log.isHolding) {
				fetchHole();
			}
		}, ms);
	}

	async function fetchHole() {
		try {
			const { cursor, entries, resume, missed } = await ask({ after: log.cursor });
			const { epoch, seq } = parseCursor(cursor);
			if (resume === 'gap' && epoch === log.epoch) {
				log.skip(missed, entries.length > 0 ? entries[0].seq - 1 : seq);
			}
			entries.forEach(log.take);
		} catch (error) {
			failureFrom(error); // Tried again below.
		}
		if (log.isHolding) {
			holdBriefly(AGAIN_MS);
		}
	}

	log.holed.on(() => holdBriefly(HOLD_MS));

	/** @type {RoomHistory} */
	const history = {
		changed: signal(),

		async loadOlder(limit = PAGE) {
			if (loading || !log.hasOlder) {
				return;
			}
			loading = true;
			history.changed.emit('loading');
			try {
				const before = `${log.epoch}-${log.first}`;
				const { entries, oldest } = await ask({}, { before, limit: String(limit) });
				loading = false;
				log.takeOlder(entries, oldest);
				history.changed.emit('idle');
			} catch {
				loading = false;
				history.changed.emit('failed');
			}
		},
	};
	return history;
}
