// Pauses with full jitter: a class whose server restarts does not come back in one beat.

export const FIRST_MS = 250;
export const MOST_MS = 10_000;

export class Backoff {
	#ceiling = FIRST_MS;

	/** @param {() => number} random in [0, 1) */
	constructor(random) {
		this.random = random;
	}

	next() {
		const pause = Math.floor(this.random() * this.#ceiling);
		this.#ceiling = Math.min(this.#ceiling * 2, MOST_MS);
		return pause;
	}

	reset() {
		this.#ceiling = FIRST_MS;
	}
}
