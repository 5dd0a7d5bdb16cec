// The small menu: one's name, the sound, and why some things are not to be had at this address.

import { makeSound } from './attention.js';
import { h, menu } from './dom.js';
import { reasonOf } from './joinview.js';

/** @param {HTMLElement} element @param {Session} session @param {Store} store
 * @param {(name: string) => Promise<Person>} join */
export function settingsView(element, session, store, join) {
	const input = h('input', { name: 'rename', maxlength: 40, autocomplete: 'nickname' });
	const told = h('p', { role: 'status' });
	const rename = h('form', {}, h('label', {}, 'Your name ', input), h('button', {}, 'Change'));
	const wanted = h('input', { type: 'checkbox' });
	const sound = makeSound();
	const notes = ['Browsers let a page sound only after a tap or a key on it.'];
	if (!isSecureContext) {
		notes.push('They show notifications for encrypted addresses (https) only. Here the title of the tab counts new messages instead.');
	}
	const label = h('label', { class: 'check' }, wanted, ' Sound for new messages');
	element.append(menu('⋯', 'Settings', rename, told, label, h('p', {}, notes.join(' '))));
	wanted.checked = store.get('sound', false);
	wanted.onchange = () => {
		store.set('sound', wanted.checked);
		ring();
	};
	rename.addEventListener('submit', async (event) => {
		event.preventDefault();
		try {
			const { name } = await join(input.value.trim());
			told.textContent = `You are ${name} now.`;
		} catch (error) {
			told.textContent = reasonOf(error);
		}
	});

	function redraw() {
		rename.hidden = !session.me;
		input.value = session.me?.name ?? '';
		told.textContent = '';
	}
	session.meChanged.on(redraw);
	redraw();
	const ring = () => wanted.checked && sound();
	return { ring };
}
