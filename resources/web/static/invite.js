// How others get in: the address to pass on, where it can be one.

import { h } from './dom.js';

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
		element.replaceChildren(
			h('p', { class: 'note' }, 'Others cannot use this address: it means their own computer. Give them one of the network.'),
		);
		return;
	}
	const told = h('p', { class: 'note', role: 'status' });
	const button = h('button', { type: 'button', class: 'quiet' }, 'Copy the address');
	button.onclick = async () => {
		told.textContent = (await copy(address)) ? 'Copied.' : 'Not allowed: mark it and copy it by hand.';
		button.focus();
	};
	element.replaceChildren(h('p', { class: 'note' }, 'Others join with their browser at'), h('p', { class: 'address', dir: 'ltr' }, address), button, told);
}
