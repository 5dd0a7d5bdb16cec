// The page over https: what depends on the scheme, and that every transport gets through.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startChromium } from '../support/chromium.js';
import { join, say, shows, using } from '../support/page.js';
import { startServer } from '../support/server.js';
import { DEADLINE, overTls } from './tls.js';

const there = overTls(() =>
  startChromium({ flags: ['--ignore-certificate-errors'], context: { ignoreHTTPSErrors: true } }),
);

test('who is in is kept by a cookie that only TLS sees', DEADLINE, async () => {
  const cookies = await there.ana.page.context().cookies();
  const kept = cookies.filter(({ name }) => name.includes('parlance_'));
  assert.deepEqual(kept.map(({ name, secure, httpOnly }) => [name.slice(0, 16), secure, httpOnly]), [['__Host-parlance_', true, true]]);
});

test('a WebSocket is encrypted as well', DEADLINE, async () => {
  const sockets = []; // Their addresses.
  there.ana.page.on('websocket', (socket) => sockets.push(socket.url()));
  await there.ana.choose('#transport', 'websocket');
  await using(there.ana, 'websocket');
  assert.ok(sockets.length > 0 && sockets.every((url) => url.startsWith('wss://')), sockets.join());
});

test('with --tls-only a plain address leads to https', DEADLINE, async () => {
  const only = await startServer('--tls-only');
  try {
    const tab = await there.browser.open(`http://${only.secure.slice('https://'.length)}/rooms/lobby?x=1`);
    assert.equal(await tab.evaluate(() => location.href), `${only.secure}/rooms/lobby?x=1`);
    await join(tab, 'Cyd');
    await say(tab, 'safe');
    await shows(tab, 'safe');
    assert.deepEqual(tab.errors, []);
  } finally {
    await only.stop();
  }
});

test('a room that starts again with TLS alone says so, and whoever loads the page again is there', DEADLINE, async () => {
  const plain = await startServer();
  let only;
  try {
    const tab = await there.browser.open(plain.url);
    await join(tab, 'Dee');
    await plain.stop();
    only = await startServer('--tls-only', '--port', String(plain.port));
    await tab.until(() => document.querySelector('#notice')?.textContent.includes('encrypted'));
    await tab.page.click('#notice button');
    await tab.until(() => location.protocol === 'https:' && document.querySelector('#join')?.checkVisibility());
    assert.deepEqual(tab.errors, []);
  } finally {
    await only?.stop();
    await plain.stop();
  }
});
