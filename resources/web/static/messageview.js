// One message as an element; the same shape as the server's paragraphs (server/transport/html.cpp).

import { clockTime, dayOf } from './dates.js';
import { h } from './dom.js';
import { colourOf, initialsOf } from './person.js';
import { textNodes } from './richtext.js';
import { t } from './text.js';

const GROUP_MS = 5 * 60_000;

/** Whether the second needs no name and time of its own. @param {Message|undefined} before
 * @param {Message} message */
export function follows(before, message) {
	return (
		before !== undefined &&
		before.cid === message.cid &&
		before.from === message.from &&
		message.at - before.at < GROUP_MS &&
		dayOf(before.at) === dayOf(message.at)
	);
}

/** @param {string} cid @param {string} name @param {boolean} own */
const classes = (cid, name, own) => `message ${colourOf(cid)}${own ? ' own' : ''}`;

/** @param {Message} message @param {boolean} own */
export function messageElement({ seq, cid, from, at, text, n, via }, own) {
	const time = h('time', { dir: 'auto', datetime: new Date(at).toISOString() }, clockTime(at));
	return h(
		'p',
		{
			class: classes(cid, from, own),
			'data-seq': seq,
			'data-cid': cid,
			'data-initials': initialsOf(from),
			'data-n': n,
			'data-via': via,
		},
		time,
		' ',
		h('b', { dir: 'auto' }, from),
		' ',
		h('span', { dir: 'auto' }, ...textNodes(text)),
	);
}

/** What was written and is not in the log yet. @param {Pending} item @param {Person|null} me
 * @param {boolean} isOpen */
export function pendingElement({ text, stage, reason }, me, isOpen) {
	const notes = {
		waiting: t(isOpen ? 'sending' : 'waiting'),
		sending: t('sending'),
		posted: t('sent'),
		failed: t('notSent', { reason }),
	};
	return h(
		'p',
		{ class: `${classes(me?.cid ?? '', me?.name ?? '', true)} pending ${stage}` },
		h('span', { dir: 'auto' }, ...textNodes(text)),
		h('small', {}, notes[stage]),
	);
}

/** Reads a message back from the server's paragraph. @param {HTMLElement} element
 * @param {string} epoch */
export function messageOf(element, epoch) {
	const { seq, cid, n, via } = element.dataset;
	const text = (/** @type {string} */ tag) => element.querySelector(tag)?.textContent ?? '';
	return {
		type: /** @type {const} */ ('message'),
		seq: Number(seq),
		cursor: `${epoch}-${seq}`,
		cid: cid ?? '',
		from: text('b'),
		at: Date.parse(element.querySelector('time')?.dateTime ?? ''),
		text: text('span'),
		...(n !== undefined && { n: Number(n) }),
		...(via !== undefined && { via }),
	};
}
