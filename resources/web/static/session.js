// One tab's life in a room: models, connection and outbox together. Knows no elements.

import { makeConnection } from './connection.js';
import { makeDelivery } from './delivery.js';
import { makeHistory } from './history.js';
import { makeLog } from './log.js';
import { failureFrom, postJson } from './network.js';
import { makeOutbox } from './outbox.js';
import { makePeople } from './people.js';
import { eventsUrl } from './protocol.js';
import { signal } from './signal.js';
import { t } from './text.js';

const TYPING_EVERY_MS = 3_000; // The server shows it for 6 s.
const REJOIN_EVERY_MS = 10_000; // Where no cookie is kept, joining again would never end.

/** @param {SessionParts} parts @returns {Session} */
export function makeSession(parts) {
	const { room, clock, lasting } = parts;
	const log = makeLog();
	const people = makePeople();
	const outbox = makeOutbox(lasting, room, parts.id, parts.drawWord);
	let typedAt = -Infinity;
	let rejoinedAt = -Infinity;
	let isRejoining = false;

	const connection = makeConnection(
		{
			...parts,
			position: () => ({ after: log.cursor, state: people.state }),
			opened,
			received,
			changed,
			// A switch: everything unacknowledged first.
			used: (name) => delivery.opened(name === 'websocket'),
		},
		lasting.get('transport', /** @type {Choice} */ ('auto')),
	);
	const delivery = makeDelivery({
		...parts,
		outbox,
		send: (frame) => connection.send(frame),
		unknown: rejoin,
		posted: () => outbox.shown(log.last),
	});

	/** The log shows it, so it is pending no longer, whether or not `posted` came.
	 * @param {Message} message */
	function settle({ cid, via, n }) {
		const item = cid === session.me?.cid && outbox.find(via, n);
		if (item) {
			outbox.remove(item);
		}
		outbox.shown(log.last);
	}

	log.appended.on((message) => {
		people.spoke(message.cid);
		settle(message);
	});

	/** @param {Person|null} me */
	function setMe(me) {
		session.me = me;
		session.meChanged.emit();
	}

	/** @param {Hello} hello @param {Position} position */
	function opened(hello, { after }) {
		const { me } = session;
		log.welcome(hello, after);
		if (hello.you) {
			session.troubled.emit('');
			if (hello.you.cid !== me?.cid || hello.you.name !== me.name) {
				setMe(hello.you);
			}
		} else if (hello.stream && me) {
			rejoin();
		}
	}

	/** @param {Frame} frame */
	function received(frame) {
		switch (frame.type) {
			case 'message':
				return log.take(frame);
			case 'presence':
				return people.takePresence(frame);
			case 'typing':
				return people.takeTyping(frame);
			case 'posted':
				return delivery.takePosted(frame);
			case 'error':
				return delivery.takeRefusal(frame);
		}
	}

	/** @param {Status} status */
	function changed(status) {
		if (status.phase !== 'open') {
			delivery.closed();
		}
		session.statusChanged.emit(status);
	}

	// The server has forgotten us (its data was lost, our name was removed): join under the same name.
	async function rejoin() {
		const before = session.me;
		if (isRejoining) {
			return; // Two links may say it.
		}
		if (clock.now() - rejoinedAt < REJOIN_EVERY_MS) {
			session.troubled.emit(t('noCookie'));
			return;
		}
		rejoinedAt = clock.now();
		isRejoining = true;
		try {
			const me = await session.join(before?.name ?? lasting.get('name', ''));
			if (me.cid === before?.cid) {
				connection.reconnect();
			}
		} catch (error) {
			if (failureFrom(error).code) {
				setMe(null);
			}
		}
		isRejoining = false;
	}

	/** @type {Session} */
	const session = {
		room,
		me: parts.me,
		log,
		people,
		outbox,
		connection,
		history: makeHistory({ ...parts, log }),
		meChanged: signal(),
		statusChanged: signal(),
		troubled: signal(),

		async join(wanted) {
			const answer = await postJson(parts, `/rooms/${room}/members`, { name: wanted });
			const { cid, name } = JSON.parse(answer.text);
			lasting.set('name', name);
			session.becomes({ cid, name });
			return { cid, name };
		},

		becomes(me) {
			const isOther = me.cid !== session.me?.cid;
			setMe(me);
			if (isOther) {
				connection.reconnect(); // The open link is another's, or a nameless reader's.
			}
		},

		adopt(alive, shown) {
			outbox.adopt(alive);
			shown.forEach(settle);
			delivery.pump();
		},

		say(text) {
			typedAt = -Infinity;
			outbox.add(text);
			delivery.pump();
		},

		sayAgain(item) {
			outbox.update(item, { stage: 'waiting' });
			delivery.pump();
		},

		type(active) {
			const due = clock.now() - typedAt >= TYPING_EVERY_MS;
			const was = typedAt !== -Infinity;
			if (!session.me || connection.status.phase !== 'open' || !(active ? due : was)) {
				return;
			}
			typedAt = active ? clock.now() : -Infinity;
			const frame = { type: 'typing', active };
			if (!connection.send(frame)) {
				postJson(parts, eventsUrl(room, {}), frame).catch(() => {}); // The next key repeats it.
			}
		},

		choose(choice) {
			lasting.set('transport', choice);
			connection.choose(choice);
		},
	};
	return session;
}
