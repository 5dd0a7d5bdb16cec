// Why a link or a request failed, as a value to decide by and as a sentence to read.

/** @type {Record<Transport, string>} */
const SUBJECTS = {
	websocket: 'the WebSocket handshake',
	sse: 'the event stream',
	stream: 'the HTTP stream',
	longpoll: 'the long poll',
	shortpoll: 'the poll',
};

/** @param {Failure} failure @param {Transport} transport */
export function explain(failure, transport) {
	const subject = SUBJECTS[transport];
	switch (failure.kind) {
		case 'unreachable':
			return 'the server cannot be reached';
		case 'timeout':
			return `${subject} was not answered in time`;
		case 'refused':
			return failure.status
				? `${subject} was refused with ${failure.status}`
				: `the WebSocket was closed with ${failure.close}`;
		case 'broken':
			return 'the connection broke';
		case 'silent':
			return 'nothing came any more';
		default:
			return `${subject} brought what no Parlance server says`;
	}
}
