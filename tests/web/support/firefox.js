// Debian's Firefox by puppeteer-core over WebDriver BiDi, behind the same verbs as chromium.js.

import puppeteer from 'puppeteer-core';
import { NAME } from './server.js';

const QUIET = {
  'network.dns.localDomains': NAME,
  'app.update.enabled': false,
  'browser.safebrowsing.malware.enabled': false,
  'browser.safebrowsing.phishing.enabled': false,
  'browser.search.update': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'extensions.getAddons.cache.enabled': false,
  'extensions.systemAddon.update.enabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'services.settings.server': 'data:,',
  'toolkit.telemetry.enabled': false,
};
const WAIT_MS = 20_000;

/** @param {{patience?: number, launch?: object}} [options] patience of `until`, in milliseconds;
 * launch: options of puppeteer's */
export async function startFirefox({ patience = WAIT_MS, launch: more = {} } = {}) {
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: '/usr/bin/firefox-esr',
    extraPrefsFirefox: QUIET,
    headless: true,
    ...more,
  });
  return {
    name: 'Firefox',
    async open(url) {
      const page = await browser.newPage();
      await page.goto(url, { waitUntil: 'domcontentloaded' });
      return tab(page, patience);
    },
    stop: () => browser.close(),
  };
}

function tab(page, patience) {
  const errors = [];
  page.setDefaultTimeout(patience);
  page.on('pageerror', (error) => errors.push(String(error.stack ?? error)));
  return {
    page,
    errors,
    evaluate: (run, argument) => page.evaluate(run, argument),
    until: (run, argument) => page.waitForFunction(run, { polling: 50 }, argument),
    type: async (selector, text) => {
      await page.waitForSelector(selector, { visible: true });
      await page.click(selector);
      await page.keyboard.type(text);
    },
    press: (key) => page.keyboard.press(key),
    click: (selector) => page.click(selector),
    choose: (selector, value) => page.select(selector, value),
    async paste() {
      await page.keyboard.down('Control');
      await page.keyboard.press('v');
      await page.keyboard.up('Control');
    },
    resize: (size) => page.setViewport(size),
    picture: (file) => page.screenshot({ path: file }),
    reload: () => page.reload({ waitUntil: 'domcontentloaded' }),
    close: () => page.close(),
  };
}
