// The first message is painted within one round trip: out of the document alone, and out of the part
// of it that a server may send before anybody has acknowledged anything.

import assert from 'node:assert/strict';
import { get } from 'node:http';
import { after, before, test } from 'node:test';
import { startChromium } from '../support/chromium.js';
import { Guest, NAME, startServer } from '../support/server.js';

const DEADLINE = { timeout: 60_000 };
const FIRST_FLIGHT = 10 * 1_460; // The initial window of TCP: RFC 6928 section 2.
const LATENCY_MS = 500;

let server;
let browser;

before(async () => {
  server = await startServer();
  browser = await startChromium();
  const bo = await new Guest(server, 'Bo').join();
  for (let i = 1; i <= 60; i += 1) {
    await bo.say(`a message of some length, as people write them, number ${i}`);
  }
}, DEADLINE);

after(async () => {
  await browser?.stop();
  await server?.stop();
}, DEADLINE);

test('a message stands in the first flight of bytes', DEADLINE, async () => {
  const bytes = await new Promise((resolve, reject) => {
    get(server.local, { headers: { host: `${NAME}:${server.port}` } }, async (answer) => {
      const head = answer.rawHeaders.join('1234').length; // With ": " and CR LF between them.
      let body = Buffer.alloc(0);
      for await (const chunk of answer) {
        body = Buffer.concat([body, chunk]);
      }
      resolve(head + body.indexOf('</span></p>', body.indexOf('data-seq=')));
    }).on('error', reject);
  });
  console.log(`the first message is complete after ${bytes} bytes`);
  assert.ok(bytes > 0 && bytes < FIRST_FLIGHT, `${bytes} bytes`);
});

test('messages are painted while nothing else has been answered', DEADLINE, async () => {
  const page = await browser.blank();
  const asked = [];
  let letGo = () => {};
  const held = new Promise((resolve) => (letGo = resolve));
  await page.route('**/*', async (route) => {
    if (route.request().resourceType() !== 'document') {
      asked.push(route.request().url());
      await held;
    }
    await route.continue();
  });
  await page.goto(server.url, { waitUntil: 'commit' });
  const painted = await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime);
  const seen = await page.evaluate(() => {
    const line = [...document.querySelectorAll('[data-seq]')].at(-1);
    const { left, top } = line.querySelector('span').getBoundingClientRect();
    const styled = getComputedStyle(line).borderRadius;
    return { text: document.elementFromPoint(left + 5, top + 5).textContent, styled };
  });
  assert.match(seen.text, /number 60$/);
  assert.equal(seen.styled, '16px');
  console.log(`painted after ${Math.round(await painted.jsonValue())} ms with ${asked.length} requests unanswered`);
  assert.ok(asked.length > 0);
  letGo();
  await page.waitForFunction(() => document.body.classList.contains('live'));
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await page.close();
});

test('all that a browser fetches stays under 100 KB, heads included', DEADLINE, async () => {
  const page = await browser.blank();
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Network.enable');
  await devtools.send('Network.setCacheDisabled', { cacheDisabled: true });
  let bytes = 0;
  let files = 0;
  devtools.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength;
    files += 1;
  });
  await page.goto(server.url, { waitUntil: 'load' });
  await page.waitForFunction(() => document.querySelector('#transport')?.dataset.transport === 'websocket');
  console.log(`${bytes} bytes in ${files} answers`);
  assert.ok(files > 30);
  assert.ok(bytes < 100_000, `${bytes} bytes`);
  await page.close();
});

test('with a round trip of half a second, what is painted first has a message in it', DEADLINE, async () => {
  const page = await browser.blank();
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Network.enable');
  await devtools.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: LATENCY_MS,
    downloadThroughput: -1,
    uploadThroughput: -1,
  });
  await page.addInitScript(() => {
    new PerformanceObserver((list) => {
      const line = document.querySelector('[data-seq]');
      window.first ??= { at: list.getEntries()[0].startTime, text: line?.textContent ?? '' };
    }).observe({ type: 'paint', buffered: true });
  });
  await page.goto(server.url, { waitUntil: 'commit' });
  const { first, sent } = await (
    await page.waitForFunction(() => window.first && { first: window.first, sent: performance.getEntriesByType('navigation')[0].requestStart })
  ).jsonValue();
  const roundTrips = (first.at - sent) / LATENCY_MS;
  console.log(`painted ${roundTrips.toFixed(2)} round trips after the request`);
  assert.match(first.text, /number \d+/);
  assert.ok(roundTrips < 2, `${roundTrips} round trips`); // A second request would make it two.
  await page.close();
});
