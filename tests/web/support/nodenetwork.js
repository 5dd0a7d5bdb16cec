// What a browser has and Node has not, for the page's modules outside of a page: cookies, an
// EventSource, and a WebSocket that takes the cookie along.

import WebSocket from 'ws';

// As much of it as the page uses: it never reconnects, for the page closes it at its first error.
class NodeEventSource extends EventTarget {
  #ending = new AbortController();

  constructor(url, headers) {
    super();
    this.#listen(url, headers).catch(() => this.#tell('error'));
  }

  close() {
    this.#ending.abort();
  }

  #tell(type, data) {
    if (!this.#ending.signal.aborted) {
      this.dispatchEvent(Object.assign(new Event(type), data !== undefined && { data }));
    }
  }

  async #listen(url, headers) {
    const answer = await fetch(url, { headers: { ...headers, accept: 'text/event-stream' }, signal: this.#ending.signal });
    if (answer.status === 200) {
      let rest = '';
      for await (const text of answer.body.pipeThrough(new TextDecoderStream())) {
        const events = (rest + text).split('\n\n');
        rest = events.pop();
        events.forEach((event) => this.#event(event));
      }
    }
    this.#tell('error');
  }

  #event(text) {
    const data = /^data: ?(.*)$/m.exec(text)?.[1];
    if (data !== undefined) {
      this.#tell(/^event: ?(.*)$/m.exec(text)?.[1] ?? 'message', data);
    }
  }
}

/** @param {string} base "http://127.0.0.1:1234" @param {string} cookie */
export function nodeNetwork(base, cookie) {
  return {
    fetch: (path, options) => fetch(base + path, { ...options, headers: { ...options?.headers, cookie } }),
    eventSource: (path) => new NodeEventSource(base + path, { cookie }),
    webSocket(path) {
      const socket = new WebSocket(base.replace('http', 'ws') + path, 'parlance.v1', { headers: { cookie }, perMessageDeflate: false });
      socket.onerror = () => {}; // onclose tells it as well.
      return socket;
    },
  };
}
