// What both ways of polling share: an answer is told as the frames that a stream would have brought.

import { PROBE_MS } from './link.js';
import { failureFrom, request } from './network.js';
import { decodeAnswer, eventsUrl, parseCursor } from './protocol.js';

/** Where the entries of an answer begin; its own cursor is the one after them.
 * @param {Answer} answer @returns {Hello} */
function helloOf(answer) {
  const { epoch, seq } = parseCursor(answer.cursor);
  const first = answer.entries[0];
  const { resume, missed, head, oldest } = answer;
  const cursor = `${epoch}-${first ? first.seq - 1 : seq}`;
  return { type: 'hello', epoch, cursor, resume, missed, head, oldest };
}

/** @param {Answer} answer */
const hasNews = (answer) => answer.entries.length > 0 || !!answer.people || !!answer.typing;

/** @param {LinkContext} context @param {Rhythm} rhythm @returns {Link} */
export function openPoll(context, rhythm) {
  const { room, clock, on } = context;
  const position = { ...context.position };
  let over = false;
  let first = true;
  let etag = '';
  let round = 0; // Which question an answer belongs to; a repeated question forgets the one before.
  /** @type {AbortController|undefined} */
  let asking;
  /** @type {number|undefined} */
  let timer;

  function close() {
    over = true;
    round += 1;
    asking?.abort();
    clock.cancel(timer);
  }

  /** @param {unknown} error */
  function fail(error) {
    if (!over) {
      close();
      on.failed(failureFrom(error));
    }
  }

  /** @param {Answer} answer */
  function take(answer) {
    const { state, people, count, typing, entries, bye } = answer;
    if (first || answer.resume !== 'ok') {
      on.opened(helloOf(answer));
    }
    if (people && !over) {
      on.received({ type: 'presence', state, full: people, joined: [], left: [], count: count ?? people.length });
    }
    if (typing && !over) {
      on.received({ type: 'typing', state, cids: typing });
    }
    for (const entry of entries) {
      if (!over) {
        on.received(entry);
      }
    }
    // The answer was taken whole, so its cursor and its state hold.
    position.after = answer.cursor;
    position.state = state;
    if (bye && !over) {
      close();
      on.ended({ type: 'bye', ...bye });
    }
  }

  async function ask() {
    const mine = ++round;
    asking?.abort();
    clock.cancel(timer);
    asking = new AbortController();
    const { headers, timeout } = rhythm.question(first);
    const asked = clock.now();
    try {
      const response = await request(context, eventsUrl(room, position), {
        headers: { accept: 'application/json', ...headers, ...(etag && { 'if-none-match': etag }) },
        signal: asking.signal,
        timeout,
      });
      if (mine !== round) {
        return;
      }
      const took = clock.now() - asked;
      const answer = response.status === 304 ? null : decodeAnswer(response.text);
      etag = response.headers.get('etag') ?? etag;
      const wasFirst = first;
      if (answer) {
        take(answer);
      }
      first = false;
      if (over) {
        return;
      }
      if (wasFirst || !headers.prefer) {
        on.measured(took);
      }
      const more = answer && answer.entries.length > 0 && parseCursor(answer.cursor).seq < answer.head;
      const news = answer !== null && hasNews(answer);
      timer = clock.after(ask, more ? 0 : rhythm.pause({ news, first: wasFirst, took }));
    } catch (error) {
      if (mine === round) {
        fail(error);
      }
    }
  }

  // Asks the server itself. After a sleep the question may wait in a dead connection: then anew.
  async function probe(anew = false) {
    const asked = clock.now();
    try {
      await request(context, '/ping', { timeout: PROBE_MS });
      if (!over) {
        on.measured(clock.now() - asked);
        if (anew) {
          ask();
        }
      }
    } catch (error) {
      fail(error);
    }
  }

  ask();
  return { close, probe };
}
