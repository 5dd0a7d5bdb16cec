// Time, chance, storage and network that a test moves by hand.

export class FakeClock {
  #now = 0;
  #timers = new Map();
  #next = 1;
  chance = 0.5;

  now = () => this.#now;
  wall = () => this.#now;
  random = () => this.chance;
  cancel = (timer) => void this.#timers.delete(timer);
  after = (run, ms) => {
    this.#timers.set(this.#next, { run, at: this.#now + ms });
    return this.#next++;
  };

  /** Runs what is due, in order, and what it asks for. */
  async pass(ms) {
    const until = this.#now + ms;
    for (;;) {
      await settled();
      const due = [...this.#timers].filter(([, { at }]) => at <= until);
      if (due.length === 0) {
        break;
      }
      due.sort(([, a], [, b]) => a.at - b.at);
      const [timer, { run, at }] = due[0];
      this.#timers.delete(timer);
      this.#now = Math.max(this.#now, at);
      run();
    }
    this.#now = until;
  }
}

/** All promises that can go on have gone on. */
export const settled = () => new Promise((resolve) => setImmediate(resolve));

export function fakeStore() {
  const kept = new Map();
  return {
    get: (key, otherwise) => (kept.has(key) ? JSON.parse(kept.get(key)) : otherwise),
    set: (key, value) => void (value === undefined ? kept.delete(key) : kept.set(key, JSON.stringify(value))),
    keys: (prefix) => [...kept.keys()].filter((key) => key.startsWith(prefix)),
  };
}

/** A network that writes down what was asked and answers when the test says so. */
export class FakeNetwork {
  asked = [];
  sockets = [];
  sources = [];

  fetch = (url, options = {}) =>
    new Promise((resolve, reject) => {
      const body = options.body === undefined ? undefined : JSON.parse(options.body);
      this.asked.push({
        url,
        body,
        headers: options.headers ?? {},
        answer: (json, status = 200, headers = {}) =>
          resolve(new Response(status === 204 || status === 304 ? null : JSON.stringify(json), { status, headers })),
        give: (response) => resolve(response),
        break: () => reject(new TypeError('network')),
      });
      options.signal?.addEventListener('abort', () => reject(new DOMException('', 'AbortError')));
    });

  webSocket = (url) => {
    const socket = { url, sent: [], closed: false, send: (text) => socket.sent.push(JSON.parse(text)), close: () => (socket.closed = true) };
    this.sockets.push(socket);
    return socket;
  };

  eventSource = (url) => {
    const source = Object.assign(new EventTarget(), { url, closed: false, close: () => (source.closed = true) });
    source.tell = (type, frame) =>
      source.dispatchEvent(Object.assign(new Event(type), frame && { data: JSON.stringify(frame) }));
    this.sources.push(source);
    return source;
  };

  get last() {
    return this.asked.at(-1);
  }
}

export const EPOCH = 'k3v9x0q2m7ab';
export const cursor = (seq, epoch = EPOCH) => `${epoch}-${seq}`;
export const message = (seq, more = {}) => ({
  type: 'message',
  seq,
  cursor: cursor(seq),
  from: 'Bo',
  cid: 'b2mm0z9w4k1c',
  at: 1_795_167_941_256 + seq,
  text: `text ${seq}`,
  ...more,
});
export const hello = (seq, more = {}) => ({
  type: 'hello',
  epoch: EPOCH,
  cursor: cursor(seq),
  head: seq,
  oldest: 1,
  resume: 'ok',
  missed: 0,
  heartbeat: 15_000,
  ...more,
});
export const answer = (seq, entries = [], more = {}) => ({
  entries,
  cursor: cursor(seq),
  resume: 'ok',
  missed: 0,
  head: seq,
  oldest: 1,
  state: 5,
  ...more,
});
