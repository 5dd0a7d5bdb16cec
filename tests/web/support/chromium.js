// Debian's Chromium by playwright-core, behind the few verbs that the scenarios need.

import { chromium } from 'playwright-core';
import { NAME } from './server.js';

const FLAGS = [
  '--no-sandbox', // Tests in containers run as root.
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-quic',
  '--disable-sync',
  '--no-first-run',
  `--host-resolver-rules=MAP ${NAME} 127.0.0.1`,
];
const WAIT_MS = 15_000;

/** @param {{keepsPages?: boolean, patience?: number, context?: object}} [options] keepsPages: with the
 * back/forward cache, which playwright otherwise turns off; patience of `until`, in milliseconds;
 * context: options of playwright's; flags: further ones of Chromium's */
export async function startChromium({ keepsPages = false, patience = WAIT_MS, context: more = {}, flags = [] } = {}) {
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: [...FLAGS, ...flags],
    ignoreDefaultArgs: keepsPages ? ['--disable-back-forward-cache'] : [],
  });
  const context = await browser.newContext(more);
  context.setDefaultTimeout(patience);
  return {
    name: 'Chromium',
    async open(url) {
      const page = await context.newPage();
      await page.goto(url, { waitUntil: 'domcontentloaded' });
      return tab(page);
    },
    /** A page of playwright's that is nowhere yet. */
    blank: () => context.newPage(),
    stop: () => browser.close(),
  };
}

function tab(page) {
  const errors = [];
  page.on('pageerror', (error) => errors.push(String(error.stack ?? error)));
  return {
    page,
    errors,
    evaluate: (run, argument) => page.evaluate(run, argument),
    until: (run, argument) => page.waitForFunction(run, argument),
    type: async (selector, text) => {
      await page.click(selector);
      await page.keyboard.type(text);
    },
    press: (key) => page.keyboard.press(key),
    click: (selector) => page.click(selector),
    choose: (selector, value) => page.selectOption(selector, value),
    paste: () => page.keyboard.press('Control+V'),
    resize: (size) => page.setViewportSize(size),
    picture: (file) => page.screenshot({ path: file }),
    reload: () => page.reload({ waitUntil: 'domcontentloaded' }),
    close: () => page.close(),
  };
}
