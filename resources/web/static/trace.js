// Why a transport is in use or is not, as sentences: what the ladder decides is a value, and only
// this table makes words of it, the same as the desktop's (client/trace.cpp).

import { TRANSPORT_NAMES } from './protocol.js';
import { errorClause, t, tenthsText } from './text.js';

/** What the host has decided is said as such. */
const BY_HOST = /^(banned|kicked|muted|room_locked|password_required)$/;

/** @param {Failure} failure @param {Transport} transport */
export function explain({ kind, status, close, code }, transport) {
	if (kind === 'refused' && close) {
		return t('cause.closed', { close: String(close) });
	}
	if (kind === 'refused' && BY_HOST.test(code ?? '')) {
		return errorClause(code);
	}
	const subject = t(`subject.${transport}`);
	return t(`cause.${kind}`, {
		subject,
		line: transport === 'websocket' ? t('subject.line') : subject,
		status: code && code !== 'internal' ? `${status} (${code})` : String(status),
	});
}

/** @param {TraceEntry} entry */
export function sentence({ what, name, from, blamed, cause, pause = 0 }) {
	const key = [what === 'chosen' && !name ? 'automatic' : what, from && 'from', cause && 'cause'].filter(Boolean).join(' ');
	return t(/** @type {TextKey} */ (`trace.${key}`), {
		name: name && TRANSPORT_NAMES[name],
		from: from && TRANSPORT_NAMES[from],
		cause: cause && explain(cause, blamed ?? 'shortpoll'),
		pause: pause < 10_000 ? tenthsText(Math.max(0.1, pause / 1000)) : Math.round(pause / 1000),
	});
}
