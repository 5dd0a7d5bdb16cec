// Chat over https and wss, by every transport, beside somebody who speaks plainly. For every browser.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { TRANSPORTS, join, say, shows, using } from '../support/page.js';
import { Guest, startServer } from '../support/server.js';

export const DEADLINE = { timeout: 60_000 };

/** @param {() => Promise<any>} startBrowser one that takes the certificate, as somebody who has looked at
 * the fingerprint and gone on
 * @returns what there is while its tests run, and for those that follow: Ana's tab and her browser */
export function overTls(startBrowser) {
  /** @type {{browser?: any, ana?: any}} */
  const there = {};
  /** @type {any} */
  let server;
  /** @type {Guest} */
  let bo;

  before(async () => {
    server = await startServer('--tls');
    there.browser = await startBrowser();
    bo = await new Guest(server, 'Bo').join(); // Plainly, beside.
  }, DEADLINE);

  after(async () => {
    await there.browser?.stop();
    await server?.stop();
  }, DEADLINE);

  test('one joins, and is known when the page is loaded again', DEADLINE, async () => {
    const ana = await there.browser.open(server.secure);
    there.ana = ana;
    assert.equal(await ana.evaluate(() => location.protocol), 'https:');
    await join(ana, 'Ana');
    await ana.reload();
    await ana.until(() => document.querySelector('#composer')?.checkVisibility());
  });

  for (const transport of TRANSPORTS) {
    test(`chat goes both ways by ${transport}`, DEADLINE, async () => {
      const { ana } = there;
      await ana.choose('#transport', transport);
      await using(ana, transport);
      await say(ana, `Ana by ${transport}`);
      await shows(ana, `Ana by ${transport}`);
      await bo.say(`Bo beside ${transport}`);
      await shows(ana, `Bo beside ${transport}`);
    });
  }

  test('the same was said in either scheme', DEADLINE, async () => {
    const said = (await bo.history()).map(({ text }) => text);
    assert.deepEqual(said, TRANSPORTS.flatMap((transport) => [`Ana by ${transport}`, `Bo beside ${transport}`]));
  });

  test('no script has failed', () => {
    assert.deepEqual(there.ana.errors, []);
  });

  return there;
}
