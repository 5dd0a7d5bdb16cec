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

/** Whatever a mouse could use and Tab has not come by, going round once. */
async function unreached(tab) {
  const left = () =>
    tab.evaluate(() => {
      const seen = [...document.querySelectorAll('body *')].filter((one) => one.checkVisibility({ visibilityProperty: true }) && !one.disabled && !one.closest('[inert]'));
      const isControl = (one) =>
        one.matches('a[href], button, input:not([type=hidden]), select, textarea, summary, iframe, [tabindex="0"], [contenteditable], [role=button], [role=link], [role=menuitem]') ||
        one.onclick !== null ||
        (getComputedStyle(one).cursor === 'pointer' && getComputedStyle(one.parentElement).cursor !== 'pointer');
      // A label's is its control.
      return seen.filter((one) => isControl(one) && !one.matches('label') && !one.dataset.reached).map((one) => one.outerHTML.slice(0, 100));
    });
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
}

test('Tab reaches every control, in the order in which they are read', DEADLINE, () =>
  visiting({}, async (tab) => {
    await tab.resize(DESKTOP);
    assert.deepEqual(await unreached(tab), [], 'before joining');
    await join(tab, 'Tabea');
    await using(tab, 'websocket');
    assert.deepEqual(await unreached(tab), [], 'in the room');
    for (const opener of OPENERS) {
      await tab.evaluate((selector) => document.querySelector(selector).focus(), opener);
      await tab.press('Enter');
      assert.deepEqual(await unreached(tab), [], opener);
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

test('Tab reaches what comes and goes: the way to the latest, what was not sent, what is wrong', DEADLINE, async () => {
  const own = await startServer();
  try {
    await visiting(
      {},
      async (tab) => {
        await tab.page.goto(own.url);
        await join(tab, 'Tina');
        await using(tab, 'websocket');
        await say(tab, 'allowed');
        await shows(tab, 'allowed');
        const { cid } = await tab.evaluate(() => ({ ...document.querySelector('.own').dataset }));
        await own.decide('/host/mute', { room: 'lobby', cid, muted: true });
        await tab.page.fill('#composer', 'refused '.repeat(600)); // High enough to scroll.
        await tab.press('Enter');
        await tab.until(() => document.querySelector('.pending.failed button'));
        await tab.evaluate(() => document.querySelector('.scroller').scrollBy(0, -4_000));
        await tab.until(() => document.querySelector('#latest').checkVisibility());
        assert.deepEqual(await unreached(tab), []);
        await own.stop();
        await tab.until(() => document.querySelector('#notice button')?.checkVisibility());
        assert.deepEqual(await unreached(tab), [], 'without a server');
      },
    );
  } finally {
    await own.stop();
  }
});

test('the transport and the language are chosen by the arrow keys', DEADLINE, () =>
  visiting({}, async (tab) => {
    await join(tab, 'Pia');
    await using(tab, 'websocket');
    await tab.evaluate(() => document.querySelector('#transport').focus());
    await tab.press('ArrowDown');
    await tab.press('ArrowDown'); // Automatic, WebSocket, and then Server-Sent Events.
    await using(tab, 'sse');
    await tab.evaluate(() => document.querySelector('#settings summary').focus());
    await tab.press('Enter');
    await tab.evaluate(() => document.querySelector('#language').focus());
    await tab.press('ArrowDown');
    await tab.until(() => document.documentElement.lang !== 'en' || document.cookie.includes('parlance_language='));
  }));

test('Tab reaches every control of the pages for browsers without scripts', DEADLINE, async () => {
  const own = await startServer();
  try {
    // The walk is a script itself; what is for those without any, nojs.test.js uses by keys, in lynx.
    await visiting({}, async ({ page, ...tab }) => {
      await page.route('**/static/*.js', (route) => route.abort());
      const visit = async (path, name) => {
        await page.goto(own.url + path, { waitUntil: 'domcontentloaded' });
        assert.deepEqual(await unreached(tab), [], name);
      };
      await visit('/', 'a stranger');
      await visit('/rooms/lobby?refresh', 'the page that refreshes itself');
      await visit('/nowhere', 'an error');
      await page.goto(own.url, { waitUntil: 'domcontentloaded' });
      await page.fill('#join input[name=name]', 'Nora');
      await page.click('#join button');
      await page.waitForSelector('#composer');
      assert.deepEqual(await unreached(tab), [], 'a guest');
      await own.decide('/host/rooms', { room: 'lobby', password: 'open sesame' });
      await page.context().clearCookies();
      await visit('/', 'the door');
      assert.deepEqual(await objections(tab), [], 'the door');
    });
  } finally {
    await own.stop();
  }
});

test('what others say, and what is wrong, is a live region; what is not news is silent', DEADLINE, () =>
  visiting({}, async (tab) => {
    await join(tab, 'Leo');
    const regions = await tab.evaluate(() => {
      const told = (selector) => {
        const one = document.querySelector(selector);
        return [one.getAttribute('role'), one.getAttribute('aria-live')];
      };
      return { log: told('[role=log]'), notice: told('#notice'), typing: told('#typing'), refused: told('.error') };
    });
    // A log is polite, an alert is assertive by its role (WAI-ARIA 1.2, sections 5.4 and 6.5).
    assert.deepEqual(regions, { log: ['log', null], notice: ['status', null], typing: [null, 'off'], refused: ['alert', null] });
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
