// Elements without markup in strings: attributes and children as values, texts always as text.

/** @template {keyof HTMLElementTagNameMap} K @param {K} tag
 * @param {Record<string, string|number|boolean|undefined>} [attributes] true: present, false:
 * absent @param {...(Node|string)} children @returns {HTMLElementTagNameMap[K]} */
export function h(tag, attributes = {}, ...children) {
	const element = document.createElement(tag);
	for (const [name, value] of Object.entries(attributes)) {
		if (value !== undefined && value !== false) {
			element.setAttribute(name, value === true ? '' : String(value));
		}
	}
	element.append(...children);
	return element;
}

/** An element of the server's page that must be there. @template {Element} T
 * @param {string} selector @param {new () => T} kind @param {ParentNode} [root] @returns {T} */
export function must(selector, kind, root = document) {
	const found = root.querySelector(selector);
	if (!(found instanceof kind)) {
		throw new Error(`the page lacks ${selector}`);
	}
	return found;
}

/** A button that unfolds a panel, which goes away by itself. @param {string} face
 * @param {string} label @param {...(Node|string)} content */
export function menu(face, label, ...content) {
	const summary = h('summary', { 'aria-label': label, title: label }, face);
	const folded = h('details', { class: 'menu' }, summary, h('div', { class: 'panel' }, ...content));
	folded.addEventListener('keydown', (event) => {
		if (event.key === 'Escape' && folded.open) {
			event.stopPropagation(); // One key, one thing closed.
			folded.open = false;
			summary.focus();
		}
	});
	document.addEventListener('click', ({ target }) => {
		if (!folded.contains(/** @type {Node} */ (target))) {
			folded.open = false;
		}
	});
	return folded;
}
