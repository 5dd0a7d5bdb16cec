// What every browser must show, told once. Nothing here sleeps: it waits for what is to be seen.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { TRANSPORTS, join, say, seqs, shows, texts, using } from '../support/page.js';
import { Guest, startDesktop, startServer } from '../support/server.js';

const DEADLINE = { timeout: 80_000 };

/** @param {() => Promise<any>} startBrowser */
export function scenarios(startBrowser) {
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

  before(async () => {
    server = await startServer();
    browser = await startBrowser();
    bo = await new Guest(server, 'Bo').join();
    dora = startDesktop(server, 'Dora');
  }, DEADLINE);

  after(async () => {
    await browser?.stop();
    await dora?.stop();
    await server?.stop();
  }, DEADLINE);

  test('the address is no secure context, and one joins', DEADLINE, async () => {
    await bo.say('first of all');
    ana = await browser.open(server.url);
    assert.equal(await ana.evaluate(() => isSecureContext), false);
    assert.deepEqual(await texts(ana), ['first of all']);
    await join(ana, 'Ana');
    await ana.until(() => document.querySelector('#people ul').textContent.includes('Ana'));
    await ana.until(() => document.querySelector('#people ul').textContent.includes('Bo'));
  });

  for (const transport of TRANSPORTS) {
    test(`chat goes both ways by ${transport}`, DEADLINE, async () => {
      await ana.choose('#transport', transport);
      await using(ana, transport);
      await dora.use(transport);
      await say(ana, `Ana by ${transport}`);
      await shows(ana, `Ana by ${transport}`);
      await dora.shows(`Ana by ${transport}`);
      dora.say(`Dora by ${transport}`);
      await shows(ana, `Dora by ${transport}`);
      await dora.shows(`Dora by ${transport}`);
    });
  }

  test('every message is shown exactly once, in its order', DEADLINE, async () => {
    const history = await bo.history();
    await shows(ana, history.at(-1).text);
    assert.deepEqual(await texts(ana), history.map(({ text }) => text));
    assert.deepEqual(await seqs(ana), history.map(({ seq }) => seq));
    assert.deepEqual(dora.texts(), history.map(({ text }) => text));
  });

  test('typing is seen, and over with the message', DEADLINE, async () => {
    await ana.choose('#transport', 'websocket');
    await using(ana, 'websocket');
    await bo.type();
    await ana.until(() => document.querySelector('#typing').textContent === 'Bo is typing…');
    await bo.say('typed');
    await ana.until(() => document.querySelector('#typing').textContent === '');
  });

  test('a reload resumes: the person, the transport, the messages, the draft', DEADLINE, async () => {
    await ana.choose('#transport', 'stream');
    await using(ana, 'stream');
    await ana.type('#composer', 'half a sen');
    await ana.reload();
    await using(ana, 'stream');
    assert.equal(await ana.evaluate(() => document.querySelector('#composer').value), 'half a sen');
    await ana.type('#composer', 'tence');
    await ana.press('Enter');
    await shows(ana, 'half a sentence');
    assert.deepEqual(await texts(ana), (await bo.history()).map(({ text }) => text));
  });

  test('two tabs of one person both show everything once', DEADLINE, async () => {
    const second = await browser.open(server.url);
    await second.until(() => document.querySelector('#composer')?.checkVisibility());
    await using(second, 'stream');
    await say(second, 'from the second tab');
    await shows(ana, 'from the second tab');
    await say(ana, 'from the first tab');
    await shows(second, 'from the first tab');
    await shows(ana, 'from the first tab');
    const said = (await bo.history()).map(({ text }) => text);
    assert.deepEqual(await texts(ana), said);
    assert.deepEqual(await texts(second), said);
    const people = await ana.evaluate(() => document.querySelector('#people ul').textContent);
    assert.equal(people.split('Ana').length, 2, people);
    // Renamed in one, renamed in the other: else that one would join again by the name of before.
    const rename = async (tab, name) => {
      await tab.click('#settings summary');
      await tab.evaluate(() => (document.querySelector('#settings [name=rename]').value = ''));
      await tab.type('#settings [name=rename]', name);
      await tab.press('Enter');
      await tab.until((wanted) => document.querySelector('#settings [role=status]').textContent === `You are ${wanted} now.`, name);
      await tab.press('Escape');
    };
    const isNamed = (tab, name) => tab.until((wanted) => document.querySelector('#settings [name=rename]').value === wanted, name);
    await rename(ana, 'Ana Maria');
    await isNamed(second, 'Ana Maria');
    await rename(second, 'Ana');
    await isNamed(ana, 'Ana');
    assert.deepEqual(second.errors, []);
    await second.close();
  });

  test('older messages come as one scrolls up, and the reading position is kept', DEADLINE, async () => {
    for (let i = 0; i < 120; i += 1) {
      await bo.say(`filler ${i}`);
    }
    await ana.reload();
    await shows(ana, 'filler 119');
    assert.equal((await seqs(ana)).length <= 100, true);
    const top = () => {
      const edge = document.querySelector('.scroller').getBoundingClientRect().top;
      const lines = [...document.querySelectorAll('[role=log] [data-seq]')];
      return lines.find((one) => one.getBoundingClientRect().bottom > edge).dataset.seq;
    };
    const topOf = (seq) => ana.evaluate((wanted) => document.querySelector(`[data-seq="${wanted}"]`).getBoundingClientRect().top, seq);
    while (Number((await seqs(ana))[0]) > 1) {
      // In one go, so that none can have come in between.
      const { first, y } = await ana.evaluate(() => {
        document.querySelector('.scroller').scrollTo(0, -100_000);
        const line = document.querySelector('[role=log] [data-seq]');
        return { first: line.dataset.seq, y: line.getBoundingClientRect().top };
      });
      await ana.until((seq) => document.querySelector('[role=log] [data-seq]').dataset.seq !== seq, first);
      const moved = (await topOf(first)) - y;
      assert.ok(Math.abs(moved) < 1.5, `putting older ones before ${first} moved it by ${moved} px`);
    }
    assert.deepEqual(await texts(ana), (await bo.history()).map(({ text }) => text));
    await ana.evaluate(() => document.querySelector('[data-seq="40"]').scrollIntoView());
    const read = await ana.evaluate(top);
    await bo.say('while Ana reads above');
    await shows(ana, 'while Ana reads above');
    assert.equal(await ana.evaluate(top), read);
    await ana.until(() => document.querySelector('#latest').textContent === '1 new');
    // And after a reload it is still the place where she reads.
    await ana.reload();
    await ana.until((seq) => document.querySelector(`[data-seq="${seq}"]`), read);
    await using(ana, 'stream');
    assert.equal(await ana.evaluate(top), read);
    await ana.click('#latest');
    await ana.until(() => document.querySelector('#latest').hidden);
  });

  test('what could not be sent survives a reload and is said once', DEADLINE, async () => {
    await ana.choose('#transport', 'websocket');
    await using(ana, 'websocket');
    server.freeze();
    await say(ana, 'into the void');
    await ana.until(() => document.querySelector('#pending .pending')?.textContent.includes('into the void'));
    const kept = await ana.evaluate(() => JSON.stringify(localStorage));
    assert.match(kept, /parlance\.outbox\.lobby\..*into the void/);
    const reloading = ana.reload();
    server.thaw();
    await reloading;
    await shows(ana, 'into the void');
    await ana.until(() => !JSON.stringify(localStorage).includes('into the void'));
    await ana.until(() => document.querySelectorAll('#pending .pending').length === 0);
    const said = (await bo.history()).filter(({ text }) => text === 'into the void');
    assert.equal(said.length, 1);
    assert.equal((await texts(ana)).filter((text) => text === 'into the void').length, 1);
  });

  test('a server that has forgotten everybody is joined again by the same name', DEADLINE, async () => {
    const { port } = server;
    await server.stop();
    await say(ana, 'to the next server');
    server = await startServer('--port', String(port));
    await shows(ana, 'to the next server');
    const cyd = await new Guest(server, 'Cyd').join();
    const said = await cyd.history();
    assert.deepEqual(said.map(({ text, from }) => [from, text]), [['Ana', 'to the next server']]);
  });

  test('no script has failed', () => {
    assert.deepEqual(ana.errors, []);
  });
}
