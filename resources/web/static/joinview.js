// The form that asks for a name.

import { h, must } from './dom.js';
import { failureFrom } from './network.js';
import { isText, t } from './text.js';

/** @param {unknown} error */
export function reasonOf(error) {
	const { kind, code = '', status } = failureFrom(error);
	if (kind !== 'refused') {
		return t('unreachable');
	}
	const key = `error.${code}`;
	return isText(key) ? t(key) : t('refused', { code: code || String(status) });
}

/** @param {HTMLElement} dock @param {string} proposed the name of the last time
 * @param {(name: string) => Promise<unknown>} join */
export function joinView(dock, proposed, join) {
	const form = dock.querySelector('form#join');
	if (!(form instanceof HTMLFormElement)) {
		// Joined when the page was made. The server makes the form for who is joined no longer.
		return { show: (/** @type {boolean} */ shown) => shown && location.reload() };
	}
	const input = must('input', HTMLInputElement, form);
	const button = must('button', HTMLButtonElement, form);
	const error = h('p', { class: 'error', role: 'alert', hidden: true });
	form.append(error);
	input.value ||= proposed;

	form.addEventListener('submit', async (event) => {
		event.preventDefault();
		const name = input.value.trim();
		if (!name) {
			return;
		}
		button.disabled = true;
		error.hidden = true;
		try {
			await join(name);
		} catch (failure) {
			error.textContent = reasonOf(failure);
			error.hidden = false;
			input.focus();
		}
		button.disabled = false;
	});

	return { show: (/** @type {boolean} */ shown) => void (form.hidden = !shown) };
}
