// Bytes to lines, wherever the chunks were cut, also within a character.

export const MOST_CHARACTERS = 1024 * 1024; // A frame has 100,000 bytes at most, by far.

export class LineReader {
  #decoder = new TextDecoder();
  #rest = '';

  /** The lines that are complete now. @param {Uint8Array} bytes @returns {string[]} */
  read(bytes) {
    const lines = (this.#rest + this.#decoder.decode(bytes, { stream: true })).split('\n');
    this.#rest = /** @type {string} */ (lines.pop());
    if (this.#rest.length > MOST_CHARACTERS) {
      throw new RangeError('a line without an end');
    }
    return lines.filter((line) => line !== '');
  }
}
