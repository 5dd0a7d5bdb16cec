// Listening by Server-Sent Events. EventSource's own reconnecting is not used: it gives up for good
// on an error status and knows no other transport.

import { lifeOf } from './link.js';
import { askWhy } from './network.js';
import { eventsUrl } from './protocol.js';

const TYPES = ['message', 'hello', 'presence', 'typing', 'heartbeat', 'echo', 'bye', 'error'];

/** @type {Opener} */
export function openSse(context) {
	const url = eventsUrl(context.room, context.position, { transport: 'sse' });
	const source = context.network.eventSource(url);
	const life = lifeOf(context, () => source.close());

	// EventSource tells nobody what it was answered.
	async function broke() {
		if (life.isOpen()) {
			return life.fail({ kind: 'broken' });
		}
		source.close();
		const why = await askWhy(context, url, 'HEAD');
		const isStream = why instanceof Headers && why.get('content-type')?.startsWith('text/event-stream');
		life.fail(why instanceof Headers ? { kind: isStream ? 'broken' : 'nonsense' } : why);
	}

	for (const type of TYPES) {
		source.addEventListener(type, (/** @type {Partial<MessageEvent>} */ { data }) => {
			// The browser calls its own failures "error" too, without data.
			if (data !== undefined) {
				life.takeJson(data);
			} else if (!life.isOver()) {
				broke();
			}
		});
	}
	return life;
}
