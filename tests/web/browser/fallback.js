// Fallback nobody notices: with WebSocket refused, with streams held too, and back again when the
// network is well; and many tabs of one browser. For every browser; the measured seconds are printed.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import path from 'node:path';
import { join, say, seqs, shows, texts, using } from '../support/page.js';
import { Guest, startDesktop, startServer } from '../support/server.js';

const DEADLINE = { timeout: 150_000 };

/** @param {() => Promise<any>} startBrowser */
export function fallback(startBrowser) {
  /** @type {any} */
  let server;
  /** @type {any} */
  let browser;
  /** @type {any} */
  let ana;
  /** @type {any} */
  let dora;
  /** @type {Guest} */
  let bo;
  let said = 0;
  /** @type {any} */
  let talking;

  before(async () => {
    server = await startServer('--simulate', 'refuse-websocket');
    browser = await startBrowser({ patience: 100_000 });
    bo = await new Guest(server, 'Bo').join();
    dora = startDesktop(server, 'Dora');
    await dora.live();
    // Somebody goes on talking, whatever happens to the network.
    talking = setInterval(() => bo.say(`line ${(said += 1)}`).catch(() => {}), 400);
  }, DEADLINE);

  after(async () => {
    clearInterval(talking);
    await browser?.stop();
    await dora?.stop();
    await server?.stop();
  }, DEADLINE);

  /** Waits for the transport; the seconds since the page was asked for. */
  async function seconds(tab, transport) {
    await using(tab, transport);
    return (await tab.evaluate(() => performance.now())) / 1000;
  }
  const tell = (what, value, goal) => console.log(`${browser.name}: ${what} after ${value.toFixed(1)} s (goal ${goal} s)`);
  const trace = (tab) =>
    tab.evaluate(() => {
      const details = document.querySelector('#status details');
      details.open = true;
      details.dispatchEvent(new Event('toggle'));
      return document.querySelector('.trace').textContent;
    });

  test('with WebSocket refused it listens to a stream', DEADLINE, async () => {
    ana = await browser.open(server.url);
    const after = await seconds(ana, 'sse');
    tell('WebSocket refused: live', after, 3);
    assert.ok(after < 15, `${after}`);
    await join(ana, 'Ana');
    await using(ana, 'sse');
    await say(ana, 'by a stream');
    await shows(ana, 'by a stream');
    await dora.sees('Ana');
    assert.match(await trace(ana), /on Server-Sent Events.*because something between blocks the WebSocket handshake/);
  });

  test('with streams held too it asks and waits', DEADLINE, async () => {
    await server.simulate({ refuse_websocket: true, hold_streams: true });
    await ana.evaluate(() => localStorage.removeItem('parlance.ladder'));
    await ana.reload();
    const after = await seconds(ana, 'longpoll');
    tell('streams held too: live', after, 8);
    assert.ok(after < 30, `${after}`);
    await say(ana, 'by a long poll');
    await shows(ana, 'by a long poll');
  });

  test('when the network is well it is back on WebSocket, and nobody has noticed', DEADLINE, async () => {
    const before = dora.crowds().length;
    const began = performance.now();
    await server.simulate({});
    await using(ana, 'websocket');
    const after = (performance.now() - began) / 1000;
    tell('back on WebSocket', after, 60);
    assert.ok(after < 90, `${after}`);
    await say(ana, 'as if nothing had been');
    await shows(ana, 'as if nothing had been');
    clearInterval(talking);
    await bo.say('the last one');
    await shows(ana, 'the last one');
    await dora.shows('the last one');
    const history = await bo.history();
    const shown = await seqs(ana);
    assert.deepEqual(shown, history.map(({ seq }) => seq).slice(-shown.length));
    assert.deepEqual(await texts(ana), history.map(({ text }) => text).slice(-shown.length));
    assert.ok(shown.length > 20);
    assert.equal(await ana.evaluate(() => document.querySelectorAll('.line.gap, .line.reset').length), 0);
    for (const people of dora.crowds().slice(before)) {
      assert.ok(people.includes('Ana'), `Ana was gone: ${people}`);
    }
    assert.match(await trace(ana), /on WebSocket instead of Long Polling/);
    const costs = await ana.evaluate(() => Array.from(document.querySelectorAll('.costs tr'), (row) => Array.from(row.cells, (cell) => cell.textContent)));
    const [, requests, payload] = costs.find(([name]) => name === 'Long Polling');
    const number = (text) => Number(text.replace(/\D/g, '')); // Shown as people write them: "23,083".
    assert.ok(number(requests) > 10 && /\d\s?kB$/.test(payload), JSON.stringify(costs));
    if (process.env.PARLANCE_PICTURES) {
      for (const size of [{ width: 360, height: 640 }, { width: 1280, height: 800 }]) {
        await ana.resize(size);
        await ana.picture(path.join(process.env.PARLANCE_PICTURES, `${browser.name}-trace-${size.width}.png`));
      }
    }
    await ana.close();
  });

  test('ten tabs on one HTTP transport all work', DEADLINE, async () => {
    for (const transport of ['sse', 'stream', 'longpoll']) {
      const tabs = [];
      for (let i = 0; i < 10; i += 1) {
        const tab = await browser.open(server.url);
        tabs.push(tab);
        if (i === 0) {
          await tab.choose('#transport', transport); // For those that are opened after it.
        }
      }
      for (const tab of tabs) {
        await tab.until(() => document.querySelector('#transport')?.dataset.transport);
        await tab.until(() => document.querySelector('.badge').dataset.phase === 'open');
      }
      await tabs[9].until((wanted) => [wanted, 'shortpoll'].includes(document.querySelector('#transport').dataset.transport), transport);
      // Polls that find nothing become rarer, up to ten seconds; that must not matter.
      await new Promise((resolve) => setTimeout(resolve, 6_000));
      const text = `to ten tabs by ${transport}`;
      const began = performance.now();
      await bo.say(text);
      await Promise.all(tabs.map((tab) => shows(tab, text)));
      const took = (performance.now() - began) / 1000;
      tell(`ten tabs on ${transport}: shown by all`, took, 2);
      assert.ok(took < 10, `${took}`);
      const used = await Promise.all(tabs.map((tab) => tab.evaluate(() => document.querySelector('#transport').dataset.transport)));
      console.log(`${browser.name}: ${used.join(' ')}`);
      assert.equal(used.filter((name) => name === transport).length, 3);
      assert.equal(used.filter((name) => name === 'shortpoll').length, 7);
      const errors = tabs.flatMap((tab) => tab.errors);
      assert.deepEqual(errors, []);
      await Promise.all(tabs.map((tab) => tab.close()));
    }
  });
}
