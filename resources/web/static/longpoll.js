// Listening by long polling: the server answers when there is something to say.

import { REQUEST_MS } from './network.js';
import { openPoll } from './poll.js';

const WAIT_S = 25; // Proxies often cut at 30 s.
const EARLY_MS = 1_000;

/** @type {Opener} */
export function openLongPoll(context) {
  return openPoll(context, {
    // The first answer is wanted at once: it is the hello, and shows that this transport works.
    question(first) {
      const wait = first ? 0 : WAIT_S;
      return { headers: { prefer: `wait=${wait}` }, timeout: wait * 1000 + REQUEST_MS };
    },
    // An empty answer long before its time comes from something between that lets nothing wait.
    // Asking again at once would make a storm of it.
    pause: ({ news, first, took }) => (!first && !news && took < EARLY_MS ? EARLY_MS : 0),
  });
}
