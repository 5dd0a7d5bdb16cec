// Listening by HTTP streaming: one answer that does not end, one frame a line.

import { failureOf } from './failure.js';
import { lifeOf } from './link.js';
import { LineReader } from './ndjson.js';
import { eventsUrl } from './protocol.js';

const TYPE = 'application/x-ndjson';

/** @type {Opener} */
export function openStream(context) {
  const { room, position, network } = context;
  const ending = new AbortController();
  const life = lifeOf(context, () => ending.abort());

  async function read() {
    const response = await network.fetch(eventsUrl(room, position), {
      headers: { accept: TYPE },
      cache: 'no-store',
      signal: ending.signal,
    });
    if (response.status !== 200) {
      return life.fail(await failureOf(response));
    }
    if (!response.headers.get('content-type')?.startsWith(TYPE) || !response.body) {
      return life.fail({ kind: 'nonsense' });
    }
    const lines = new LineReader();
    const reader = response.body.getReader();
    while (!life.isOver()) {
      const { value, done } = await reader.read();
      if (done) {
        break;
      }
      lines.read(value).forEach(life.takeJson);
    }
    // A stream ends with a bye.
    life.fail({ kind: 'broken' });
  }

  read().catch(() => life.fail({ kind: life.isOpen() ? 'broken' : 'unreachable' }));
  return life;
}
