// The moments after which an open connection may be dead: sleep, the browser's cache, a new network.

/** @param {() => void} check */
export function onWake(check) {
  addEventListener('pageshow', (event) => event.persisted && check());
  addEventListener('online', check);
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && check());
}
