// The page is small and is all there is: nothing comes from anywhere else.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

const web = new URL('../../resources/web/', import.meta.url).pathname;
const files = readdirSync(web, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath ?? entry.path, entry.name));

// One reader's browser gets one page, one style, one catalogue of texts, and every module. Comments and
// indentation do not count: what they cost on the wire is next to nothing, because files are sent
// compressed. What a browser really fetches is measured by one: browser/firstpaint.test.js.
test('what one reader gets stays under 100 KB, but for its comments', () => {
  const bytesOf = (file) => {
    const text = readFileSync(file, 'utf8').replace(/\/\*[^]*?\*\//g, '').replace(/(^|[ \t])\/\/.*$/gm, '');
    return Buffer.byteLength(text.replace(/^[ \t]+|\n(?=\s*\n)/gm, ''));
  };
  const sum = (some) => some.map(bytesOf).reduce((a, b) => a + b);
  const isCatalogue = (file) => /\/text-\w+\.js$/.test(file);
  const modules = files.filter((file) => file.endsWith('.js') && !isCatalogue(file));
  const catalogue = Math.max(...files.filter(isCatalogue).map(bytesOf));
  const page = ['room.html', 'join.html', 'say.html', 'style.css', 'static/icon.svg'].map((name) => join(web, name));
  const bytes = sum(modules) + catalogue + sum(page);
  console.log(`${bytes} bytes, of them ${catalogue} texts`);
  assert.ok(bytes < 100_000, `${bytes} bytes`);
});

test('everything is embedded', () => {
  const list = readFileSync(new URL('../../server/transport/CMakeLists.txt', import.meta.url), 'utf8');
  for (const file of files) {
    assert.ok(list.includes(`\${web}/${file.slice(web.length)}\n`), file);
  }
});

test('nothing refers to another place', () => {
  for (const file of files) {
    const found = readFileSync(file, 'utf8').match(/(https?|wss?):\/\/(?!www\.w3\.org\/2000\/svg)[^\s'"]*/g);
    assert.equal(found, null, file);
  }
});

test('no guest can bring markup: nothing parses HTML', () => {
  const parsing = /innerHTML|outerHTML|insertAdjacentHTML|document\.write|DOMParser|\beval\b|Function\(/;
  for (const file of files.filter((name) => name.endsWith('.js'))) {
    assert.doesNotMatch(readFileSync(file, 'utf8'), parsing, file);
  }
});
