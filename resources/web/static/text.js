// The words of the page, in the language that the server has chosen for it. A browser fetches one
// catalogue of them, text-de.js for example.

const { documentElement } = globalThis.document ?? {};
const language = documentElement?.lang || 'en';
/** @type {Record<string, string|Partial<Record<Intl.LDMLPluralRule, string>>>} */
const texts = (await import(`./text-${language}.js`)).default;

/** The reader's own country where it speaks this language: dates and numbers differ by it. */
export const locale = globalThis.navigator?.languages?.find((tag) => tag.split('-')[0] === language) ?? language;

const plurals = new Intl.PluralRules(locale);
const numbers = new Intl.NumberFormat(locale);
const tenths = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const lists = new Intl.ListFormat(locale);
const sizes = ['byte', 'kilobyte', 'megabyte', 'gigabyte'].map(
	(unit) => new Intl.NumberFormat(locale, { style: 'unit', unit, maximumFractionDigits: 1 }),
);

export const numberText = (/** @type {number} */ value) => numbers.format(value);
export const tenthsText = (/** @type {number} */ value) => tenths.format(value);
/** @param {number} bytes */
export function sizeText(bytes) {
	const step = Math.min(Math.floor(Math.log10(Math.max(1, bytes)) / 3), sizes.length - 1);
	return sizes[step].format(bytes / 1000 ** step);
}
export const listText = (/** @type {string[]} */ words) => lists.format(words);

/** The text of this key with its {names} filled; the value `n` decides between its plural forms.
 * @param {TextKey} key @param {Record<string, string|number|null|undefined>} [values] */
export function t(key, values = {}) {
	const text = texts[key];
	const form = typeof text === 'string' ? text : (text[plurals.select(Number(values.n))] ?? text.other ?? '');
	return form.replace(/\{(\w+)\}/g, (_, name) => {
		const value = values[name];
		return typeof value === 'number' ? numberText(value) : String(value);
	});
}

/** What an error of the server's table means, as a clause; nothing for codes that only programs meet.
 * @param {string} [code] */
export function errorClause(code) {
	const key = `error.${code}`;
	const sentence = isText(key) ? t(key) : '';
	return sentence && sentence[0].toLowerCase() + sentence.slice(1, -1);
}

/** Of what was made of a code of the wire there may be no text. @param {string} key
 * @returns {key is TextKey} */
export const isText = (key) => key in texts;
