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
  /** Milliseconds since 1970. */
  wall(): number;
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
type Store = {
  get<T>(key: string, otherwise: T): T;
  /** Undefined removes it. */
  set(key: string, value: unknown): void;
  keys(prefix: string): string[];
};
type Signal<A extends unknown[]> = {
  on(listener: (...args: A) => void): void;
  emit(...args: A): void;
};

type TextKey = keyof typeof import('../../resources/web/static/text-en.js').default;

// Links and the connection.
type Failure = {
  kind: 'unreachable' | 'timeout' | 'refused' | 'broken' | 'silent' | 'blocked' | 'held' | 'unverified' | 'nonsense';
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
  /** A request was sent, a payload came: for the counters. */
  asked(): void;
  carried(text: string, isEmpty?: boolean): void;
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
  /** Is it alive? `measured` follows if so. `anew`: after a sleep. */
  probe(anew?: boolean): void;
  /** Of a poll: there is something to ask for. */
  hurry?(): void;
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
/** Why a better one is not in use. */
type Excuse = { blamed: Transport; cause: Failure };
type TraceEntry = {
  what:
    | 'trying'
    | 'on'
    | 'lost'
    | 'again'
    | 'demoted'
    | 'staying'
    | 'unreachable'
    | 'ended'
    | 'refused'
    | 'chosen'
    | 'woke'
    | 'crowded';
  name?: Transport;
  /** The one before, or the one given up. */
  from?: Transport | null;
  /** Whose failure the cause is. */
  blamed?: Transport;
  cause?: Failure;
  pause?: number;
};
type Step =
  | { what: 'open' | 'verify' | 'use' | 'close' | 'check' | 'good' | 'bad'; name: Transport; entry?: undefined }
  | { what: 'ping'; name?: undefined; entry?: undefined }
  | { what: 'say'; name?: undefined; entry: TraceEntry };
/** What worked here before. */
type Memory = { good?: Transport; bad: Transport[] };
type Attempt = {
  stage: 'opening' | 'open' | 'verified';
  since: number;
  hello: number;
  /** Then it may be held back... */
  helloDue: number;
  /** ...which a ping decides. */
  suspect?: boolean;
  verifyDue: number;
  stableAt: number;
  heartbeats: number;
  stable?: boolean;
};
type Loss = { at: number; stable?: boolean };
type Cause = { failure: Failure; told?: boolean };
type Blame = { name: Transport; failure: Failure; stable?: boolean };
type Timings = typeof import('../../resources/web/static/ladder.js').TIMINGS;
type MakeLadder = (timings: Timings, random: () => number, choice: Choice, out: (step: Step) => void) => Ladder;
/** client/ladder.h says what each means. */
interface Ladder {
  phase: Phase;
  live: Transport | null;
  /** Opened last. */
  readonly newest: Transport;
  /** When `advance` wants to be called. */
  readonly deadline: number;
  excuse(name: Transport): Excuse | undefined;
  start(at: number, memory: Memory): void;
  choose(at: number, choice: Choice): void;
  reconnect(at: number): void;
  opened(at: number, name: Transport): void;
  verified(at: number, name: Transport): void;
  heard(at: number, name: Transport): void;
  heartbeat(at: number, name: Transport): void;
  failed(at: number, name: Transport, failure: Failure): void;
  ended(at: number, name: Transport, retry: number): void;
  pong(at: number): void;
  noPong(at: number): void;
  shown(at: number, isVisible: boolean): void;
  woke(at: number): void;
  advance(at: number): void;
}
type MakeRounds = (timings: Timings, random: () => number, choice: Choice, out: (step: Step) => void) => Rounds;
/** What the ladder's two files share. Times are on the ladder's clock; never is Infinity. */
interface Rounds {
  now: number;
  choice: Choice;
  phase: Phase;
  live: Transport | null;
  /** Opened last. */
  newest: Transport;
  /** After a pause. */
  next: Transport;
  memory: Memory;
  attempts: Partial<Record<Transport, Attempt>>;
  losses: Partial<Record<Transport, Loss[]>>;
  /** A link that was live and broke: whose fault it was is being asked. */
  blame: Blame | undefined;
  /** Of the next pause. */
  ceiling: number;
  visible: boolean;
  pinging: boolean;
  nextAt: number;
  retryAt: number;
  probeAt: number;
  checkDue: number;
  /** All but the live one. */
  trying(): Transport[];
  isFixed(): boolean;
  firstTry(): Transport;
  say(entry: TraceEntry): void;
  begin(first: Transport): void;
  beginRound(names: Transport[]): void;
  beginProbe(): void;
  openNext(): void;
  open(name: Transport): void;
  win(name: Transport): void;
  becomeStable(name: Transport): void;
  fail(name: Transport, failure: Failure): void;
  /** By our own decision. */
  giveUp(name: Transport, kind: Failure['kind']): void;
  ping(): void;
  /** What was asked about, once. */
  takeBlame(): Blame | undefined;
  /** The server is there, so it was the transport. */
  judge(blame: Blame): void;
  wait(entry: TraceEntry, atLeast: number, name: Transport): void;
  settle(): void;
  scheduleProbe(): void;
  stopEverything(): void;
  stopTrying(): void;
  excuse(name: Transport): Excuse | undefined;
}
type LadderEvent = Exclude<keyof Ladder, 'phase' | 'live' | 'newest' | 'deadline' | 'excuse'>;
type Tell = <E extends LadderEvent>(
  event: E,
  ...rest: Parameters<Ladder[E]> extends [number, ...infer R] ? R : never
) => void;
type Phase = 'connecting' | 'open' | 'waiting' | 'refused';
type Status = {
  phase: Phase;
  choice: Choice;
  /** The one in use, or being tried. */
  transport: Transport;
  /** Why it is this one, or why there is none; empty where all is well. */
  reason: string;
  /** Milliseconds there and back. */
  latency: number | null;
  elsewhere: boolean;
};
/** The memory as it is stored, with the times of day. */
type Kept = { good?: { name: Transport; at: number }; bad: Partial<Record<Transport, number>> };
interface Stats {
  requests: number;
  /** Bytes of what came. */
  payload: number;
  framing: number;
  empty: number;
  asked(): void;
  carried(text: string, isEmpty?: boolean): void;
  measured(ms: number): void;
  /** Which `share` of the measured ones did not exceed. */
  latency(share: number): number | undefined;
}
interface Connection {
  trace: (TraceEntry & { wall: number })[];
  traced: Signal<[]>;
  stats: Record<Transport, Stats>;
  readonly status: Status;
  /** One of the browser's six connections, all the time. */
  readonly isHolding: boolean;
  start(): void;
  choose(choice: Choice): void;
  /** Other tabs hold enough of them. */
  crowd(isCrowded: boolean): void;
  reconnect(): void;
  /** From sleep, or on another network. */
  woke(): void;
  shown(isVisible: boolean): void;
  /** Another tab has heard something new. */
  hurry(): void;
  /** By a WebSocket, where one is live. */
  send(frame: object): boolean;
}
/** What the links are made of. */
interface Life extends Link {
  isOver(): boolean;
  isOpen(): boolean;
  fail(failure: Failure): void;
  /** One frame. */
  takeJson(json: string): void;
  /** Sends a nonce that must come back. */
  echo(nonce: string): void;
}
type TabState = { isHolding: boolean; isHidden: boolean; since: number };
type TabsParts = {
  id: string;
  clock: Clock;
  /** In another tab. */
  joined(me: Person): void;
  crowded(isCrowded: boolean): void;
  /** Something new has come to another tab. */
  news(): void;
};
interface Tabs {
  tellJoined(me: Person): void;
  tellNews(): void;
  update(isHolding: boolean, isHidden: boolean): void;
  /** The names of the others that answer. */
  roll(): Promise<string[]>;
}

// What the parts are made of.
type RoomParts = { room: string; clock: Clock; network: Network };
type ConnectionParts = RoomParts & {
  links: Record<Transport, Opener>;
  lasting: Store;
  hidden(): boolean;
  /** What has been shown so far. */
  position(): Position;
  opened(hello: Hello, position: Position): void;
  received(frame: Heard): void;
  /** This one is live from now on. */
  used(name: Transport): void;
  changed(status: Status): void;
};
type SessionParts = RoomParts & {
  /** As the server knew it when it made the page. */
  me: Person | null;
  links: Record<Transport, Opener>;
  lasting: Store;
  /** Of this tab. */
  id: string;
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
  /** How the server has taken up the position after which a link asked. */
  welcome(hello: Hello, after: string): void;
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
  /** What tabs that are no more have left. */
  adopt(alive: string[]): void;
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
  connection: Connection;
  meChanged: Signal<[]>;
  statusChanged: Signal<[Status]>;
  /** What a person must know, with its way out; empty when it is over. */
  troubled: Signal<[string]>;
  /** Joins, or takes another name. */
  join(name: string): Promise<Person>;
  /** Also in another tab of the same browser. */
  becomes(me: Person): void;
  /** What tabs that are no more have left, but for what the server's page shows. */
  adopt(alive: string[], shown: Message[]): void;
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
