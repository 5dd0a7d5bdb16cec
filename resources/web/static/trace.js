// Why a transport is in use or is not, as sentences: what the ladder decides is a value, and only
// this table makes words of it, the same as the desktop's (client/trace.cpp).

import { TRANSPORT_NAMES } from './protocol.js';

/** What a failure of each is about. @type {Record<Transport, string>} */
const SUBJECTS = {
	websocket: 'the WebSocket handshake',
	sse: 'the event stream',
	stream: 'the HTTP stream',
	longpoll: 'the long poll',
	shortpoll: 'the poll',
};

/** @type {Record<Failure['kind'], string>} */
const CAUSES = {
	unreachable: 'the server cannot be reached',
	timeout: '{subject} was not answered in time',
	refused: '{subject} was refused with {status}',
	broken: '{line} broke',
	silent: 'nothing came any more on {line}',
	held: 'something between holds {subject} back',
	unverified: 'our own word did not come back on {line}',
	nonsense: '{subject} brought what no Parlance server says',
};

export const CROWDED = 'other tabs hold what connections the browser allows';

/** By what was decided, and which further values the sentence has.
 * @type {Record<string, string>} */
const DECISIONS = {
	trying: 'trying {name}',
	on: 'on {name}',
	'on from': 'on {name} instead of {from}',
	'on cause': 'on {name}, because {cause}',
	'on from cause': 'on {name} instead of {from}, because {cause}',
	'lost cause': 'lost {name}, because {cause}',
	again: 'trying {name} again in {pause} s',
	'again cause': 'trying {name} again in {pause} s, because {cause}',
	'demoted from cause': 'giving {from} up for {name}, because it failed again: {cause}',
	'staying from cause': 'staying on {name}, because {cause}',
	unreachable: 'the server cannot be reached, trying again in {pause} s',
	'unreachable cause': 'the server cannot be reached, trying again in {pause} s',
	ended: 'the server has ended, trying again in {pause} s',
	'refused cause': 'giving up, because {cause}',
	chosen: '{name} was chosen',
	automatic: 'the choice is automatic',
	woke: 'awake again, trying {name}',
	crowded: `on {name}, because ${CROWDED}`,
};

/** @param {string} text @param {Record<string, unknown>} values */
const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => String(values[name]));

/** @param {Failure} failure @param {Transport} transport */
export function explain({ kind, status, close, code }, transport) {
	if (kind === 'refused' && close) {
		return `the WebSocket was closed with ${close}`;
	}
	const subject = SUBJECTS[transport];
	return fill(CAUSES[kind], {
		subject,
		line: transport === 'websocket' ? 'the WebSocket connection' : subject,
		status: code && code !== 'internal' ? `${status} (${code})` : status,
	});
}

/** @param {TraceEntry} entry */
export function sentence({ what, name, from, blamed, cause, pause = 0 }) {
	const key = [what === 'chosen' && !name ? 'automatic' : what, from && 'from', cause && 'cause'].filter(Boolean).join(' ');
	return fill(DECISIONS[key], {
		name: name && TRANSPORT_NAMES[name],
		from: from && TRANSPORT_NAMES[from],
		cause: cause && explain(cause, blamed ?? 'shortpoll'),
		pause: pause < 10_000 ? (Math.round(pause / 100) / 10).toFixed(1) : Math.round(pause / 1000),
	});
}
