// The tabs of one browser are one person: who joins or takes another name in one has done so in all.

/** @param {(me: Person) => void} joined in another tab
 * @returns {(me: Person) => void} tell the others */
export function joinTabs(joined) {
	try {
		const channel = new BroadcastChannel('parlance');
		channel.onmessage = ({ data }) => {
			if (typeof data?.cid === 'string' && typeof data.name === 'string') {
				joined({ cid: data.cid, name: data.name });
			}
		};
		return (me) => channel.postMessage(me);
	} catch {
		return () => {}; // An old browser: the other tabs learn it when they are loaded again.
	}
}
