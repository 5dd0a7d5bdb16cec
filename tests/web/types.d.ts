// The types that the modules of the page speak of in their JSDoc. They stand here, and not in
// resources/web, because browsers have no use for them and the page is to stay small.

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
/** What a link passes on. */
type Heard = Exclude<Frame, Hello | Bye>;
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
  received(frame: Heard): void;
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
  /** Seconds that the server may wait; null: none, and it is not told. */
  wait(first: boolean): number | null;
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
  /** Something is stored. */
  posted(): void;
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

// The models, and what the views are handed.
interface Log {
  epoch: string;
  /** The numbers of the first and the last message shown. */
  first: number;
  last: number;
  /** The oldest the server keeps. */
  oldest: number;
  /** Whether what is shown above `first` is another epoch's. */
  wasReset: boolean;
  readonly cursor: string;
  readonly hasOlder: boolean;
  readonly isHolding: boolean;
  appended: Signal<[Message]>;
  prepended: Signal<[Message[]]>;
  marked: Signal<[Mark]>;
  /** Messages are held; somebody should fetch what is missing before them. */
  holed: Signal<[]>;
  /** What the server's page already shows. */
  begin(cursor: string, messages: Message[], oldest: number): void;
  /** How the server has taken up our position. */
  welcome(hello: Hello): void;
  /** Messages up to `seq` are no longer kept. */
  skip(missed: number, seq: number): void;
  take(message: Message): void;
  /** An answer to paging back. */
  takeOlder(messages: Message[], oldest: number): void;
  /** The view let go of everything before this number. */
  forgetBefore(seq: number): void;
}
interface RoomHistory {
  /** Whether older messages are under way, and whether that has just failed. */
  changed: Signal<['idle' | 'loading' | 'failed']>;
  loadOlder(limit?: number): Promise<void>;
}
interface Outbox {
  items: Pending[];
  changed: Signal<[]>;
  add(text: string): void;
  find(via?: string, n?: number): Pending | undefined;
  /** The next to be sent: nothing overtakes. */
  next(): Pending | undefined;
  update(item: Pending, change: Partial<Pending>): void;
  /** Nobody knows what became of what was under way: all of it again, in order. */
  repeat(): void;
  /** Another text went under this number: a new `via`, and once more. */
  renumber(item: Pending): void;
  remove(item: Pending): void;
  /** Everything that the log shows by now is no longer pending. */
  shown(last: number): void;
}
interface Delivery {
  /** A link has opened; pipelined: it carries both ways. */
  opened(isPipelined: boolean): void;
  closed(): void;
  pump(): void;
  takePosted(posted: Posted): void;
  takeRefusal(refusal: Refusal): void;
}
interface People {
  count: number;
  /** What to ask with: null until the people are known. */
  state: number | null;
  changed: Signal<[]>;
  takePresence(presence: Presence): void;
  takeTyping(typing: Typing): void;
  /** Whoever speaks has stopped typing, whenever the server says so. */
  spoke(cid: string): void;
  list(): Person[];
  /** Those who are typing, without oneself. */
  typing(own?: string): Person[];
}
interface Session {
  room: string;
  me: Person | null;
  log: Log;
  people: People;
  outbox: Outbox;
  history: RoomHistory;
  connection: import('../../resources/web/static/connection.js').Connection;
  meChanged: Signal<[]>;
  statusChanged: Signal<[Status]>;
  /** What a person must know, with its way out; empty when it is over. */
  troubled: Signal<[string]>;
  /** Joins, or takes another name. */
  join(name: string): Promise<Person>;
  /** Also in another tab of the same browser. */
  becomes(me: Person): void;
  say(text: string): void;
  sayAgain(item: Pending): void;
  /** A key was pressed; not active: the text was emptied. */
  type(active: boolean): void;
  choose(choice: Choice): void;
}
interface Unread {
  count: number;
  /** The last number that was seen. */
  seen: number;
  changed: Signal<[]>;
  /** The first unseen one has come: after which number the "new" line belongs. */
  began: Signal<[number]>;
  came(seq: number, own: boolean): void;
  /** Everything up to here has been seen. */
  look(seq: number): void;
}
interface Scroller {
  element: HTMLElement;
  readonly fromStart: number;
  readonly isAtEnd: boolean;
  toEnd(): void;
  /** The first line in sight, and how far its top is below the upper edge. */
  place(): { line: HTMLElement; offset: number } | null;
  restore(line: HTMLElement, offset: number): void;
  /** Changes the list and keeps the place. */
  keep(change: () => void): void;
}
interface LogView {
  /** What the server's page shows, once more in our own words: by this reader's clock. */
  begin(messages: Message[]): void;
  /** Before the first message after `seq`; at most one line. */
  drawNewLine(seq: number): void;
  removeNewLine(): void;
  /** After joining or renaming: which messages are one's own. */
  markOwn(): void;
  find(seq: number): HTMLElement | undefined;
}
