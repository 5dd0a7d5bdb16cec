// What has been said, and the rule by which every message is shown exactly once, whichever link
// brings it and how often (PROTOCOL.md, "Showing every message exactly once").

import { parseCursor } from './protocol.js';
import { signal } from './signal.js';

const MOST_HELD = 500; // One answer brings as many; what is beyond comes when it is fetched.

/** @returns {Log} */
export function makeLog() {
	/** @type {Map<number, Message>} */
	const held = new Map();

	/** @type {Log} */
	const log = {
		epoch: '',
		first: 0,
		last: 0,
		oldest: 1,
		wasReset: false,
		appended: signal(),
		prepended: signal(),
		marked: signal(),
		holed: signal(),

		get cursor() {
			return `${log.epoch}-${log.last}`;
		},
		get hasOlder() {
			return !log.wasReset && log.first > log.oldest;
		},
		get isHolding() {
			return held.size > 0;
		},

		begin(cursor, messages, oldest) {
			const { epoch, seq } = parseCursor(cursor);
			Object.assign(log, { epoch, oldest, last: seq, first: messages[0]?.seq ?? seq + 1 });
		},

		welcome(hello, after) {
			const { epoch, seq } = parseCursor(hello.cursor);
			log.oldest = hello.oldest;
			// Of two links that asked from the same old place only the first begins anew.
			if (epoch !== log.epoch || (hello.resume === 'reset' && parseCursor(after).epoch === epoch)) {
				startAfresh(epoch, seq);
			} else if (hello.resume === 'gap' && seq > log.last) {
				log.skip(hello.missed, seq);
			}
		},

		skip(missed, seq) {
			log.last = seq;
			for (const number of held.keys()) {
				if (number <= seq) {
					held.delete(number);
				}
			}
			log.marked.emit({ kind: 'gap', missed });
			release();
		},

		take(message) {
			const { epoch } = parseCursor(message.cursor);
			if (epoch !== log.epoch) {
				startAfresh(epoch, message.seq - 1);
			}
			if (message.seq === log.last + 1) {
				show(message);
				release();
			} else if (message.seq > log.last) {
				if (held.size < MOST_HELD) {
					held.set(message.seq, message);
				}
				log.holed.emit();
			}
		},

		takeOlder(messages, oldest) {
			const fitting = messages.filter(({ seq, cursor }) => seq < log.first && parseCursor(cursor).epoch === log.epoch);
			// Without any there is nothing more, whatever was said.
			log.oldest = fitting.length > 0 ? oldest : log.first;
			if (fitting.length > 0) {
				log.first = fitting[0].seq;
				log.prepended.emit(fitting);
			}
		},

		forgetBefore(seq) {
			log.first = Math.max(log.first, seq);
		},
	};

	/** @param {Message} message */
	function show(message) {
		log.last = message.seq;
		log.appended.emit(message);
	}

	function release() {
		for (let next = held.get(log.last + 1); next; next = held.get(log.last + 1)) {
			held.delete(next.seq);
			show(next);
		}
	}

	/** @param {string} epoch @param {number} seq */
	function startAfresh(epoch, seq) {
		held.clear();
		Object.assign(log, { epoch, last: seq, first: seq + 1, wasReset: true });
		log.marked.emit({ kind: 'reset' });
	}

	return log;
}
