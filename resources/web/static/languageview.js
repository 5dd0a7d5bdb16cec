// The choice of the page's language. It is the server that speaks it from the first byte on, so the
// choice is a cookie, and the page is loaded again; draft and place survive that.

import { h } from './dom.js';
import { t } from './text.js';

const COOKIE = 'parlance_language';
const YEAR_S = 31_536_000;

export function languageView() {
	const codes = document.body.dataset.languages?.split(' ') ?? [];
	// Each by its own name: whoever looks for it need not know the others.
	const nameOf = (/** @type {string} */ code) => new Intl.DisplayNames([code], { type: 'language' }).of(code) ?? code;
	const options = codes.map((code) => h('option', { value: code, lang: code }, nameOf(code)));
	const select = h('select', { id: 'language' }, h('option', { value: '' }, t('asBrowser')), ...options);
	select.value = new RegExp(`${COOKIE}=([a-z]+)`).exec(document.cookie)?.[1] ?? '';
	select.onchange = () => {
		document.cookie = `${COOKIE}=${select.value}; path=/; samesite=lax; max-age=${select.value ? YEAR_S : 0}`;
		location.reload();
	};
	return h('label', { class: 'check' }, `${t('language')} `, select);
}
