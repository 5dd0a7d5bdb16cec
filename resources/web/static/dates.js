// Times as the reader's own clock and language have them.

const time = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' });
const day = new Intl.DateTimeFormat(undefined, { weekday: 'long', day: 'numeric', month: 'long' });
const old = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'long', year: 'numeric' });

const exact = new Intl.DateTimeFormat(undefined, { timeStyle: 'medium' });

export const exactTime = (/** @type {number} */ at) => exact.format(at);
export const clockTime = (/** @type {number} */ at) => time.format(at);

/** One text for each day. @param {number} at @param {number} [now] */
export function dayOf(at, now = Date.now()) {
	const date = new Date(at);
	const today = new Date(now);
	const midnight = (/** @type {Date} */ d) => new Date(d.getFullYear(), d.getMonth(), d.getDate()).getTime();
	const days = Math.round((midnight(today) - midnight(date)) / 86_400_000);
	if (days === 0) {
		return 'Today';
	}
	if (days === 1) {
		return 'Yesterday';
	}
	return (days > 0 && days < 180 ? day : old).format(at);
}
