// Initials, and a colour out of the id, in place of a picture; as the server's pages have them
// (server/transport/html.cpp).

const COLOURS = 8; // .c0 to .c7 in style.css.

/** @param {string} cid */
export function colourOf(cid) {
	let sum = 0;
	for (const byte of new TextEncoder().encode(cid)) {
		sum = (sum * 31 + byte) >>> 0;
	}
	return `c${sum % COLOURS}`;
}

/** The first letters of the first and the last word. @param {string} name */
export function initialsOf(name) {
	const words = name.split(' ').filter((word) => word !== '');
	const ends = words.length > 1 ? [words[0], words[words.length - 1]] : words;
	return ends.map((word) => [...(word ?? '')][0] ?? '').join('').toUpperCase();
}
