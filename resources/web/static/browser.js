// What the browser gives: time, chance, storage, the network, the moments of waking. Handed in, so
// that a test can bring its own.

/** @type {Clock} */
export const systemClock = {
	now: () => performance.now(),
	wall: Date.now,
	after: (run, ms) => setTimeout(run, ms),
	cancel: (timer) => clearTimeout(timer),
	random: Math.random,
};

/** @type {Network} */
export const browserNetwork = {
	fetch: (...args) => fetch(...args),
	webSocket: (path) => new WebSocket(location.origin.replace(/^http/, 'ws') + path, 'parlance.v1'),
	eventSource: (url) => new EventSource(url),
};

export const isHidden = () => document.visibilityState === 'hidden';

/** A word that nobody else draws. `crypto.randomUUID` is kept from pages on plain HTTP; this is
 * not. */
export function randomWord() {
	const drawn = crypto.getRandomValues(new Uint8Array(12));
	return Array.from(drawn, (byte) => (byte % 36).toString(36)).join('');
}

/** The moments after which an open connection may be dead: sleep, the browser's cache, a new
 * network. @param {() => void} woke */
export function onWake(woke) {
	addEventListener('pageshow', (event) => event.persisted && woke());
	addEventListener('online', woke);
	addEventListener('offline', woke); // Nobody has to wait for a silence to learn it.
	document.addEventListener('visibilitychange', () => isHidden() || woke());
}

const PREFIX = 'parlance.';

/** What the browser keeps for us. Where it refuses (private windows), it lasts as long as the page.
 * @param {() => Storage} storage asked late, because merely touching it may throw
 * @returns {Store} */
export function makeStore(storage) {
	/** @type {Record<string, string>} */
	const own = {};
	return {
		get(key, otherwise) {
			try {
				const text = own[key] ?? storage().getItem(PREFIX + key);
				return text === null ? otherwise : JSON.parse(text);
			} catch {
				return otherwise;
			}
		},
		set(key, value) {
			const text = JSON.stringify(value);
			delete own[key];
			try {
				if (text === undefined) {
					storage().removeItem(PREFIX + key);
				} else {
					storage().setItem(PREFIX + key, text);
				}
			} catch {
				own[key] = text;
			}
		},
		keys(prefix) {
			try {
				return Object.keys(storage()).filter((key) => key.startsWith(PREFIX + prefix)).map((key) => key.slice(PREFIX.length));
			} catch {
				return [];
			}
		},
	};
}

/** For all tabs and later days. */
export const lasting = makeStore(() => localStorage);
/** For this tab; survives a reload. */
export const passing = makeStore(() => sessionStorage);
