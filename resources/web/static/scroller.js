// The reading position. CSS turns the scroller upside down (column-reverse), so the newest stays in
// sight by itself; whoever reads above keeps his line.

const NEAR_PX = 48; // Nearer than this to the end is at the end.

/** @param {HTMLElement} element @param {HTMLElement} list whose children are the lines
 * @returns {Scroller} */
export function makeScroller(element, list) {
	const top = (/** @type {Element} */ of) => of.getBoundingClientRect().top;
	const fromEnd = () => Math.abs(element.scrollTop);

	/** @type {Scroller} */
	const scroller = {
		element,
		get fromStart() {
			return element.scrollHeight - element.clientHeight - fromEnd();
		},
		get isAtEnd() {
			return fromEnd() < NEAR_PX;
		},

		toEnd() {
			element.scrollTop = 0;
		},

		place() {
			const edge = top(element);
			const lines = list.children;
			let low = 0;
			let high = lines.length;
			while (low < high) {
				const middle = (low + high) >> 1;
				if (lines[middle].getBoundingClientRect().bottom <= edge) {
					low = middle + 1;
				} else {
					high = middle;
				}
			}
			let line = /** @type {HTMLElement|null} */ (lines[low] ?? null);
			while (line && !line.dataset.seq) {
				line = /** @type {HTMLElement|null} */ (line.nextElementSibling); // A day has no number.
			}
			return line ? { line, offset: top(line) - edge } : null;
		},

		restore(line, offset) {
			element.scrollTop += top(line) - top(element) - offset;
		},

		keep(change) {
			const place = scroller.isAtEnd ? null : scroller.place();
			change();
			if (place?.line.isConnected) {
				scroller.restore(place.line, place.offset);
			} else if (!place) {
				scroller.toEnd();
			}
		},
	};
	return scroller;
}
