// What was written and is on its way: paler, and it says so. What failed has its ways out.

import { h } from './dom.js';
import { pendingElement } from './messageview.js';
import { t } from './text.js';

/** @param {HTMLElement} element @param {Session} session */
export function pendingView(element, session) {
	const { outbox } = session;

	/** @param {Pending} item */
	function draw(item) {
		const drawn = pendingElement(item, session.me, session.connection.status.phase === 'open');
		if (item.stage === 'failed') {
			const again = h('button', { type: 'button' }, t('sendAgain'));
			const drop = h('button', { type: 'button' }, t('discard'));
			again.onclick = () => session.sayAgain(item);
			drop.onclick = () => outbox.remove(item);
			drawn.append(h('span', { class: 'ways' }, again, drop));
		}
		return drawn;
	}

	const redraw = () => element.replaceChildren(...outbox.items.map(draw));
	outbox.changed.on(redraw);
	session.statusChanged.on(redraw);
	redraw();
}
