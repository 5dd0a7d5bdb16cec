// Without scripts: Chromium with JavaScript off, and lynx.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import { startChromium } from '../support/chromium.js';
import { Guest, startServer } from '../support/server.js';

const DEADLINE = { timeout: 60_000 };
const run = promisify(execFile);
const env = { ...process.env, LANG: 'C.UTF-8', TERM: 'vt100' };
const lynx = async (url) => (await run('lynx', ['-dump', '-nolist', url], { env })).stdout;

/** Lynx in a terminal (script(1) makes one), with these keys pressed in turn; the last one quits. */
async function type(url, keys) {
  const place = mkdtempSync(path.join(tmpdir(), 'parlance-lynx-'));
  const file = path.join(place, 'keys');
  writeFileSync(file, keys.map((key) => `key ${key}\n`).join(''));
  try {
    await run('script', ['-qec', `lynx -accept_all_cookies -cmd_script=${file} ${url}`, '/dev/null'], { env, timeout: 30_000 });
  } finally {
    rmSync(place, { recursive: true });
  }
}

let server;
let browser;
let page;
let bo;

before(async () => {
  server = await startServer();
  browser = await startChromium({ context: { javaScriptEnabled: false } });
  bo = await new Guest(server, 'Bo').join();
}, DEADLINE);

after(async () => {
  await browser?.stop();
  await server?.stop();
}, DEADLINE);

test('the page is complete: what was said, and a form to join', DEADLINE, async () => {
  await bo.say('already here <b>&</b>');
  ({ page } = await browser.open(server.url));
  await page.getByText('already here <b>&</b>').waitFor();
  await page.fill('#join input[name=name]', 'Ana');
  await page.click('#join button');
  await page.waitForSelector('#composer');
});

test('what others say appears by itself', DEADLINE, async () => {
  await bo.say('live');
  // The frame's document never ends, and playwright waits for documents to be ready; the protocol
  // below it does not.
  const inside = await page.context().newCDPSession(page);
  const shown = async () => {
    const { root } = await inside.send('DOM.getDocument', { depth: -1, pierce: true });
    return JSON.stringify(root).includes('"nodeValue":"live"');
  };
  while (!(await shown())) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
});

test('one writes, and reads it', DEADLINE, async () => {
  await page.fill('#composer', 'two\nlines');
  await page.click('#say button');
  await page.locator('[role=log]').getByText('two lines').waitFor();
  const said = await bo.history();
  assert.equal(said.at(-1).text, 'two\nlines');
  assert.equal(said.at(-1).from, 'Ana');
});

test('the other page refreshes itself', DEADLINE, async () => {
  await page.click('a[href$="?refresh"]');
  await page.waitForSelector('meta[http-equiv=refresh]', { state: 'attached' });
  await bo.say('polled');
  await page.locator('[role=log]').getByText('polled').waitFor();
});

test('lynx reads the room and finds the form', DEADLINE, async () => {
  const room = await lynx(`${server.local}/`);
  assert.match(room, /Bo already here <b>&<\/b>/);
  assert.match(room, /Ana two/);
  assert.match(room, /Your name/);
  assert.doesNotMatch(room, /Send|Message from/);
  assert.deepEqual(room.match(/\(BUTTON\).*/g), ['(BUTTON) Join']);
  assert.match(await lynx(`${server.local}/rooms/lobby?refresh`), /Bo polled/);
});

test('in lynx one joins and writes', DEADLINE, async () => {
  const letters = (text) => Array.from(text, (letter) => (letter === ' ' ? '<space>' : letter));
  const [down, enter] = ['Down Arrow', '^J'];
  const join = [down, down, ...letters('Lyn'), down, enter]; // Past the people and the frame.
  const write = [down, down, ...letters('from a terminal'), down, down, enter]; // It has two lines.
  await type(`${server.local}/`, [...join, ...write, down, down, 'Q']);
  const { text, from } = (await bo.history()).at(-1);
  assert.deepEqual([from, text], ['Lyn', 'from a terminal']);
});

test('a closed room is opened by its password', DEADLINE, async () => {
  await server.decide('/host/rooms', { room: 'lobby', password: 'open sesame' });
  await page.context().clearCookies();
  const stranger = await browser.open(server.url);
  assert.equal(await stranger.page.locator('[role=log]').count(), 0);
  const enter = async (password) => {
    await stranger.page.fill('[name=name]', 'Cy');
    await stranger.page.fill('[name=password]', password);
    await stranger.page.click('button');
  };
  await enter('sesame');
  await stranger.page.getByText("This is not the room’s password.").waitFor();
  await enter('open sesame');
  await stranger.page.locator('[role=log]').getByText('already here').waitFor();
});
