// The tabs of one browser: who joins in one has joined in all, and together they leave some of the
// six connections free that a browser opens to one server over HTTP/1.1. A seventh request would hang
// without an error. Those that only poll are told by the others when there is something to ask for.

const MOST_HOLDING = 3;
const ANSWER_MS = 200; // What a tab has to answer a roll call; hidden ones answer as well.
const AGAIN_MS = 60_000; // A tab that crashed does not say goodbye.

/** @param {TabsParts} parts @returns {Tabs} */
export function makeTabs({ id, clock, joined, crowded, news }) {
	/** @type {Map<string, TabState>} */
	const others = new Map();
	const state = { isHolding: false, isHidden: false, since: clock.wall() };
	let isRolling = false;
	let wasCrowded = false;
	/** @type {number|undefined} */
	let again;
	/** @type {Pick<BroadcastChannel, 'postMessage'|'onmessage'>} */
	let channel = { postMessage() {}, onmessage: null };
	try {
		channel = new BroadcastChannel('parlance');
	} catch {
		// An old browser: every tab is for itself.
	}

	function judge() {
		if (isRolling) {
			return;
		}
		// Those that are looked at first, then those that came first.
		const rank = (/** @type {TabState} */ { isHidden, since }, /** @type {string} */ name) => `${isHidden ? 1 : 0} ${since} ${name}`;
		const before = [...others].filter(([name, other]) => other.isHolding && rank(other, name) < rank(state, id));
		const isCrowded = state.isHolding && before.length >= MOST_HOLDING;
		clock.cancel(again);
		if (isCrowded) {
			again = clock.after(tabs.roll, AGAIN_MS);
		}
		if (isCrowded !== wasCrowded) {
			wasCrowded = isCrowded;
			crowded(isCrowded);
		}
	}

	channel.onmessage = ({ data }) => {
		if (data.me) {
			return joined(data.me);
		}
		if (data.news) {
			return wasCrowded && news();
		}
		if (data.gone) {
			others.delete(data.gone);
		} else {
			others.set(data.id, data.state);
		}
		if (data.asks) {
			channel.postMessage({ id, state });
		}
		judge();
	};
	addEventListener('pagehide', () => channel.postMessage({ gone: id }));

	/** @type {Tabs} */
	const tabs = {
		tellJoined: (me) => channel.postMessage({ me }),

		tellNews() {
			if (state.isHolding && !wasCrowded) {
				channel.postMessage({ news: true });
			}
		},

		update(isHolding, isHidden) {
			if (isHolding !== state.isHolding || isHidden !== state.isHidden) {
				Object.assign(state, { isHolding, isHidden });
				channel.postMessage({ id, state });
				judge();
			}
		},

		async roll() {
			isRolling = true;
			others.clear();
			channel.postMessage({ id, state, asks: true });
			await new Promise((resolve) => clock.after(() => resolve(null), ANSWER_MS));
			isRolling = false;
			judge();
			return [...others.keys()];
		},
	};
	return tabs;
}
