// What has come and has not been seen, by somebody who looks elsewhere or reads further up.

import { signal } from './signal.js';

/** @param {number} seen the last number that was @param {() => boolean} isLooking at the newest
 * messages, now @returns {Unread} */
export function makeUnread(seen, isLooking) {
	/** @type {Unread} */
	const unread = {
		count: 0,
		seen,
		changed: signal(),
		began: signal(),

		came(seq, own) {
			if (own || isLooking()) {
				return unread.look(seq);
			}
			unread.count += 1;
			if (unread.count === 1) {
				unread.began.emit(unread.seen);
			}
			unread.changed.emit();
		},

		look(seq) {
			unread.seen = seq;
			if (unread.count > 0) {
				unread.count = 0;
				unread.changed.emit();
			}
		},
	};
	return unread;
}
