// How others get in: the address to pass on, where it can be one.

import { h } from './dom.js';
import { t } from './text.js';

const LOOPBACK = /^(localhost|.*\.localhost|127(\.\d+){3}|\[::1\])$/;

/** Pages on plain HTTP have no navigator.clipboard; the old command works there.
 * @param {string} text */
async function copy(text) {
	try {
		await navigator.clipboard.writeText(text);
		return true;
	} catch {
		const field = h('textarea', { class: 'offstage', readonly: true }, text);
		document.body.append(field);
		field.select();
		const copied = document.execCommand('copy');
		field.remove();
		return copied;
	}
}

/** @param {HTMLElement} element @param {string} address */
export function inviteView(element, address) {
	if (LOOPBACK.test(new URL(address).hostname)) {
		element.replaceChildren(h('p', { class: 'note' }, t('loopback')));
		return;
	}
	const told = h('p', { class: 'note', role: 'status' });
	const button = h('button', { type: 'button', class: 'quiet' }, t('copyAddress'));
	button.onclick = async () => {
		told.textContent = t((await copy(address)) ? 'copied' : 'copyByHand');
		button.focus();
	};
	element.replaceChildren(h('p', { class: 'note' }, t('joinAt')), h('p', { class: 'address', dir: 'ltr' }, address), button, told);
}
