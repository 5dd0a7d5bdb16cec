// How each language sets its texts, for both catalogues: what a reader stumbles over, and what a line
// may be broken at where it must not.

const NARROW = '\\u202f';
const FAULTS = {
  en: [/  /],
  // A space before the ellipsis that stands for words, and none that breaks.
  de: [/'|  |“|[^\u00a0.]…/],
  es: [/'|  |[^\s(«]¿|[^\s(«]¡|\s…/],
  // A narrow space that does not break, inside quotes too.
  fr: [/'|  |\s…/, new RegExp(`[^${NARROW}][:;!?»](?=\\s|$)`), new RegExp(`«[^${NARROW}]`)],
};
// Before a unit, too.
const UNIT = /(\}|%L?\d|%n|\d) (ms|s|%)(?![\p{L}’])/u;

/** @param {string} code @param {string} text */
export function misset(code, text) {
  const plain = text.replace(/^[\w. ]+: /, '');
  return FAULTS[code].some((fault) => fault.test(plain)) || (code !== 'en' && UNIT.test(plain));
}
