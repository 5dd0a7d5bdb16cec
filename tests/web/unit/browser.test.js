// The moments at which a page looks whether its connection still lives.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { onWake } from '../../../resources/web/static/browser.js';

test('a page wakes when it is seen, restored, online or offline, and not when it is hidden', () => {
  const page = new EventTarget();
  const document = Object.assign(new EventTarget(), { visibilityState: 'visible' });
  Object.assign(globalThis, { addEventListener: page.addEventListener.bind(page), document });
  let woken = 0;
  onWake(() => (woken += 1));
  const after = (target, event) => {
    target.dispatchEvent(event);
    return woken;
  };
  assert.equal(after(page, new Event('offline')), 1);
  assert.equal(after(page, new Event('online')), 2);
  assert.equal(after(page, Object.assign(new Event('pageshow'), { persisted: false })), 2);
  assert.equal(after(page, Object.assign(new Event('pageshow'), { persisted: true })), 3);
  assert.equal(after(document, new Event('visibilitychange')), 4);
  document.visibilityState = 'hidden';
  assert.equal(after(document, new Event('visibilitychange')), 4);
});
