// The small menu: one's name, the sound, the language, and why some things are not to be had at this address.

import { makeSound } from './attention.js';
import { h, menu } from './dom.js';
import { languageView } from './languageview.js';
import { reasonOf } from './joinview.js';
import { t } from './text.js';

/** @param {HTMLElement} element @param {Session} session @param {Store} store
 * @param {(name: string) => Promise<Person>} join */
export function settingsView(element, session, store, join) {
	const input = h('input', { name: 'rename', maxlength: 40, autocomplete: 'nickname' });
	const told = h('p', { role: 'status' });
	const rename = h('form', {}, h('label', {}, `${t('yourName')} `, input), h('button', {}, t('change')));
	const wanted = h('input', { type: 'checkbox' });
	const sound = makeSound();
	const notes = [t('soundNote')];
	if (!isSecureContext) {
		notes.push(t('notifyNote'));
	}
	const label = h('label', { class: 'check' }, wanted, ` ${t('sound')}`);
	element.append(menu('⋯', t('settings'), rename, told, label, languageView(), h('p', {}, notes.join(' '))));
	wanted.checked = store.get('sound', false);
	wanted.onchange = () => {
		store.set('sound', wanted.checked);
		ring();
	};
	rename.addEventListener('submit', async (event) => {
		event.preventDefault();
		try {
			const { name } = await join(input.value.trim());
			told.textContent = t('youAre', { name });
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
