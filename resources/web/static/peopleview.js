// Who is here, who is typing, and how others get in.

import { h } from './dom.js';
import { colourOf, initialsOf } from './person.js';
import { listText, t } from './text.js';

/** @param {Session} session
 * @param {{list: HTMLElement, count: HTMLElement, typing: HTMLElement}} elements */
export function peopleView(session, { list, count, typing }) {
	const { people } = session;

	/** @param {Person} person */
	function row({ cid, name }) {
		const you = cid === session.me?.cid ? [' ', h('small', {}, t('you'))] : [];
		return h(
			'li',
			{ class: colourOf(cid), 'data-cid': cid, 'data-initials': initialsOf(name) },
			h('span', { dir: 'auto' }, name),
			...you,
		);
	}

	function redraw() {
		const rows = people.list().map(row);
		const others = people.count - rows.length;
		if (others > 0) {
			rows.push(h('li', { class: 'more' }, t('more', { n: others })));
		}
		list.replaceChildren(...rows);
		count.textContent = t('here', { n: people.count });
		typing.textContent = typingText(people.typing(session.me?.cid).map(({ name }) => name));
	}

	people.changed.on(redraw);
	session.meChanged.on(redraw);
}

/** Narrow windows have the people in a drawer over the conversation; while it is open, nothing else
 * is to be had. @param {HTMLElement} drawer @param {HTMLElement} opener @param {HTMLElement[]} others */
export function drawerView(drawer, opener, others) {
	const narrow = matchMedia('(max-width: 55rem)'); // As in the style.
	let isOpen = false;

	/** @param {boolean} open */
	function show(open) {
		isOpen = open && narrow.matches; // Beside the conversation it keeps nobody from anything.
		document.body.classList.toggle('showing-people', isOpen);
		others.forEach((other) => (other.inert = isOpen));
		(open ? drawer : opener).focus();
	}
	drawer.tabIndex = -1;
	document.addEventListener('click', (event) => {
		const hit = /** @type {Element} */ (event.target).closest('.count, .close, #people');
		if (hit === drawer) {
			return;
		}
		if (hit) {
			event.preventDefault();
		}
		if (hit || isOpen) {
			show(hit === opener);
		}
	});
	document.addEventListener('keydown', ({ key }) => {
		if (key === 'Escape' && isOpen) {
			show(false);
		}
	});
	narrow.onchange = () => isOpen && show(false);
}

/** @param {string[]} names */
export function typingText(names) {
	if (names.length === 0) {
		return '';
	}
	const n = names.length;
	return n <= 3 ? t('typing', { n, names: listText(names) }) : t('manyTyping', { n });
}
