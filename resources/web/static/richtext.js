// A guest's text as nodes: addresses become links that open outside. Nothing is parsed as HTML.

const ADDRESS = /\bhttps?:\/\/[^\s<>"]+/gi;
const TRAILING = '.,;:!?\'’”)]}*'; // Belongs to the sentence, not to the address.

/** The pieces of a text; `href` where one is an address. @param {string} text
 * @returns {{text: string, href?: string}[]} */
export function pieces(text) {
	/** @type {{text: string, href?: string}[]} */
	const found = [];
	let from = 0;
	for (const match of text.matchAll(ADDRESS)) {
		let length = match[0].length;
		// Not by a pattern: in a long row of marks it would begin at each of them anew.
		while (TRAILING.includes(match[0][length - 1])) {
			length -= 1;
		}
		const address = match[0].slice(0, length);
		if (match.index > from) {
			found.push({ text: text.slice(from, match.index) });
		}
		found.push({ text: address, href: address });
		from = match.index + address.length;
	}
	if (from < text.length) {
		found.push({ text: text.slice(from) });
	}
	return found;
}

/** @param {string} text @returns {(Node|string)[]} */
export function textNodes(text) {
	return pieces(text).map(({ text: shown, href }) => {
		if (!href) {
			return shown;
		}
		const link = document.createElement('a');
		link.href = href;
		link.target = '_blank';
		link.rel = 'noopener noreferrer nofollow';
		link.textContent = shown;
		return link;
	});
}
