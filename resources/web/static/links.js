// The one place that knows all five transports.

import { openLongPoll, openShortPoll } from './poll.js';
import { openSse } from './sse.js';
import { openStream } from './stream.js';
import { openWebSocket } from './websocket.js';

/** @type {Record<Transport, Opener>} */
export const links = {
	websocket: openWebSocket,
	sse: openSse,
	stream: openStream,
	longpoll: openLongPoll,
	shortpoll: openShortPoll,
};
