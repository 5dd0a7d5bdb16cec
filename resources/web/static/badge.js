// The transport in use, its latency, why it is this one; the menu that chooses another; and behind a
// button what was decided and what each has cost.

import { exactTime } from './dates.js';
import { h, menu } from './dom.js';
import { TRANSPORTS, TRANSPORT_NAMES } from './protocol.js';
import { numberText, sizeText, t } from './text.js';
import { sentence } from './trace.js';

/** @param {number|null} [ms] */
const rounded = (ms) => (ms ? numberText(Math.max(1, Math.round(ms))) : '–');

/** Why it is not the best one. @param {Status} status */
export function reasonText({ phase, reason }) {
	return phase === 'open' && reason ? t('because', { reason }) : reason;
}

/** @param {Connection} connection */
function statsTable({ stats }) {
	const columns = [t('requests'), t('payload'), t('framing'), t('empty'), t('latencies')];
	const row = (/** @type {string} */ name, /** @type {(string|number)[]} */ cells) =>
		h('tr', {}, h('th', { scope: 'row' }, name), ...cells.map((cell) => h('td', {}, typeof cell === 'number' ? numberText(cell) : cell)));
	const rows = TRANSPORTS.filter((name) => stats[name].requests > 0).map((name) => {
		const { requests, payload, framing, empty, latency } = stats[name];
		const known = name === 'websocket' ? sizeText(framing) : '?';
		return row(TRANSPORT_NAMES[name], [requests, sizeText(payload), known, empty, `${rounded(latency(0.5))}/${rounded(latency(0.95))}`]);
	});
	return h('table', {}, h('tr', {}, h('td'), ...columns.map((column) => h('th', { scope: 'col' }, column))), ...rows);
}

/** @param {HTMLElement} element @param {Session} session */
export function badgeView(element, session) {
	const { connection } = session;
	const options = TRANSPORTS.map((name) => h('option', { value: name }, TRANSPORT_NAMES[name]));
	const select = h('select', { id: 'transport', 'aria-label': t('transport') }, h('option', { value: 'auto' }, t('automatic')), ...options);
	const text = h('span', { class: 'name' });
	const latency = h('span', { class: 'latency' });
	const reason = h('span', { class: 'reason' });
	const badge = h('span', { class: 'badge' }, h('span', { class: 'dot' }), text, latency, select);
	const list = h('ol', { class: 'trace' });
	const costs = h('div', { class: 'costs' });
	const note = h('p', {}, t('costsNote'));
	const details = menu('?', t('why'), list, costs, note);
	select.onchange = () => session.choose(/** @type {any} */ (select.value));
	element.replaceChildren(reason, badge, details);

	function drawDetails() {
		if (details.open) {
			list.replaceChildren(
				...connection.trace.map((entry) => h('li', {}, h('time', { dir: 'auto' }, exactTime(entry.wall)), ' ', sentence(entry))),
			);
			costs.replaceChildren(statsTable(connection));
		}
	}
	details.ontoggle = drawDetails;
	connection.traced.on(drawDetails);

	session.statusChanged.on((status) => {
		drawDetails();
		const isOpen = status.phase === 'open';
		select.value = status.choice;
		text.textContent = isOpen ? TRANSPORT_NAMES[status.transport] : t(status.phase === 'connecting' ? 'connecting' : 'notConnected');
		latency.textContent = isOpen && status.latency !== null ? t('ms', { n: rounded(status.latency) }) : '';
		reason.textContent = isOpen ? reasonText(status) : '';
		badge.title = reasonText(status);
		badge.dataset.phase = status.phase;
		if (isOpen) {
			select.dataset.transport = status.transport;
		} else {
			delete select.dataset.transport;
		}
	});
}
