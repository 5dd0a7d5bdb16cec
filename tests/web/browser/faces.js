// What people notice of the page beside the conversation: what is missing, what calls them back, what
// plain HTTP takes away. For every browser.

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { join, say, shows, texts, using } from '../support/page.js';
import { Guest, startServer } from '../support/server.js';

const DEADLINE = { timeout: 80_000 };
const PHONE = { width: 360, height: 640 };

/** @param {() => Promise<any>} startBrowser */
export function faces(startBrowser) {
  const data = mkdtempSync(path.join(tmpdir(), 'parlance-'));
  /** @type {any} */
  let server;
  /** @type {any} */
  let browser;
  /** @type {any} */
  let ana;
  /** @type {Guest} */
  let bo;

  before(async () => {
    server = await startServer('--data', data);
    browser = await startBrowser();
    bo = await new Guest(server, 'Bo').join();
    await bo.say('first of all');
    ana = await browser.open(server.url);
    await join(ana, 'Ana');
    await using(ana, 'websocket');
  }, DEADLINE);

  after(async () => {
    await browser?.stop();
    await server?.stop();
    rmSync(data, { recursive: true });
  }, DEADLINE);

  const marks = (kind) =>
    ana.evaluate((wanted) => Array.from(document.querySelectorAll(`.line.${wanted}`), (line) => line.textContent), kind);

  test('the address is copied without a secure context', DEADLINE, async () => {
    assert.equal(await ana.evaluate(() => isSecureContext), false);
    await ana.resize({ width: 1280, height: 800 }); // Where the people are beside the conversation.
    await ana.click('#invite button');
    await ana.until(() => document.querySelector('#invite [role=status]').textContent === 'Copied.');
    await ana.click('#composer');
    await ana.paste();
    await ana.until((url) => document.querySelector('#composer').value === url, `${server.url}/`);
    await ana.evaluate(() => {
      const field = document.querySelector('#composer');
      field.value = '';
      field.dispatchEvent(new Event('input'));
    });
  });

  test('who looks elsewhere is called by title, icon and sound', DEADLINE, async () => {
    // No browser here hides a tab by command, so the page is told that it is hidden.
    const look = (state) =>
      ana.evaluate((wanted) => {
        Object.defineProperty(document, 'visibilityState', { value: wanted, configurable: true });
        document.dispatchEvent(new Event('visibilitychange'));
      }, state);
    const head = () => ana.evaluate(() => [document.title, document.querySelector('link[rel=icon]').href]);
    await ana.evaluate(() => {
      window.tones = [];
      window.AudioContext = class extends AudioContext {
        createOscillator() {
          window.tones.push(this);
          return super.createOscillator();
        }
      };
    });
    const plain = await head();
    await ana.click('#settings summary');
    await ana.click('#settings input[type=checkbox]');
    await ana.press('Escape');
    await ana.until(() => window.tones.length === 1); // It says at once how it sounds.
    await look('hidden');
    await bo.say('psst');
    await bo.say('psst again');
    await shows(ana, 'psst again');
    const [title, icon] = await head();
    assert.equal(title, `(2) ${plain[0]}`);
    assert.match(icon, /^data:image\/svg/);
    assert.equal(await ana.evaluate(() => window.tones.length), 3);
    assert.ok(await ana.evaluate(() => document.querySelector('.line.new') !== null));
    await look('visible');
    assert.deepEqual(await head(), plain);
    // The tap came before, so that the browser lets it sound. (Without a sound card Firefox does not.)
    if (browser.name === 'Chromium') {
      await ana.until(() => window.tones.every(({ state }) => state === 'running'));
    }
  });

  test('awake on a dead connection, it finds out and comes back', DEADLINE, async () => {
    await ana.until(() => document.querySelector('.badge').dataset.phase === 'open');
    server.freeze();
    try {
      // More than once: what was answered just before the server froze is a sign of life as well.
      await ana.until(() => {
        dispatchEvent(new Event('online'));
        return document.querySelector('.badge').dataset.phase !== 'open';
      });
    } finally {
      server.thaw();
    }
    await bo.say('are you there?');
    await shows(ana, 'are you there?');
    await ana.click('#status summary');
    await ana.until(() => /lost [\w -]+, because nothing came any more/.test(document.querySelector('.trace').textContent));
    await ana.press('Escape');
  });

  test('right to left nothing leaves the page', DEADLINE, async () => {
    await bo.say('שלום לכולם');
    await say(ana, 'مرحبا https://example.org/a/rather/long/address/that/has/to/be/broken/somewhere');
    for (const size of [PHONE, { width: 1280, height: 800 }]) {
      await ana.resize(size);
      for (const dir of ['rtl', 'ltr']) {
        await ana.evaluate((wanted) => (document.documentElement.dir = wanted), dir);
        const beyond = await ana.evaluate(() => {
          const outside = ({ left, right, width }) => width > 1 && (left < -0.5 || right > innerWidth + 0.5);
          const seen = [...document.querySelectorAll('body *')].filter((one) => one.checkVisibility());
          return seen.filter((one) => outside(one.getBoundingClientRect())).map((one) => one.outerHTML.slice(0, 80));
        });
        assert.deepEqual(beyond, [], `${dir} at ${size.width}`);
        if (process.env.PARLANCE_PICTURES) {
          await ana.picture(path.join(process.env.PARLANCE_PICTURES, `${browser.name}-${dir}-${size.width}.png`));
        }
      }
    }
  });

  test('on a phone the room, the transport and the people can be read', DEADLINE, async () => {
    const room = 'a-room-with-a-long-name';
    await new Guest(server, 'Cyd', room).join();
    const phone = await browser.open(`${server.url}/rooms/${room}`);
    await phone.resize(PHONE);
    await phone.choose('#transport', 'sse');
    await using(phone, 'sse');
    await phone.until(() => /\d ms$/.test(document.querySelector('.latency').textContent));
    const cut = await phone.evaluate(() =>
      ['h1', '.badge .name', '.badge .latency', '.count'].filter((selector) => {
        const one = document.querySelector(selector);
        const { left, right, width } = one.getBoundingClientRect();
        const isCut = one.clientWidth > 0 && one.scrollWidth > one.clientWidth;
        return width < 1 || left < 0 || right > innerWidth || isCut;
      }),
    );
    assert.deepEqual(cut, []);
    await phone.close();
  });

  test('"(you)" stays in one piece behind a long name', DEADLINE, async () => {
    await ana.resize(PHONE);
    await ana.click('.count');
    const lines = await ana.evaluate(() => {
      const you = document.querySelector('#people small');
      you.previousElementSibling.textContent = 'Wolfeschlegelsteinhausenbergerdorff';
      const range = document.createRange();
      range.selectNodeContents(you);
      return range.getClientRects().length;
    });
    assert.equal(lines, 1);
    await ana.click('#people .close');
  });

  test('on a phone what each transport costs is read without scrolling sideways', DEADLINE, async () => {
    await ana.resize(PHONE);
    await ana.click('#status summary');
    const beyond = await ana.evaluate(() => {
      const costs = document.querySelector('.costs');
      for (const cell of costs.querySelectorAll('td')) {
        cell.textContent = '12345678'; // After a long day.
      }
      const cells = [...costs.querySelectorAll('td, th')].filter((one) => one.checkVisibility());
      const cut = cells.filter((one) => one.scrollWidth > one.clientWidth);
      const words = [...costs.querySelectorAll('th[scope=col]')].slice(0, 4); // The fifth has several.
      const broken = words.filter((word) => {
        const range = document.createRange();
        range.selectNodeContents(word);
        return range.getClientRects().length !== 1;
      });
      const by = costs.scrollWidth - costs.clientWidth;
      return { cells: cells.length, words: words.length, cut: cut.length, broken: broken.length, by };
    });
    assert.ok(beyond.cells >= 11); // The columns, and one transport at least.
    assert.deepEqual({ ...beyond, cells: 0 }, { cells: 0, words: 4, cut: 0, broken: 0, by: 0 });
    await ana.press('Escape');
  });

  test('the drawer of the people is opened, used and closed by keys, and keeps them while it is open', DEADLINE, async () => {
    await ana.resize(PHONE);
    const focused = () => ana.evaluate(() => document.activeElement.closest('#people')?.id ?? document.activeElement.className);
    const isOpen = () => ana.evaluate(() => document.querySelector('#people').checkVisibility());
    await ana.evaluate(() => {
      window.strayed = [];
      document.addEventListener('focusin', ({ target }) => target.closest('#people') || window.strayed.push(target.outerHTML.slice(0, 80)));
      document.querySelector('.count').focus();
      window.strayed = [];
    });
    await ana.press('Enter');
    assert.deepEqual([await isOpen(), await focused()], [true, 'people']);
    await ana.press('Tab');
    assert.equal(await focused(), 'people');
    for (let i = 0; i < 6; i += 1) {
      await ana.press('Tab');
    }
    assert.deepEqual(await ana.evaluate(() => window.strayed), []);
    await ana.evaluate(() => document.querySelector('#people').focus());
    await ana.press('Escape');
    assert.deepEqual([await isOpen(), await focused()], [false, 'count']);
  });

  test('the drawer of the people closes beside it, and where there is room for all', DEADLINE, async () => {
    const isModal = () => ana.evaluate(() => document.querySelector('main').inert);
    await ana.click('.count');
    assert.equal(await isModal(), true);
    await ana.evaluate(() => document.elementFromPoint(5, 300).click());
    assert.equal(await isModal(), false);
    await ana.click('.count');
    assert.equal(await isModal(), true);
    await ana.resize({ width: 1280, height: 800 });
    await ana.until(() => !document.querySelector('main').inert);
    await ana.click('.count');
    assert.equal(await isModal(), false);
  });

  test('a gap is shown where messages are no longer kept', DEADLINE, async () => {
    const { port } = server;
    const seen = await texts(ana);
    await server.stop();
    const elsewhere = await startServer('--data', data);
    const cyd = await new Guest(elsewhere, 'Cyd').join();
    for (let i = 1; i <= 12; i += 1) {
      await cyd.say(`meanwhile ${i}`);
    }
    await elsewhere.stop();
    server = await startServer('--data', data, '--keep', '5', '--port', String(port));
    await shows(ana, 'meanwhile 12');
    assert.deepEqual(await marks('gap'), ['7 messages are no longer kept']);
    assert.deepEqual(await texts(ana), [...seen, ...[8, 9, 10, 11, 12].map((i) => `meanwhile ${i}`)]);
  });

  test('another history is told from the one before', DEADLINE, async () => {
    const { port } = server;
    const seen = await texts(ana);
    await server.stop();
    server = await startServer('--port', String(port));
    await ana.until(() => document.querySelector('.line.reset'));
    assert.deepEqual(await marks('reset'), ['The history begins anew here']);
    await say(ana, 'a new page');
    await shows(ana, 'a new page');
    assert.deepEqual(await texts(ana), [...seen, 'a new page']);
  });

  test('no script has failed', () => {
    assert.deepEqual(ana.errors, []);
  });
}
