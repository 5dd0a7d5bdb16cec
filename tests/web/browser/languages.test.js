// The page in the reader's language: what the browser asks for, what the reader chooses, and a language
// that nobody speaks (tests/languages/pseudo.js), in which nothing may be cut off.

import assert from 'node:assert/strict';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { startChromium } from '../support/chromium.js';
import { join, say, shows, using } from '../support/page.js';
import { Guest, startServer } from '../support/server.js';

const DEADLINE = { timeout: 80_000 };
const SIZES = { desktop: { width: 1280, height: 800 }, phone: { width: 360, height: 640 } };

let server;

before(async () => {
  process.env.PARLANCE_SERVER = process.env.PARLANCE_PSEUDO_SERVER;
  server = await startServer();
  await (await new Guest(server, 'Bo').join()).say('already here');
}, DEADLINE);

after(async () => {
  await server?.stop();
}, DEADLINE);

/** A browser whose owner reads this language. */
async function reading(locale, run) {
  const browser = await startChromium({ context: { locale } });
  try {
    await run(await browser.open(server.url));
  } finally {
    await browser.stop();
  }
}

const textOf = (tab, selector) => tab.evaluate((wanted) => document.querySelector(wanted).textContent.trim(), selector);

for (const [locale, button, day] of [
  ['de-AT', 'Beitreten', 'Heute'],
  ['fr-CA', 'Entrer', 'Aujourd’hui'],
  ['es-MX', 'Entrar', 'Hoy'],
  ['ja-JP', 'Join', 'Today'],
]) {
  test(`a reader of ${locale} finds "${button}"`, DEADLINE, () =>
    reading(locale, async (tab) => {
      assert.equal(await textOf(tab, '#join button'), button);
      await using(tab, 'websocket');
      assert.equal(await textOf(tab, '.line.day'), day);
      const catalogues = await tab.evaluate(() => performance.getEntriesByType('resource').filter(({ name }) => /text-\w+\.js/.test(name)).length);
      assert.equal(catalogues, 1);
      assert.deepEqual(tab.errors, []);
    }));
}

test('a language is chosen in the menu, remembered, and given back to the browser; the draft stays', DEADLINE, () =>
  reading('en-GB', async (tab) => {
    await join(tab, 'Ana');
    await tab.type('#composer', 'half a sen');
    const choose = async (code, spoken) => {
      await tab.click('#settings summary');
      await tab.choose('#language', code);
      await tab.until((wanted) => document.documentElement.lang === wanted && document.body.classList.contains('live'), spoken);
    };
    await choose('de', 'de');
    assert.equal(await textOf(tab, '#say button'), 'Senden');
    assert.equal(await tab.evaluate(() => document.querySelector('#composer').value), 'half a sen');
    await tab.reload();
    await tab.until(() => document.body.classList.contains('live'));
    assert.equal(await textOf(tab, '#say button'), 'Senden');
    await choose('', 'en');
    assert.deepEqual(tab.errors, []);
  }));

/** Each element that has less room than its text needs, or stands beyond the page's edge. */
const cutOff = (tab) =>
  tab.evaluate(() => {
    const seen = [...document.querySelectorAll('body *')].filter((one) => one.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true }));
    const isCut = (one) => {
      const { left, right, width } = one.getBoundingClientRect();
      const style = getComputedStyle(one);
      const hides = style.overflowX !== 'visible' && style.clipPath === 'none' && !['auto', 'scroll'].includes(style.overflowX);
      return width > 1 && (left < -0.5 || right > innerWidth + 0.5 || (hides && one.clientWidth > 1 && one.scrollWidth > one.clientWidth + 1));
    };
    // What scrolls sideways is not cut off.
    const scrolls = (one) => one.closest('.costs') !== null;
    return seen.filter((one) => isCut(one) && !scrolls(one)).map((one) => one.outerHTML.slice(0, 120));
  });

async function picture(tab, name) {
  if (process.env.PARLANCE_PICTURES) {
    await tab.picture(path.join(process.env.PARLANCE_PICTURES, `${name}.png`));
  }
}

test('in a language that is long and runs from right to left nothing is cut off', DEADLINE, () =>
  reading('en', async (tab) => {
    const { page } = tab;
    await page.context().addCookies([{ name: 'parlance_language', value: 'qps', url: server.url }]);
    await tab.reload();
    await join(tab, 'Ana');
    await say(tab, 'hello');
    await shows(tab, 'hello');
    await using(tab, 'websocket');
    assert.equal(await tab.evaluate(() => getComputedStyle(document.body).direction), 'rtl');
    for (const [name, size] of Object.entries(SIZES)) {
      await tab.resize(size);
      for (const opener of [null, '#settings summary', '#status summary', '.count']) {
        if (opener) {
          await tab.click(opener);
        }
        assert.deepEqual(await cutOff(tab), [], `${name}, ${opener}`);
        await picture(tab, `qps-${name}-${opener?.replace(/\W+/g, '') ?? 'room'}`);
        await tab.press('Escape');
      }
    }
    assert.deepEqual(tab.errors, []);
  }));

test('nor in the pages before a room, with letters of twice the size', DEADLINE, async () => {
  const browser = await startChromium({ flags: ['--blink-settings=defaultFontSize=32'] });
  try {
    const tab = await browser.open(server.url);
    await tab.page.context().addCookies([{ name: 'parlance_language', value: 'qps', url: server.url }]);
    for (const [what, address] of Object.entries({ join: '/', error: '/nowhere', refresh: '/rooms/lobby?refresh', door: '/rooms/lobby' })) {
      if (what === 'door') {
        await server.decide('/host/rooms', { room: 'lobby', password: 'open sesame' });
      }
      // The room's own page has a head with a badge: 720 px, as accessibility.test.js takes them.
      const sizes = what === 'join' ? { ...SIZES, phone: { width: 720, height: 1280 } } : SIZES;
      for (const [name, size] of Object.entries(sizes)) {
        await tab.resize(size);
        await tab.page.goto(server.url + address, { waitUntil: 'domcontentloaded' });
        assert.equal(await tab.evaluate(() => document.querySelector('[name=password]') !== null), what === 'door');
        assert.deepEqual(await cutOff(tab), [], `${name}, ${what}`);
        assert.match(await textOf(tab, 'body'), /\[.*~~~\]/); // In that language.
        await picture(tab, `qps-${name}-large-${what}`);
      }
    }
  } finally {
    await browser.stop();
  }
});
