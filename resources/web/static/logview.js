// The list of messages: groups, days, gaps, the "new" line. Keeps the reading position.

import { dayOf } from './dates.js';
import { h } from './dom.js';
import { follows, messageElement } from './messageview.js';
import { t } from './text.js';

const MOST_SHOWN = 1_000; // Beyond this, at the newest end, the oldest are let go of...
const KEPT = 500; // ...down to this; scrolling up brings them back.

/** @param {string} kind @param {string} text */
const line = (kind, text) => h('div', { class: `line ${kind}` }, h('span', {}, text));

/** @param {HTMLElement} list @param {Scroller} scroller @param {Log} log
 * @param {() => string|undefined} own whose messages stand apart @returns {LogView} */
export function makeLogView(list, scroller, log, own) {
	/** @type {{message: Message, element: HTMLElement}[]} */
	const shown = []; // In the order of the list.
	/** @type {HTMLElement|null} */
	let newLine = null;

	/** A message as its lines. @param {Message|undefined} before @param {Message} message
	 * @param {boolean} [isApart] something else stands between the two */
	function draw(before, message, isApart) {
		const element = messageElement(message, message.cid === own());
		element.classList.toggle('follows', !isApart && follows(before, message));
		const isNewDay = !before || dayOf(before.at) !== dayOf(message.at);
		return { message, element, lines: isNewDay ? [line('day', dayOf(message.at)), element] : [element] };
	}

	/** @param {Message} message */
	function append(message) {
		const last = shown.at(-1);
		const drawn = draw(last?.message, message, last?.element !== list.lastElementChild);
		list.append(...drawn.lines);
		shown.push(drawn);
		if (shown.length > MOST_SHOWN && scroller.isAtEnd && !log.wasReset) {
			letGo();
		}
	}

	/** @param {Message[]} messages */
	function prepend(messages) {
		const drawn = messages.map((message, i) => draw(messages[i - 1], message));
		const before = messages[messages.length - 1];
		const [first] = shown;
		if (first && dayOf(before.at) === dayOf(first.message.at)) {
			list.querySelector('.day')?.remove();
			first.element.classList.toggle('follows', follows(before, first.message));
		}
		// The log is not said aloud again because somebody scrolls up.
		list.ariaBusy = 'true';
		list.prepend(...drawn.flatMap(({ lines }) => lines));
		list.ariaBusy = null;
		shown.unshift(...drawn);
	}

	/** @param {Mark} mark */
	function drawMark(mark) {
		list.append(line(mark.kind, mark.kind === 'gap' ? t('gap', { n: mark.missed }) : t('newHistory')));
	}

	function letGo() {
		shown.splice(0, shown.length - KEPT);
		const [{ element, message }] = shown;
		while (list.firstElementChild !== element) {
			list.firstElementChild?.remove();
		}
		element.classList.remove('follows');
		element.before(line('day', dayOf(message.at)));
		log.forgetBefore(message.seq);
	}

	log.appended.on((message) => scroller.keep(() => append(message)));
	log.prepended.on((messages) => scroller.keep(() => prepend(messages)));
	log.marked.on((mark) => scroller.keep(() => drawMark(mark)));

	return {
		begin(messages) {
			scroller.keep(() => {
				list.replaceChildren();
				messages.forEach(append);
			});
		},

		drawNewLine(seq) {
			scroller.keep(() => {
				newLine?.remove();
				const first = shown.find(({ message }) => message.seq > seq);
				if (first) {
					newLine = line('new', t('new'));
					first.element.classList.remove('follows');
					first.element.before(newLine);
				}
			});
		},

		removeNewLine() {
			scroller.keep(() => newLine?.remove());
		},

		markOwn() {
			for (const { message, element } of shown) {
				element.classList.toggle('own', message.cid === own());
			}
		},

		find: (seq) => shown.find(({ message }) => message.seq === seq)?.element,
	};
}
