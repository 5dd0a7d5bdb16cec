// The types that the modules of the page speak of in their JSDoc. They stand here, and not in
// resources/web, because browsers have no use for them and the page is to stay small.

// The classes, by their names alone.
type Log = import('../../resources/web/static/log.js').Log;
type LogView = import('../../resources/web/static/logview.js').LogView;
type Outbox = import('../../resources/web/static/outbox.js').Outbox;
type Scroller = import('../../resources/web/static/scroller.js').Scroller;
type Session = import('../../resources/web/static/session.js').Session;

// The wire; PROTOCOL.md says what the fields mean.
type Transport = 'websocket' | 'sse' | 'stream' | 'longpoll' | 'shortpoll';
type Resume = 'ok' | 'gap' | 'reset';
type Person = { cid: string; name: string };
/** Where to go on from; a state of null is "not known". */
type Position = { after: string; state: number | null };
type Hello = {
  type: 'hello';
  epoch: string;
  cursor: string;
  head: number;
  oldest: number;
  resume: Resume;
  missed: number;
  /** Polls have none of these. */
  stream?: string;
  heartbeat?: number;
  you?: Person;
};
type Message = {
  type: 'message';
  seq: number;
  cursor: string;
  from: string;
  cid: string;
  n?: number;
  via?: string;
  at: number;
  text: string;
};
type Presence = {
  type: 'presence';
  state: number;
  full?: Person[];
  joined: Person[];
  left: Person[];
  count: number;
};
type Typing = { type: 'typing'; state: number; cids: string[] };
type Heartbeat = { type: 'heartbeat'; cursor: string; t: number };
type Echo = { type: 'echo'; nonce: string };
type Bye = { type: 'bye'; reason: string; retry: number };
type Posted = { type: 'posted'; n?: number; via?: string; seq: number; cursor: string };
type Refusal = {
  type: 'error';
  code: string;
  message: string;
  n?: number;
  via?: string;
  retry?: number;
};
type Frame = Hello | Message | Presence | Typing | Heartbeat | Echo | Bye | Posted | Refusal;
type Answer = {
  entries: Message[];
  cursor: string;
  resume: Resume;
  missed: number;
  head: number;
  oldest: number;
  state: number;
  people?: Person[];
  count?: number;
  typing?: string[];
  bye?: { reason: string; retry: number };
};

// What is handed in, so that tests bring their own.
type Clock = {
  /** Milliseconds, never going back. */
  now(): number;
  after(run: () => void, ms: number): number;
  cancel(timer?: number): void;
  /** In [0, 1). */
  random(): number;
};
type Network = {
  fetch: typeof fetch;
  webSocket(path: string): WebSocket;
  eventSource(url: string): EventSource;
};
type Store = { get<T>(key: string, otherwise: T): T; set(key: string, value: unknown): void };
type Signal<A extends unknown[]> = {
  on(listener: (...args: A) => void): void;
  emit(...args: A): void;
};

// Links and the connection.
type Failure = {
  kind: 'unreachable' | 'timeout' | 'refused' | 'broken' | 'silent' | 'nonsense';
  /** Of HTTP. */
  status?: number;
  /** Of the server's error table. */
  code?: string;
  /** The WebSocket close code. */
  close?: number;
  /** What the server asked us to wait. */
  retryMs?: number;
};
type LinkEvents = {
  /** The first. Polls say it again where the server had to change the position. */
  opened(hello: Hello): void;
  received(frame: Exclude<Frame, Hello | Bye>): void;
  /** Milliseconds there and back. */
  measured(latency: number): void;
  /** The last is one of these two. */
  failed(failure: Failure): void;
  ended(bye: Bye): void;
};
type LinkContext = {
  room: string;
  /** Where to begin. */
  position: Position;
  clock: Clock;
  network: Network;
  /** Whether nobody looks at the page. */
  hidden(): boolean;
  on: LinkEvents;
};
type Link = {
  /** Nothing is told after it. */
  close(): void;
  /** Is it alive? Ends in `measured`, or in `failed` soon. `anew`: after a sleep. */
  probe(anew?: boolean): void;
  /** Where the transport carries both ways. */
  send?(frame: object): void;
};
type Opener = (context: LinkContext) => Link;
type Rhythm = {
  question(first: boolean): { headers: Record<string, string>; timeout: number };
  /** Milliseconds. */
  pause(asked: { news: boolean; first: boolean; took: number }): number;
};
type Choice = 'auto' | Transport;
type Status = {
  phase: 'connecting' | 'open' | 'waiting';
  choice: Choice;
  /** The one in use, or being tried. */
  transport: Transport;
  /** Why it is this one, or why there is none; empty where all is well. */
  reason: string;
  /** Milliseconds there and back. */
  latency: number | null;
};

// What the parts are made of.
type RoomParts = { room: string; clock: Clock; network: Network };
type ConnectionParts = RoomParts & {
  links: Record<Transport, Opener>;
  hidden(): boolean;
  /** What has been shown so far. */
  position(): Position;
  opened(hello: Hello, transport: Transport): void;
  received(frame: Frame): void;
  changed(status: Status): void;
};
type SessionParts = RoomParts & {
  /** As the server knew it when it made the page. */
  me: Person | null;
  links: Record<Transport, Opener>;
  lasting: Store;
  passing: Store;
  drawWord(): string;
  hidden(): boolean;
};
type DeliveryParts = RoomParts & {
  outbox: Outbox;
  /** By a WebSocket, if one is open. */
  send(frame: object): boolean;
  /** The server does not know who we are: join again. */
  unknown(): void;
  posted(seq: number): void;
};
type ComposerParts = {
  dock: HTMLElement;
  store: Store;
  room: string;
  say(text: string): void;
  type(active: boolean): void;
};
type ReadingParts = {
  session: Session;
  logView: LogView;
  scroller: Scroller;
  store: Store;
  hidden(): boolean;
  latest: HTMLElement;
  older: HTMLElement;
  /** `came`: one more has just come. */
  unread(count: number, came: boolean): void;
};
/** Where a tab was, for its next load. */
type Place = { epoch: string; seen: number; seq: number | null; offset: number };

type Pending = {
  via: string;
  n: number;
  text: string;
  stage: 'waiting' | 'sending' | 'posted' | 'failed';
  /** Where it stands in the log, once posted. */
  seq?: number;
  /** Why it failed, for people. */
  reason?: string;
};
type Mark = { kind: 'gap'; missed: number } | { kind: 'reset' };
