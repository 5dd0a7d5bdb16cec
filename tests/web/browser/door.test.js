// A closed room, and somebody who is invited into it.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startChromium } from '../support/chromium.js';
import { say, shows } from '../support/page.js';
import { Guest, startServer } from '../support/server.js';

const DEADLINE = { timeout: 60_000 };

let server;
let browser;
let eve;

before(async () => {
  server = await startServer();
  browser = await startChromium();
  await new Guest(server, 'Bo').join();
}, DEADLINE);

after(async () => {
  await browser?.stop();
  await server?.stop();
}, DEADLINE);

test('an invitation opens the room and does not stay in the address', DEADLINE, async () => {
  const { invitation } = await server.decide('/host/rooms', { room: 'lobby', invitation: true });
  eve = await browser.open(`${server.url}/rooms/lobby#invitation=${invitation}`);
  await eve.until(() => !location.hash && document.querySelector('[name=invitation]')?.value);
  await eve.type('[name=name]', 'Eve');
  await eve.press('Enter');
  await eve.until(() => document.querySelector('#composer')?.checkVisibility());
  assert.ok(!(await eve.evaluate(() => location.href)).includes(invitation));
  await say(eve, 'inside');
  await shows(eve, 'inside');
});

test('nor does it with somebody who is inside already', DEADLINE, async () => {
  const { invitation } = await server.decide('/host/rooms', { room: 'lobby', invitation: true });
  const tab = await browser.open(`${server.url}/rooms/lobby#invitation=${invitation}`);
  await tab.until(() => document.body.classList.contains('live'));
  assert.ok(!(await tab.evaluate(() => location.href)).includes(invitation));
  assert.deepEqual(tab.errors, []);
  await tab.close();
});

test('who is banned is put out and told so', DEADLINE, async () => {
  const { cid } = await eve.evaluate(() => ({ ...document.body.dataset }));
  await server.decide('/host/ban', { cid });
  await eve.until(() => document.querySelector('#notice')?.textContent.includes('banned'));
  assert.deepEqual(eve.errors, []);
});

test('a wrong password leads back to the form, which says so', DEADLINE, async () => {
  await server.decide('/host/rooms', { room: 'lobby', password: 'open sesame' });
  await eve.page.context().clearCookies();
  await eve.close();
  const cy = await browser.open(`${server.url}/rooms/lobby`);
  const knock = async (password) => {
    await cy.type('[name=password]', password);
    await cy.press('Enter');
  };
  await cy.type('[name=name]', 'Cy');
  await knock('sesame');
  await cy.until(() => document.querySelector('#why')?.textContent.includes('not the room’s password'));
  assert.equal(await cy.evaluate(() => document.querySelector('[name=name]').value), 'Cy');
  await knock('open sesame');
  await cy.until(() => document.querySelector('#composer')?.checkVisibility());
  assert.deepEqual(cy.errors, []);
});
