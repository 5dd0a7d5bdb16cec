// Away and back: Chromium keeps the page as it was, with its connections cut. It must ask again from
// its last position. (Firefox loads it anew, as scenarios.js shows.)

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startChromium } from '../support/chromium.js';
import { TRANSPORTS, join, say, shows, texts, using } from '../support/page.js';
import { Guest, startServer } from '../support/server.js';

const DEADLINE = { timeout: 60_000 };
let server;
let browser;

before(async () => {
  server = await startServer();
  browser = await startChromium({ keepsPages: true });
}, DEADLINE);

after(async () => {
  await browser?.stop();
  await server?.stop();
}, DEADLINE);

test('nothing is lost and nothing repeated', DEADLINE, async () => {
  const bo = await new Guest(server, 'Bo').join();
  const ana = await browser.open(server.url);
  await join(ana, 'Ana');
  await ana.evaluate(() => addEventListener('pageshow', ({ persisted }) => (window.persisted = persisted)));
  for (const transport of TRANSPORTS) {
    await ana.choose('#transport', transport);
    await using(ana, transport);
    await ana.evaluate(() => (window.persisted = undefined));
    await ana.page.goto(`${server.url}/static/icon.svg`);
    await bo.say(`while away from ${transport}`);
    await ana.page.goBack({ waitUntil: 'commit' });
    await shows(ana, `while away from ${transport}`);
    assert.equal(await ana.evaluate(() => window.persisted), true, 'the page was not kept');
    await say(ana, `back on ${transport}`);
    await shows(ana, `back on ${transport}`);
    assert.deepEqual(await texts(ana), (await bo.history()).map(({ text }) => text));
  }
  assert.deepEqual(ana.errors, []);
});
