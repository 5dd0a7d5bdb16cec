// The page is small and is all there is: nothing comes from anywhere else.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { deflateSync } from 'node:zlib';

const web = new URL('../../resources/web/', import.meta.url).pathname;
const files = readdirSync(web, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath ?? entry.path, entry.name));

// One reader's browser gets one page, one style, one catalogue of texts, and every module; modules and
// texts are sent compressed. With the heads of the answers a browser counts what really comes:
// browser/firstpaint.test.js.
test('what one reader gets stays well under 100 KB', () => {
  const bytesOf = (file) => readFileSync(file).length;
  const sentOf = (file) => deflateSync(readFileSync(file), { level: 9 }).length;
  const sum = (numbers) => numbers.reduce((a, b) => a + b, 0);
  const isCatalogue = (file) => /\/text-\w+\.js$/.test(file);
  const modules = sum(files.filter((file) => file.endsWith('.js') && !isCatalogue(file)).map(sentOf));
  const catalogue = Math.max(...files.filter(isCatalogue).map(sentOf));
  const page = sum(['room.html', 'join.html', 'say.html', 'style.css'].map((name) => bytesOf(join(web, name))));
  const bytes = modules + catalogue + page;
  console.log(`${bytes} bytes: modules ${modules}, texts ${catalogue}, page and style ${page}`);
  assert.ok(bytes < 75_000, `${bytes} bytes`);
});

// In the program every file lies compressed (rcc).
test('all of it, in every language, is embedded in under 100 KB', () => {
  const bytes = files.reduce((sum, file) => sum + deflateSync(readFileSync(file), { level: 9 }).length, 0);
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
