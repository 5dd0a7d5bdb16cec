// Who is here, who is typing, and how others get in.

import { h } from './dom.js';
import { colourOf, initialsOf } from './person.js';

/** @param {Session} session
 * @param {{list: HTMLElement, count: HTMLElement, typing: HTMLElement}} elements */
export function peopleView(session, { list, count, typing }) {
	const { people } = session;

	/** @param {Person} person */
	function row({ cid, name }) {
		const you = cid === session.me?.cid ? [' ', h('small', {}, '(you)')] : [];
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
			rows.push(h('li', { class: 'more' }, `and ${others} more`));
		}
		list.replaceChildren(...rows);
		count.textContent = `${people.count} here`;
		typing.textContent = typingText(people.typing(session.me?.cid).map(({ name }) => name));
	}

	people.changed.on(redraw);
	session.meChanged.on(redraw);
}

/** Narrow windows have the people in a drawer over the conversation.
 * @param {HTMLElement} drawer @param {HTMLElement} opener @param {HTMLElement} closer */
export function drawerView(drawer, opener, closer) {
	const { classList } = document.body;
	const isOpen = () => classList.contains('showing-people');

	/** @param {boolean} open @param {Event} event */
	function show(open, event) {
		event.preventDefault();
		classList.toggle('showing-people', open);
		(open ? drawer : opener).focus();
	}
	drawer.tabIndex = -1;
	opener.addEventListener('click', (event) => show(!isOpen(), event));
	closer.addEventListener('click', (event) => show(false, event));
	document.addEventListener('keydown', (event) => {
		if (event.key === 'Escape' && isOpen()) {
			show(false, event);
		}
	});
}

/** @param {string[]} names */
export function typingText(names) {
	if (names.length === 0) {
		return '';
	}
	if (names.length === 1) {
		return `${names[0]} is typing…`;
	}
	if (names.length <= 3) {
		return `${names.join(', ')} are typing…`;
	}
	return `${names.length} people are typing…`;
}
