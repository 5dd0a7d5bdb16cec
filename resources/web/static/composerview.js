// Where one writes: Enter sends, Shift+Enter breaks the line, Tab leaves. The draft is kept.

import { h, must } from './dom.js';
import { t } from './text.js';

const MOST_BYTES = 16_384; // The server's limit of a text.

function makeForm() {
	const field = h('textarea', { id: 'composer', name: 'text', rows: 1 });
	return h('form', { id: 'say' }, h('label', {}, `${t('message')} `, field), h('button', {}, t('send')));
}

/** @param {ComposerParts} parts */
export function composerView({ dock, store, room, say, type }) {
	if (!dock.querySelector('#say')) {
		dock.append(makeForm());
	}
	const form = must('#say', HTMLFormElement, dock);
	const field = must('textarea', HTMLTextAreaElement, form);
	const error = h('p', { class: 'error', role: 'alert', hidden: true });
	const key = `draft.${room}`;
	field.rows = 1;
	field.placeholder = t('write');
	field.setAttribute('enterkeyhint', 'send');
	field.value ||= store.get(key, '');
	form.append(error);

	function fit() {
		field.style.height = 'auto';
		field.style.height = `${field.scrollHeight}px`;
	}

	function send() {
		const text = field.value.replace(/^\s*\n|\s+$/g, '');
		if (text === '') {
			return;
		}
		const size = new TextEncoder().encode(text).length;
		error.hidden = size <= MOST_BYTES;
		if (size > MOST_BYTES) {
			error.textContent = t('tooLong', { n: size, most: MOST_BYTES });
			return;
		}
		field.value = '';
		store.set(key, '');
		fit();
		say(text);
	}

	form.addEventListener('submit', (event) => {
		event.preventDefault();
		send();
		field.focus();
	});
	field.addEventListener('keydown', (event) => {
		// Enter also ends the composition of a character in many scripts.
		if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
			event.preventDefault();
			send();
		}
	});
	field.addEventListener('input', () => {
		error.hidden = true;
		store.set(key, field.value);
		type(field.value !== '');
		fit();
	});
	fit();

	return {
		/** @param {boolean} shown */
		show(shown) {
			if (form.hidden === shown) {
				form.hidden = !shown;
				fit();
			}
		},
		focus: () => field.focus(),
	};
}
