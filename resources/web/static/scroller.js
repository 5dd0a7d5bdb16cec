// The reading position. CSS turns the scroller upside down (column-reverse), so the newest stays in
// sight by itself; whoever reads above keeps his line.

const NEAR_PX = 48; // Nearer than this to the end is at the end.

export class Scroller {
  /** @param {HTMLElement} element @param {HTMLElement} list whose children are the lines */
  constructor(element, list) {
    this.element = element;
    this.list = list;
  }

  get fromEnd() {
    return Math.abs(this.element.scrollTop);
  }

  get fromStart() {
    const { scrollHeight, clientHeight } = this.element;
    return scrollHeight - clientHeight - this.fromEnd;
  }

  get isAtEnd() {
    return this.fromEnd < NEAR_PX;
  }

  toEnd() {
    this.element.scrollTop = 0;
  }

  /** The first line in sight, and how far its top is below the upper edge.
   * @returns {{line: HTMLElement, offset: number}|null} */
  place() {
    const edge = this.element.getBoundingClientRect().top;
    const lines = this.list.children;
    let low = 0;
    let high = lines.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const isAbove = lines[middle].getBoundingClientRect().bottom <= edge;
      low = isAbove ? middle + 1 : low;
      high = isAbove ? high : middle;
    }
    const line = /** @type {HTMLElement|undefined} */ (lines[low]);
    return line ? { line, offset: line.getBoundingClientRect().top - edge } : null;
  }

  /** @param {HTMLElement} line @param {number} offset */
  restore(line, offset) {
    const edge = this.element.getBoundingClientRect().top;
    this.element.scrollTop += line.getBoundingClientRect().top - edge - offset;
  }

  /** Changes the list and keeps the place. @param {() => void} change */
  keep(change) {
    const place = this.isAtEnd ? null : this.place();
    change();
    if (place?.line.isConnected) {
      this.restore(place.line, place.offset);
    } else if (!place) {
      this.toEnd();
    }
  }
}
