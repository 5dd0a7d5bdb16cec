// Where one reads: the way to the newest, older messages, the "new" line, the place after a reload.

import { h } from './dom.js';
import { t } from './text.js';
import { makeUnread } from './unread.js';

const LOAD_PX = 600; // Older ones are asked for before the edge is reached.
const MOST_AT_ONCE = 500;

/** @param {ReadingParts} parts */
export function readingView({ session, logView, scroller, store, hidden, latest, older, unread }) {
	const { log, history } = session;
	const key = `place.${session.room}`;
	const place = store.get(key, /** @type {Place|null} */ (null));
	const isSame = place !== null && place.epoch === log.epoch;
	const isLooking = () => !hidden() && scroller.isAtEnd;
	const news = makeUnread(isSame ? place.seen : log.last, isLooking);
	let isResuming = isSame && place.seq !== null;

	function remember() {
		const top = scroller.isAtEnd ? null : scroller.place();
		const seq = top?.line.dataset.seq;
		store.set(key, {
			epoch: log.epoch,
			seen: news.seen,
			seq: seq === undefined ? null : Number(seq),
			offset: top?.offset ?? 0,
		});
	}

	function draw() {
		latest.hidden = scroller.isAtEnd && news.count === 0;
		const label = news.count > 0 ? t('newCount', { n: news.count }) : t('latest');
		if (latest.textContent !== label) {
			latest.textContent = label;
		}
		latest.classList.toggle('unread', news.count > 0);
	}

	function loadOlder() {
		if (log.hasOlder && scroller.fromStart < LOAD_PX && !isResuming) {
			void history.loadOlder().then(() => {
				if (older.dataset.stage === 'idle') {
					loadOlder();
				}
			});
		}
	}

	function scrolled() {
		if (isLooking()) {
			news.look(log.last);
		}
		draw();
		loadOlder();
	}

	/** @param {'idle'|'loading'|'failed'} stage */
	function drawOlder(stage) {
		older.dataset.stage = stage;
		const start = log.oldest > 1 ? t('noOlder') : '';
		older.replaceChildren(stage === 'loading' ? t('loadingOlder') : log.hasOlder ? '' : start);
		if (stage === 'failed') {
			const again = h('button', { type: 'button', class: 'quiet' }, t('tryAgain'));
			again.onclick = () => void history.loadOlder();
			older.replaceChildren(t('olderFailed'), ' ', again);
		}
	}

	news.began.on((seq) => logView.drawNewLine(seq));
	news.changed.on(() => {
		draw();
		unread(news.count, false);
	});
	log.appended.on((message) => {
		const before = news.count;
		news.came(message.seq, message.cid === session.me?.cid);
		if (news.count > before) {
			unread(news.count, true);
		}
		if (message.cid === session.me?.cid) {
			logView.removeNewLine();
		}
		draw();
	});
	history.changed.on(drawOlder);
	scroller.element.addEventListener('scroll', scrolled, { passive: true });
	addEventListener('resize', scrolled);
	document.addEventListener('visibilitychange', () => {
		scrolled();
		unread(news.count, false);
	});
	addEventListener('pagehide', remember);
	latest.addEventListener('click', () => {
		scroller.toEnd();
		scrolled();
	});

	return {
		/** The place where this tab was before it was loaded again. */
		async resume() {
			if (isSame && place.seen < log.last) {
				logView.drawNewLine(place.seen);
			}
			if (isResuming && place && place.seq !== null) {
				if (place.seq < log.first) {
					await history.loadOlder(Math.min(log.first - place.seq + 20, MOST_AT_ONCE));
				}
				const line = logView.find(place.seq);
				if (line) {
					scroller.restore(line, place.offset);
				}
			}
			isResuming = false;
			drawOlder('idle');
			scrolled();
		},
	};
}
