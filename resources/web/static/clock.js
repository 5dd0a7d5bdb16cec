// Time and chance, handed in so that a test can bring its own.

/** @type {Clock} */
export const systemClock = {
  now: () => performance.now(),
  after: (run, ms) => setTimeout(run, ms),
  cancel: (timer) => clearTimeout(timer),
  random: Math.random,
};

/** A word that nobody else draws. `crypto.randomUUID` is kept from pages on plain HTTP; this is
 * not. @param {number} bytes */
export function randomWord(bytes = 12) {
  const drawn = crypto.getRandomValues(new Uint8Array(bytes));
  return Array.from(drawn, (byte) => (byte % 36).toString(36)).join('');
}
