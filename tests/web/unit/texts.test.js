// The catalogues of the page: complete, without what nobody uses, the same holes in every language.
// That no module asks for a missing key is the type checker's to say (TextKey).

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { errorClause } from '../../../resources/web/static/text.js';
import { misset } from '../../languages/typography.js';
import { explain } from '../../../resources/web/static/trace.js';

const root = new URL('../../../', import.meta.url).pathname;
const read = (folder, ending) =>
  readdirSync(root + folder)
    .filter((name) => name.endsWith(ending))
    .map((name) => ({ name, text: readFileSync(`${root}${folder}/${name}`, 'utf8') }));
const joined = (files) => files.map(({ text }) => text).join('\n');

const isCatalogue = ({ name }) => /^text-\w+\.js$/.test(name);
const scripts = read('resources/web/static', '.js');
const modules = scripts.filter((file) => !isCatalogue(file));
const templates = joined(read('resources/web', '.html'));
const server = joined(read('server/transport', '.cpp'));
const types = readFileSync(`${root}tests/web/types.d.ts`, 'utf8');
const errors = readFileSync(`${root}server/protocol/error.cpp`, 'utf8');

const catalogues = {};
for (const { name } of scripts.filter(isCatalogue)) {
  const code = name.slice('text-'.length, -'.js'.length);
  catalogues[code] = (await import(pathToFileURL(`${root}resources/web/static/${name}`))).default;
}
const { en } = catalogues;
const formsOf = (text) => (typeof text === 'string' ? [text] : Object.values(text));

test('there are English, French, German and Spanish', () => {
  assert.deepEqual(Object.keys(catalogues).sort(), ['de', 'en', 'es', 'fr']);
});

test('the server can read them as JSON', () => {
  for (const { name, text } of scripts.filter(isCatalogue)) {
    const json = text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1);
    assert.ok(text.endsWith(`export default ${json};\n`), name);
    JSON.parse(json);
  }
});

for (const [code, texts] of Object.entries(catalogues)) {
  test(`${code} has every text, with the same holes, and no other`, () => {
    assert.deepEqual(Object.keys(texts), Object.keys(en));
    for (const [key, text] of Object.entries(texts)) {
      const holes = (of) => [...new Set(of.match(/\{\w+\}/g) ?? [])].sort();
      const [wanted] = formsOf(en[key]).map(holes);
      for (const form of formsOf(text)) {
        assert.ok(form.trim() === form && form !== '', `${key}: ${form}`);
        assert.deepEqual(holes(form), wanted, key);
      }
    }
  });

  test(`${code} has the plural forms of its language`, () => {
    // "many" is that of millions in French and Spanish; `t` takes "other" where a form is absent.
    const needed = new Intl.PluralRules(code).resolvedOptions().pluralCategories.filter((form) => form !== 'many');
    for (const [key, text] of Object.entries(texts).filter(([, one]) => typeof one !== 'string')) {
      assert.deepEqual(Object.keys(text).sort(), needed.sort(), key);
    }
  });
}

test('every text is used', () => {
  // Made of what the wire or the ladder says.
  const made = {
    error: (word) => errors.includes(`"${word}"`),
    subject: (word) => word === 'line' || types.match(/type Transport = .*/)[0].includes(`'${word}'`),
    cause: (word) => types.match(/kind: 'unreachable'.*/)[0].includes(`'${word}'`),
    trace: (words) => words === 'automatic' || types.includes(`| '${words.split(' ')[0]}'`),
  };
  const isUsed = (key) => {
    const [kind, ...rest] = key.split('.');
    return (
      modules.some(({ text }) => text.includes(`'${key}'`)) ||
      templates.includes(`{{=${key}}}`) ||
      server.includes(`text("${key}"`) ||
      made[kind]?.(rest.join('.'))
    );
  };
  assert.deepEqual(Object.keys(en).filter((key) => !isUsed(key)), []);
});

test('what the server may refuse a person has a sentence, what only programs meet has none', () => {
  const programs =
    'ok too_many_simulated bad_request bad_host bad_query bad_json bad_frame bad_cursor stream_not_found not_acceptable request_timeout ' +
    'body_too_large target_too_long expectation_failed upgrade_required head_too_large method_unknown version_unsupported';
  const all = [...errors.matchAll(/ErrorInfo\{Error::\w+,\s+"(\w+)"/g)].map(([, code]) => code);
  assert.ok(all.length > 50);
  const said = Object.keys(en).flatMap((key) => (key.startsWith('error.') ? [key.slice('error.'.length)] : []));
  assert.deepEqual(said.concat(programs.split(' ')).sort(), all.sort());
});

for (const [code, texts] of Object.entries(catalogues)) {
  test(`${code} is set as its language is`, () => {
    const forms = Object.entries(texts).flatMap(([key, text]) => formsOf(text).map((form) => `${key}: ${form}`));
    assert.deepEqual(forms.filter((form) => misset(code, form)), []);
  });
}

test('the pages and the server ask for no other, and none with plural forms', () => {
  const asked = [...templates.matchAll(/\{\{=(.*?)\}\}/g), ...server.matchAll(/\btext\("(.*?)"/g)].map(([, key]) => key);
  assert.ok(asked.length > 20);
  assert.deepEqual(asked.filter((key) => typeof en[key] !== 'string'), []);
});

test('what the host has decided is said as such', () => {
  assert.equal(explain({ kind: 'refused', status: 403, code: 'banned' }, 'sse'), 'the host has banned you');
  assert.equal(explain({ kind: 'refused', status: 403, code: 'simulated' }, 'sse'), 'the event stream was refused with 403 (simulated)');
  assert.equal(errorClause('bad_frame'), '');
});

test('no module keeps words to itself', () => {
  for (const { name, text } of modules) {
    const code = text.replace(/\/\*[^]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '').replace(/throw new Error\(.*\)/g, '');
    assert.doesNotMatch(code, /['`][A-Z][a-z’]+,? [a-z]+ /, name);
  }
});
