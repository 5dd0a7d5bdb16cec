// Listening by WebSocket: one frame, one message, in both directions.

import { lifeOf } from './link.js';
import { askWhy } from './network.js';
import { eventsUrl } from './protocol.js';

const POLICY = 1008; // RFC 6455 section 7.4.1.
const UPGRADE_REQUIRED = 426;

/** @type {Opener} */
export function openWebSocket(context) {
	const { room, position, network } = context;
	const socket = network.webSocket(eventsUrl(room, position));
	const life = lifeOf(context, () => {
		socket.onopen = socket.onmessage = socket.onclose = null;
		socket.close();
	});
	let connected = false;

	// A refused handshake, a reset and a closed port look the same to a script.
	async function refused() {
		const why = await askWhy(context, eventsUrl(room, position, { transport: 'websocket' }));
		// 426 is the server's word for a request without a handshake: so the server would have taken
		// one, and something between does not. What that said to it no script can read.
		const isBetween = why instanceof Headers || why.status === UPGRADE_REQUIRED;
		life.fail(isBetween ? { kind: 'blocked' } : why);
	}

	socket.onopen = () => (connected = true);
	socket.onmessage = ({ data }) => life.takeJson(data);
	socket.onclose = ({ code }) => {
		if (!connected) {
			refused();
		} else {
			life.fail(code === POLICY ? { kind: 'refused', close: code } : { kind: 'broken', close: code });
		}
	};

	const send = (/** @type {object} */ frame) => socket.send(JSON.stringify(frame));
	life.echo = (nonce) => send({ type: 'echo', nonce });
	return { ...life, send };
}
