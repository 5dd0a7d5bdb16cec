// The program's catalogues against its sources: lupdate, run on a copy of each, must find nothing that is
// missing and nothing that is no longer used; and every translation keeps what its source promises.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { misset } from './typography.js';

const root = new URL('../../', import.meta.url).pathname;
const place = mkdtempSync(path.join(tmpdir(), 'parlance-ts-'));
const files = readdirSync(`${root}translations`).filter((name) => name.endsWith('.ts'));
const fresh = (name) => path.join(place, name);

before(() => {
  for (const name of files) {
    copyFileSync(`${root}translations/${name}`, fresh(name));
  }
  const others = files.filter((name) => name !== 'parlance_en.ts');
  const update = (more, names) =>
    execFileSync(process.env.PARLANCE_LUPDATE, ['-silent', '-locations', 'none', '-I', '.', ...more, 'ui', 'client', 'app', '-ts', ...names.map(fresh)], {
      cwd: root,
      stdio: 'ignore',
    });
  update([], others);
  update(['-pluralonly'], ['parlance_en.ts']);
});

after(() => rmSync(place, { recursive: true }));

const unescaped = (text) =>
  text.replace(/&#x([\da-f]+);/g, (_, code) => String.fromCodePoint(Number.parseInt(code, 16))).replace(/&(lt|gt|quot|apos|amp);/g, (_, name) => ({ lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' })[name]);

/** @returns {{where: string, source: string, state: string, forms: string[], isPlural: boolean}[]} */
function messagesOf(file) {
  const ts = readFileSync(file, 'utf8');
  return [...ts.matchAll(/<context>[^]*?<name>(.*?)<\/name>([^]*?)<\/context>/g)].flatMap(([, context, body]) =>
    [...body.matchAll(/<message([^>]*)>([^]*?)<\/message>/g)].map(([, kind, message]) => {
      const source = unescaped(/<source>([^]*?)<\/source>/.exec(message)[1]);
      const [, state = '', translation = ''] = /<translation(?: type="(\w+)")?(?:>([^]*?)<\/translation>|\/>)/.exec(message);
      const isPlural = kind.includes('numerus');
      const forms = isPlural ? [...translation.matchAll(/<numerusform>([^]*?)<\/numerusform>/g)].map(([, form]) => form) : [translation];
      return { where: `${context}: ${source}`, source, state, forms: forms.map(unescaped), isPlural };
    }),
  );
}

const holes = (text) => [...new Set(text.match(/%L?(\d+|n)/g) ?? [])].sort();
// One is often said without a figure: "every minute".
const lacksTheNumber = (form, source) => holes(form).join() === holes(source).filter((hole) => !hole.endsWith('n')).join();
const hasMnemonic = (text) => /&(?!&)/.test(text.replaceAll('&&', ''));
const isSpaced = (text) => /^\s|\s$/.test(text);

for (const name of files) {
  test(`${name} has every text of the sources, and no other`, () => {
    const messages = messagesOf(fresh(name));
    assert.ok(messages.length > 5);
    // As tr() asks for it at run time.
    assert.deepEqual(messages.filter(({ where }) => !where.startsWith('parlance::')).map(({ where }) => where), []);
    assert.deepEqual(messages.filter(({ state }) => state !== '').map(({ where, state }) => `${state}: ${where}`), []);
  });

  test(`${name} keeps places, mnemonics, keys and ends`, () => {
    const wrong = messagesOf(fresh(name)).flatMap(({ where, source, forms, isPlural }) =>
      forms
        .filter(
          (form, index) =>
            form === '' ||
            isSpaced(form) ||
            (holes(form).join() !== holes(source).join() && !(isPlural && index === 0 && lacksTheNumber(form, source))) ||
            hasMnemonic(form) !== hasMnemonic(source) ||
            form.endsWith('…') !== source.endsWith('…') ||
            form.endsWith(':') !== source.endsWith(':') ||
            (/^Ctrl\+/.test(source) && form !== source),
        )
        .map((form) => `${where} = ${form}`)
        .concat(isPlural && forms.length !== 2 ? [`${where}: ${forms.length} forms`] : []),
    );
    assert.deepEqual(wrong, []);
  });
}

for (const name of files.filter((one) => one !== 'parlance_en.ts')) {
  test(`${name} is set as its language is`, () => {
    const code = name.slice('parlance_'.length, -'.ts'.length);
    const forms = messagesOf(fresh(name)).flatMap(({ forms: all }) => all);
    // Between the time and what was decided in the trace are three on purpose.
    assert.deepEqual(forms.filter((form) => form !== '%1   %2' && misset(code, form)), []);
  });
}

test('there are English, French, German and Spanish', () => {
  assert.deepEqual(files.sort(), ['parlance_de.ts', 'parlance_en.ts', 'parlance_es.ts', 'parlance_fr.ts']);
});
