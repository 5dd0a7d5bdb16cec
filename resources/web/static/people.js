// Who is here and who is typing, as the server last said.

import { signal } from './signal.js';

const ANOTHER_START = 1_000_000; // Each start of a server counts from elsewhere.

/** Of two links the slower one tells what the other has told already.
 * @param {number|null} known @param {number} state */
function isOld(known, state) {
	return known !== null && state <= known && known - state < ANOTHER_START;
}

/** @returns {People} */
export function makePeople() {
	/** @type {Map<string, Person>} */
	const here = new Map();
	/** @type {Set<string>} */
	let typing = new Set();

	/** @type {People} */
	const people = {
		count: 0,
		state: null,
		changed: signal(),

		takePresence({ full, joined, left, count, state }) {
			if (isOld(people.state, state)) {
				return;
			}
			if (full) {
				here.clear();
			}
			for (const person of [...(full ?? []), ...joined]) {
				here.set(person.cid, person);
			}
			for (const { cid } of left) {
				here.delete(cid);
				typing.delete(cid);
			}
			people.count = count;
			people.state = state;
			people.changed.emit();
		},

		takeTyping({ cids }) {
			typing = new Set(cids);
			people.changed.emit();
		},

		spoke(cid) {
			if (typing.delete(cid)) {
				people.changed.emit();
			}
		},

		list: () => [...here.values()].sort((a, b) => a.name.localeCompare(b.name)),
		typing: (own) => people.list().filter(({ cid }) => cid !== own && typing.has(cid)),
	};
	return people;
}
