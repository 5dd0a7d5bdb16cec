// Makes the server's page live. Only assembles.

import { attention } from './attention.js';
import { badgeView } from './badge.js';
import { browserNetwork, isHidden, lasting, onWake, passing, randomWord, systemClock } from './browser.js';
import { composerView } from './composerview.js';
import { h, must } from './dom.js';
import { inviteView } from './invite.js';
import { joinView } from './joinview.js';
import { links } from './links.js';
import { makeLogView } from './logview.js';
import { messageOf } from './messageview.js';
import { noticeView } from './notice.js';
import { pendingView } from './pendingview.js';
import { drawerView, peopleView } from './peopleview.js';
import { readingView } from './readingview.js';
import { makeScroller } from './scroller.js';
import { makeSession } from './session.js';
import { settingsView } from './settings.js';
import { makeTabs } from './tabs.js';

if (location.hash.startsWith('#invitation')) {
	history.replaceState(null, '', location.pathname); // A secret, and whoever sees this page is inside.
}
const { room = '', cursor = '', oldest, cid, name } = document.body.dataset;
const element = (/** @type {string} */ selector) => must(selector, HTMLElement);

const id = randomWord();
const session = makeSession({
	room,
	id,
	me: cid && name ? { cid, name } : null,
	clock: systemClock,
	network: browserNetwork,
	links,
	lasting,
	drawWord: randomWord,
	hidden: isHidden,
});

const list = element('[role=log]');
const scroller = makeScroller(element('.scroller'), list);
const logView = makeLogView(list, scroller, session.log, () => session.me?.cid);
const [epoch] = cursor.split('-');
const shown = Array.from(list.querySelectorAll('[data-seq]'), (line) => messageOf(/** @type {HTMLElement} */ (line), epoch));
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
const { connection } = session;
const tabs = makeTabs({
	id,
	clock: systemClock,
	joined: session.becomes,
	crowded: connection.crowd,
	news: connection.hurry,
});
/** The first name or another one, in all tabs. @param {string} wanted */
async function joinAs(wanted) {
	const me = await session.join(wanted);
	tabs.tellJoined(me);
	return me;
}
const join = joinView(dock, lasting.get('name', ''), async (wanted) => {
	await joinAs(wanted);
	composer.focus();
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
	list: element('#people ul'),
	count: element('.count'),
	typing: element('#typing'),
});
drawerView(element('#people'), element('.count'), [element('header'), element('main')]);
inviteView(element('#invite'), location.origin + location.pathname);
noticeView(element('#notice'), session, systemClock, scroller);
badgeView(element('#status'), session);
const { ring } = settingsView(element('#settings'), session, lasting, joinAs);
const showUnread = attention();
const latest = h('button', { id: 'latest', type: 'button', hidden: true });
scroller.element.after(latest);
const reading = readingView({
	session,
	logView,
	scroller,
	store: passing,
	hidden: isHidden,
	latest,
	older: element('#older'),
	unread(count, came) {
		showUnread(isHidden() ? count : 0);
		if (came) {
			ring();
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

const updateTabs = () => tabs.update(connection.isHolding, isHidden());
function showTab() {
	connection.shown(!isHidden());
	updateTabs();
}
session.statusChanged.on(updateTabs);
session.log.appended.on(tabs.tellNews);
document.addEventListener('visibilitychange', showTab);
showTab();
onWake(() => {
	connection.woke();
	tabs.roll();
});
document.body.classList.add('live');
connection.start();
reading.resume();
tabs.roll().then((alive) => session.adopt(alive, shown));
