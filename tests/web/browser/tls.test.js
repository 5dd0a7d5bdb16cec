// The page over https: what depends on the scheme, and that every transport gets through.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startChromium } from '../support/chromium.js';
import { TRANSPORTS, join, say, shows, using } from '../support/page.js';
import { Guest, startServer } from '../support/server.js';

const DEADLINE = { timeout: 60_000 };

let server;
let browser;
let bo;
let ana;
const sockets = []; // The addresses of WebSockets.

before(async () => {
  server = await startServer('--tls');
  // As somebody who has looked at the fingerprint and gone on.
  browser = await startChromium({ flags: ['--ignore-certificate-errors'], context: { ignoreHTTPSErrors: true } });
  bo = await new Guest(server, 'Bo').join(); // Plainly, beside.
}, DEADLINE);

after(async () => {
  await browser?.stop();
  await server?.stop();
}, DEADLINE);

test('one joins, and is kept by a cookie that only TLS sees', DEADLINE, async () => {
  ana = await browser.open(server.secure);
  assert.equal(await ana.evaluate(() => location.protocol), 'https:');
  await join(ana, 'Ana');
  const cookies = await ana.page.context().cookies();
  const kept = cookies.filter(({ name }) => name.includes('parlance_'));
  assert.deepEqual(kept.map(({ name, secure, httpOnly }) => [name.slice(0, 16), secure, httpOnly]), [['__Host-parlance_', true, true]]);
  ana.page.on('websocket', (socket) => sockets.push(socket.url()));
  await ana.reload();
  await ana.until(() => document.querySelector('#composer')?.checkVisibility());
});

for (const transport of TRANSPORTS) {
  test(`chat goes both ways by ${transport}`, DEADLINE, async () => {
    await ana.choose('#transport', transport);
    await using(ana, transport);
    await say(ana, `Ana by ${transport}`);
    await shows(ana, `Ana by ${transport}`);
    await bo.say(`Bo beside ${transport}`);
    await shows(ana, `Bo beside ${transport}`);
  });
}

test('the same was said in either scheme', DEADLINE, async () => {
  const said = (await bo.history()).map(({ text }) => text);
  assert.deepEqual(said, TRANSPORTS.flatMap((transport) => [`Ana by ${transport}`, `Bo beside ${transport}`]));
});

test('a WebSocket is encrypted as well', () => {
  assert.ok(sockets.length > 0 && sockets.every((url) => url.startsWith('wss://')), sockets.join());
});

test('no script has failed', () => {
  assert.deepEqual(ana.errors, []);
});

test('with --tls-only a plain address leads to https', DEADLINE, async () => {
  const only = await startServer('--tls-only');
  try {
    const tab = await browser.open(`http://${only.secure.slice('https://'.length)}/rooms/lobby?x=1`);
    assert.equal(await tab.evaluate(() => location.href), `${only.secure}/rooms/lobby?x=1`);
    await join(tab, 'Cyd');
    await say(tab, 'safe');
    await shows(tab, 'safe');
    assert.deepEqual(tab.errors, []);
  } finally {
    await only.stop();
  }
});
