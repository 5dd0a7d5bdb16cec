// Makes the server's page live. Only assembles.

import { Attention, makeSound } from './attention.js';
import { badgeView } from './badge.js';
import { randomWord, systemClock } from './clock.js';
import { composerView } from './composerview.js';
import { copyText } from './copy.js';
import { must } from './dom.js';
import { inviteView } from './invite.js';
import { joinView } from './joinview.js';
import { links } from './links.js';
import { LogView } from './logview.js';
import { messageOf } from './messageview.js';
import { browserNetwork } from './network.js';
import { noticeView } from './notice.js';
import { pendingView } from './pendingview.js';
import { peopleView } from './peopleview.js';
import { readingView } from './readingview.js';
import { Scroller } from './scroller.js';
import { Session } from './session.js';
import { settingsView } from './settings.js';
import { lasting, passing } from './store.js';
import { joinTabs } from './tabs.js';
import { onWake } from './wake.js';

const { room = '', cursor = '', oldest, cid, name } = document.body.dataset;
const hidden = () => document.visibilityState === 'hidden';
const element = (/** @type {string} */ selector) => must(selector, HTMLElement);

const session = new Session({
  room,
  me: cid && name ? { cid, name } : null,
  clock: systemClock,
  network: browserNetwork,
  links,
  lasting,
  passing,
  drawWord: randomWord,
  hidden,
});

const list = element('[role=log]');
const scroller = new Scroller(element('.scroller'), list);
const logView = new LogView(list, scroller, session.log, () => session.me?.cid);
const [epoch = ''] = cursor.split('-');
const shown = [...list.querySelectorAll('[data-seq]')].map((line) =>
  messageOf(/** @type {HTMLElement} */ (line), epoch),
);
session.log.begin(cursor, shown, Number(oldest));
logView.begin(shown);

const dock = element('#dock');
const composer = composerView({
  dock,
  store: passing,
  room,
  say: (text) => {
    session.say(text);
    scroller.toEnd();
  },
  type: (active) => session.type(active),
});
const join = joinView(dock, lasting.get('name', ''), async (wanted) => {
  tellTabs(await session.join(wanted));
  composer.focus();
});
const tellTabs = joinTabs((me) => {
  const isNew = session.me?.cid !== me.cid;
  session.setMe(me);
  if (isNew) {
    session.connection.start();
  }
});

function showMe() {
  join.show(session.me === null);
  composer.show(session.me !== null);
  logView.markOwn();
}
session.meChanged.on(showMe);
showMe();

pendingView(element('#pending'), session);
peopleView(session, {
  list: must('#people ul', HTMLElement),
  count: element('.count'),
  typing: element('#typing'),
});
inviteView(element('#invite'), location.origin + location.pathname, copyText);
noticeView(element('#notice'), session, systemClock);
const settings = settingsView(element('#settings'), session, lasting);
const attention = new Attention(document);
const sound = makeSound();
const reading = readingView({
  session,
  logView,
  scroller,
  store: passing,
  hidden,
  latest: element('#latest'),
  older: element('#older'),
  unread(count, came) {
    attention.show(hidden() ? count : 0);
    if (came && settings.wantsSound()) {
      sound();
    }
  },
});

// The first thing said takes the place of the words that said nobody had.
function noticeFirst() {
  if (session.log.last > 0 || session.outbox.items.length > 0) {
    document.getElementById('nothing')?.remove();
  }
}
session.log.appended.on(noticeFirst);
session.outbox.changed.on(noticeFirst);

element('.count').addEventListener('click', (event) => {
  event.preventDefault();
  document.body.classList.toggle('showing-people');
});
must('#people .close', HTMLElement).addEventListener('click', (event) => {
  event.preventDefault();
  document.body.classList.remove('showing-people');
});

const badge = badgeView(element('#status'), session.connection.status, (choice) => session.choose(choice));
session.statusChanged.on((status) => badge.show(status));
onWake(() => session.connection.check());
document.body.classList.add('live');
session.start();
reading.resume();
