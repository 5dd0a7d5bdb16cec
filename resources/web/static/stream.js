// Listening by HTTP streaming: one answer that does not end, one frame a line.

import { lifeOf } from './link.js';
import { failureOf } from './network.js';
import { eventsUrl } from './protocol.js';

const TYPE = 'application/x-ndjson';
const MOST_CHARACTERS = 1024 * 1024; // A frame has 100,000 bytes at most, by far.

/** Bytes to lines, wherever the chunks were cut, also within a character. */
function lineReader() {
	const decoder = new TextDecoder();
	let rest = '';
	return (/** @type {Uint8Array} */ bytes) => {
		const lines = (rest + decoder.decode(bytes, { stream: true })).split('\n');
		rest = lines.pop() ?? '';
		if (rest.length > MOST_CHARACTERS) {
			throw new RangeError('a line without an end');
		}
		return lines.filter(Boolean);
	};
}

/** @type {Opener} */
export function openStream(context) {
	const { room, position, network } = context;
	const ending = new AbortController();
	const life = lifeOf(context, () => ending.abort());

	async function listen() {
		const response = await network.fetch(eventsUrl(room, position), {
			headers: { accept: TYPE },
			cache: 'no-store',
			redirect: 'manual',
			signal: ending.signal,
		});
		if (response.status !== 200) {
			return life.fail(await failureOf(response));
		}
		if (!response.headers.get('content-type')?.startsWith(TYPE) || !response.body) {
			return life.fail({ kind: 'nonsense' });
		}
		const read = lineReader();
		const reader = response.body.getReader();
		while (!life.isOver()) {
			const { value, done } = await reader.read();
			if (done) {
				break;
			}
			read(value).forEach(life.takeJson);
		}
		// A stream ends with a bye.
		life.fail({ kind: 'broken' });
	}

	listen().catch(() => life.fail({ kind: life.isOpen() ? 'broken' : 'unreachable' }));
	return life;
}
