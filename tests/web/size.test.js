// The page is small and is all there is: nothing comes from anywhere else.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

const web = new URL('../../resources/web/', import.meta.url).pathname;
const files = readdirSync(web, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath ?? entry.path, entry.name));

// What a browser has to fetch is measured by one: browser/firstpaint.test.js.
test('all of it stays under 100 KB, but for its comments', () => {
  const sources = files.map((file) => readFileSync(file, 'utf8'));
  const code = sources.map((text) => text.replace(/\/\*[^]*?\*\//g, '').replace(/(^|[ \t])\/\/.*$/gm, '').replace(/\n\s*\n/g, '\n'));
  const [all, bare] = [sources, code].map((texts) => Buffer.byteLength(texts.join('')));
  console.log(`${bare} bytes, with comments ${all}`);
  assert.ok(bare < 100_000, `${bare} bytes`);
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
