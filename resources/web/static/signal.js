// How the models tell the views that something happened, without knowing them.

/** @template {unknown[]} A @returns {Signal<A>} */
export function signal() {
	/** @type {((...args: A) => void)[]} */
	const listeners = [];
	return {
		on: (listener) => void listeners.push(listener),
		emit: (...args) => listeners.forEach((listener) => listener(...args)),
	};
}
