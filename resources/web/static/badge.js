// The transport in use, its latency, why it is this one; and the menu that chooses another.

import { h } from './dom.js';
import { TRANSPORTS, TRANSPORT_NAMES } from './protocol.js';

/** @param {Status} status */
export function badgeText({ phase, transport, latency }) {
	if (phase !== 'open') {
		return phase === 'connecting' ? 'Connecting…' : 'Not connected';
	}
	return TRANSPORT_NAMES[transport] + (latency === null ? '' : ` · ${Math.max(1, Math.round(latency))} ms`);
}

/** Why it is not the best one. @param {Status} status */
export function reasonText({ phase, choice, transport, reason }) {
	if (phase !== 'open') {
		return reason;
	}
	if (choice !== 'auto') {
		return 'chosen in the menu';
	}
	return transport === TRANSPORTS[0] ? '' : reason && `because ${reason}`;
}

/** @param {HTMLElement} element @param {Session} session */
export function badgeView(element, session) {
	const options = TRANSPORTS.map((name) => h('option', { value: name }, TRANSPORT_NAMES[name]));
	const select = h('select', { id: 'transport', 'aria-label': 'Transport' }, h('option', { value: 'auto' }, 'Automatic'), ...options);
	const text = h('span', { class: 'name' });
	const reason = h('span', { class: 'reason' });
	const badge = h('span', { class: 'badge' }, h('span', { class: 'dot' }), text, select);
	select.onchange = () => session.choose(/** @type {any} */ (select.value));
	element.replaceChildren(reason, badge);

	session.statusChanged.on((status) => {
		select.value = status.choice;
		text.textContent = badgeText(status);
		reason.textContent = status.phase === 'open' ? reasonText(status) : '';
		badge.title = reasonText(status);
		badge.dataset.phase = status.phase;
		if (status.phase === 'open') {
			select.dataset.transport = status.transport;
		} else {
			delete select.dataset.transport;
		}
	});
}
