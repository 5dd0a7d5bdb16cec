// Times as the reader's own clock and language have them.

import { locale, t } from './text.js';

const time = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' });
const day = new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long' });
const old = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric' });

const exact = new Intl.DateTimeFormat(locale, { timeStyle: 'medium' });

export const exactTime = (/** @type {number} */ at) => exact.format(at);
export const clockTime = (/** @type {number} */ at) => time.format(at);

/** One text for each day. @param {number} at @param {number} [now] */
export function dayOf(at, now = Date.now()) {
	const date = new Date(at);
	const today = new Date(now);
	const midnight = (/** @type {Date} */ d) => new Date(d.getFullYear(), d.getMonth(), d.getDate()).getTime();
	const days = Math.round((midnight(today) - midnight(date)) / 86_400_000);
	if (days === 0) {
		return t('today');
	}
	if (days === 1) {
		return t('yesterday');
	}
	return (days > 0 && days < 180 ? day : old).format(at);
}
