// Listening by short polling: a question now and then. What works where nothing else does.

import { REQUEST_MS } from './network.js';
import { openPoll } from './poll.js';

const ACTIVE_MS = 1_000;
const IDLE_MS = 10_000;
const HIDDEN_MS = 30_000;

/** @type {Opener} */
export function openShortPoll(context) {
  let idle = ACTIVE_MS;
  return openPoll(context, {
    question: () => ({ headers: {}, timeout: REQUEST_MS }),
    pause({ news }) {
      idle = news ? ACTIVE_MS : idle;
      const pause = context.hidden() ? HIDDEN_MS : idle;
      idle = Math.min(idle * 1.5, IDLE_MS);
      // Spread by a fifth both ways, so that a class does not go on asking at one beat.
      return pause * (0.8 + 0.4 * context.clock.random());
    },
  });
}
