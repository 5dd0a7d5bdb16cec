// The line above the composer that says what is wrong and what to do; gone when it is over.

import { h } from './dom.js';
import { t } from './text.js';

const PATIENCE_MS = 1_500; // What heals sooner is not worth a word.

/** @param {HTMLElement} element @param {Session} session @param {Clock} clock
 * @param {Scroller} scroller which becomes smaller by it */
export function noticeView(element, session, clock, scroller) {
	let trouble = '';
	/** @type {number|undefined} */
	let timer;

	function draw() {
		timer = undefined;
		const { phase, reason, elsewhere } = session.connection.status;
		/** @type {HTMLElement[]} */
		const parts = [];
		if (trouble) {
			parts.push(h('span', {}, trouble));
		} else if (phase !== 'open') {
			const retry = h('button', { type: 'button' }, t('tryNow'));
			// A room that has closed meanwhile shows its door only to who loads the page, and one that
			// has moved to TLS is only found so.
			retry.onclick = () => (phase === 'refused' || elsewhere ? location.reload() : session.connection.reconnect());
			parts.push(h('span', {}, reason ? t('notConnectedWhy', { reason }) : t('notConnected')), retry);
		}
		scroller.keep(() => {
			element.hidden = parts.length === 0;
			element.replaceChildren(...parts);
		});
	}

	session.statusChanged.on(({ phase }) => {
		if (phase === 'open') {
			clock.cancel(timer);
			draw();
		} else if (!element.hidden) {
			draw();
		} else {
			timer ??= clock.after(draw, PATIENCE_MS);
		}
	});
	session.troubled.on((text) => {
		trouble = text;
		draw();
	});
}
