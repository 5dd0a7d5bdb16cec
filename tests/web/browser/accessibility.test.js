// The page by keyboard alone and for screen readers: axe-core finds nothing to object to, light and dark,
// on a phone and without scripts; Tab reaches every control; twice the size of text leaves nothing cut off.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { startChromium } from '../support/chromium.js';
import { join, say, shows, using } from '../support/page.js';
import { Guest, startServer } from '../support/server.js';

const DEADLINE = { timeout: 120_000 };
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const PHONE = { width: 360, height: 640 };
const DESKTOP = { width: 1280, height: 800 };

let server;

before(async () => {
  server = await startServer();
  const bo = await new Guest(server, 'Bo').join();
  await bo.say('look at https://example.org/ first');
}, DEADLINE);

after(async () => {
  await server?.stop();
}, DEADLINE);

async function visiting(context, run, ...flags) {
  // Scripts of the test's own are not the page's: its policy would refuse them.
  const browser = await startChromium({ flags, context: { bypassCSP: true, ...context } });
  try {
    await run(await browser.open(server.url));
  } finally {
    await browser.stop();
  }
}

/** What axe objects to, one line for each rule and element. */
async function objections(tab) {
  const { violations } = await tab.evaluate(`${AXE}; axe.run(document, { resultTypes: ['violations'] })`);
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html, any }) => `${id}: ${html.slice(0, 100)} ${any[0]?.message ?? ''}`));
}

const OPENERS = ['#settings summary', '#status summary'];

for (const colorScheme of ['light', 'dark']) {
  test(`axe-core objects to nothing, ${colorScheme}`, DEADLINE, () =>
    visiting({ colorScheme }, async (tab) => {
      assert.deepEqual(await objections(tab), [], 'before joining');
      await join(tab, `Ana ${colorScheme}`);
      await say(tab, 'hello');
      await shows(tab, 'hello');
      await using(tab, 'websocket');
      for (const size of [DESKTOP, PHONE]) {
        await tab.resize(size);
        assert.deepEqual(await objections(tab), [], `${size.width} wide`);
        for (const opener of OPENERS) {
          await tab.click(opener);
          assert.deepEqual(await objections(tab), [], `${size.width} wide, ${opener}`);
          await tab.press('Escape');
        }
      }
      await tab.click('.count'); // The drawer of a phone.
      // While it is open, the rest of the page, with its heading, is out of reach, as behind a dialog.
      const ofPages = /^(landmark-one-main|page-has-heading-one)/;
      assert.deepEqual((await objections(tab)).filter((line) => !ofPages.test(line)), [], 'the people on a phone');
    }));

  // Axe is a script itself, so the pages of those who run none are looked at with the page's own kept out.
  test(`nor in the pages for browsers without scripts, ${colorScheme}`, DEADLINE, () =>
    visiting({ colorScheme }, async ({ page, ...tab }) => {
      await page.route('**/static/main.js', (route) => route.abort());
      for (const path of ['/', '/rooms/lobby?refresh', '/nowhere']) {
        await page.goto(server.url + path, { waitUntil: 'domcontentloaded' });
        // A page that refreshes itself is what its reader has asked for.
        assert.deepEqual((await objections(tab)).filter((line) => !line.startsWith('meta-refresh')), [], path);
      }
    }));
}

test('Tab reaches every control, in the order in which they are read', DEADLINE, () =>
  visiting({}, async (tab) => {
    await join(tab, 'Tabea');
    await using(tab, 'websocket');
    await tab.resize(DESKTOP);
    // Each control is counted where Tab has been; those in closed menus come after opening them.
    const left = async () =>
      tab.evaluate(() => {
        const controls = [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]')];
        return controls.filter((one) => one.checkVisibility() && !one.disabled && !one.dataset.reached).map((one) => one.outerHTML.slice(0, 100));
      });
    const walk = async () => {
      await tab.evaluate(() => {
        document.activeElement.blur();
        for (const one of document.querySelectorAll('[data-reached]')) {
          delete one.dataset.reached;
        }
      });
      for (let step = 0; step < 60 && (await left()).length > 0; step += 1) {
        await tab.press('Tab');
        await tab.evaluate(() => (document.activeElement.dataset.reached = 'yes'));
      }
      return left();
    };
    assert.deepEqual(await walk(), []);
    for (const opener of OPENERS) {
      await tab.evaluate((selector) => document.querySelector(selector).focus(), opener);
      await tab.press('Enter');
      assert.deepEqual(await walk(), [], opener);
      await tab.evaluate((selector) => document.querySelector(`${selector} ~ .panel`).parentElement.removeAttribute('open'), opener);
    }
    // What Tab has reached can be seen to have the focus.
    const isMarked = await tab.evaluate(() => {
      const button = document.querySelector('#say button');
      button.focus();
      return button.matches(':focus-visible') && getComputedStyle(button).outlineStyle !== 'none';
    });
    assert.ok(isMarked);
  }));

test('letters of twice the size are whole', DEADLINE, () =>
  visiting(
    {},
    async (tab) => {
      await join(tab, 'Grete');
      await using(tab, 'websocket');
      for (const size of [DESKTOP, { width: 720, height: 1280 }]) {
        await tab.resize(size);
        const cut = await tab.evaluate(() => {
          const seen = [...document.querySelectorAll('h1, h2, .count, .badge .name, .latency, button, label, p, li, summary')].filter((one) => one.checkVisibility());
          const isCut = (one) => {
            const { left, right, width } = one.getBoundingClientRect();
            const { clipPath, overflowX } = getComputedStyle(one);
            const hides = overflowX === 'hidden' && one.clientWidth > 1 && one.scrollWidth > one.clientWidth + 1;
            return width > 1 && clipPath === 'none' && (left < -0.5 || right > innerWidth + 0.5 || hides);
          };
          return seen.filter(isCut).map((one) => one.outerHTML.slice(0, 100));
        });
        assert.deepEqual(cut, [], `${size.width} wide`);
      }
    },
    '--blink-settings=defaultFontSize=32',
  ));

test('nothing moves, so nothing has to stop moving for who wants it so', () => {
  const css = readFileSync(new URL('../../../resources/web/style.css', import.meta.url), 'utf8');
  const outside = css.replace(/@media \(prefers-reduced-motion: no-preference\) \{[^]*?\n\}/g, '');
  assert.doesNotMatch(outside, /\b(transition|animation|scroll-behavior)\b/);
});
