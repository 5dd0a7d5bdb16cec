// Decoding. What is new is passed over; what the server must never say makes a link fail, so that
// nobody else has to doubt.

/** The best first: the order in which "Automatic" tries them. @type {readonly Transport[]} */
export const TRANSPORTS = ['websocket', 'sse', 'stream', 'longpoll', 'shortpoll'];

/** @type {Record<Transport, string>} */
export const TRANSPORT_NAMES = {
	websocket: 'WebSocket',
	sse: 'Server-Sent Events',
	stream: 'HTTP Streaming',
	longpoll: 'Long Polling',
	shortpoll: 'Short Polling',
};

export class Nonsense extends Error {}

/** What a frame cannot be without: texts ('), integers (#) and lists ([). */
const NEEDED = new Map(
	Object.entries({
		hello: "'epoch 'cursor #head #oldest 'resume",
		message: "#seq 'cursor 'from 'cid #at 'text",
		presence: '#state [joined [left #count',
		typing: '#state [cids',
		heartbeat: "'cursor",
		echo: "'nonce",
		bye: '#retry',
		posted: '#seq',
		error: "'code",
		answer: "[entries 'cursor 'resume #head #state",
	}),
);

/** @param {any} object @param {string} [type] */
function check(object, type = object.type) {
	for (const [mark, ...name] of NEEDED.get(type)?.split(' ') ?? []) {
		const value = object[name.join('')];
		const fits =
			mark === "'" ? typeof value === 'string' : mark === '#' ? Number.isSafeInteger(value) : Array.isArray(value);
		if (!fits) {
			throw new Nonsense(`${type}: ${name.join('')}`);
		}
	}
}

/** @param {string} json @returns {any} */
function parseObject(json) {
	let value;
	try {
		value = JSON.parse(json);
	} catch {
		throw new Nonsense('no JSON');
	}
	if (typeof value !== 'object' || value === null || Array.isArray(value)) {
		throw new Nonsense('no object');
	}
	return value;
}

/** A frame, or null for a type that came after this page was written. @param {string} json
 * @returns {Frame|null} */
export function decodeFrame(json) {
	const frame = parseObject(json);
	check(frame);
	return NEEDED.has(frame.type) ? frame : null;
}

/** @param {string} json @returns {Answer} */
export function decodeAnswer(json) {
	const answer = parseObject(json);
	check(answer, 'answer');
	answer.entries = answer.entries.filter((/** @type {any} */ entry) => entry?.type === 'message');
	answer.entries.forEach((/** @type {any} */ entry) => check(entry));
	return answer;
}

/** @param {string} cursor @returns {{epoch: string, seq: number}} */
export function parseCursor(cursor) {
	const match = /^([a-z0-9]{12})-(0|[1-9][0-9]{0,15})$/.exec(cursor);
	if (!match) {
		throw new Nonsense('cursor');
	}
	return { epoch: match[1], seq: Number(match[2]) };
}

/** The address of what follows a position; `more` are further parameters. @param {string} room
 * @param {Partial<Position>} from @param {Record<string, string>} [more] */
export function eventsUrl(room, from, more = {}) {
	const query = new URLSearchParams();
	if (from.after) {
		query.set('after', from.after);
	}
	if (typeof from.state === 'number') {
		query.set('state', String(from.state));
	}
	for (const [name, value] of Object.entries(more)) {
		query.set(name, value);
	}
	const text = query.toString();
	return `/rooms/${room}/events${text && '?'}${text}`;
}
