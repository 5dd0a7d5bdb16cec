// A language that nobody speaks, qps, made of the English texts: accented, a third longer, in brackets
// and written from right to left. Whatever is cut off, not translated or not mirrored shows in it.
//
// node pseudo.js text-en.js OUT         the page's catalogue
// node pseudo.js parlance_de.ts OUT     the program's, out of any complete one

import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const PLAIN = 'ACDEGHIJKLNORSTUWYZacdeghijklnorstuwyz';
const ACCENTED = 'ÀÇĎÉĜĤÎĴĶĹÑÔŔŠŢÛŴÝŽàçďéĝĥîĵķĺñôŕšţûŵýž';
// Not to be touched: {holes}, %1, %n, %L1, &mnemonics, and entities and marks of the .ts file.
const KEPT = /\{\w+\}|%L?[\dn]+|&(?:[a-z]+;|amp;.|.)|<[^>]*>/g;

/** @param {string} text */
export function pseudo(text) {
  const accent = (part) => part.replace(/[A-Za-z]/g, (letter) => ACCENTED[PLAIN.indexOf(letter)] ?? letter);
  let from = 0;
  let out = '';
  for (const kept of text.matchAll(KEPT)) {
    out += accent(text.slice(from, kept.index)) + kept[0];
    from = kept.index + kept[0].length;
  }
  out += accent(text.slice(from));
  return `[${out}${' ~~~'.repeat(Math.ceil(text.length / 12))}]`;
}

async function pageCatalogue(file) {
  const { default: texts } = await import(pathToFileURL(file));
  const made = Object.entries(texts).map(([key, text]) => {
    if (key === 'direction') {
      return [key, 'rtl'];
    }
    const forms = typeof text === 'string' ? pseudo(text) : Object.fromEntries(Object.entries(text).map(([form, one]) => [form, pseudo(one)]));
    return [key, forms];
  });
  return `export default ${JSON.stringify(Object.fromEntries(made), null, '\t')};\n`;
}

// What Qt asks every catalogue: QGuiApplication takes the window's direction from it.
const DIRECTION = `<context><name>QGuiApplication</name><message><source>QT_LAYOUT_DIRECTION</source>
<translation>RTL</translation></message></context>\n`;
const SHORTCUT = /^(Ctrl|Shift|Alt)\+/; // Keys are not words.

function programCatalogue(file) {
  const ts = readFileSync(file, 'utf8');
  const message = /<source>([^]*?)<\/source>([^]*?)<translation[^>]*>([^]*?)<\/translation>/g;
  const made = ts.replace(message, (_, source, between, forms) => {
    const text = SHORTCUT.test(source) ? source : pseudo(source);
    const translation = forms.includes('<numerusform') ? forms.replace(/<numerusform>[^]*?<\/numerusform>|<numerusform\/>/g, `<numerusform>${text}</numerusform>`) : text;
    return `<source>${source}</source>${between}<translation>${translation}</translation>`;
  });
  // Of Hebrew are the direction and the rule of two plural forms.
  return made.replace(/ language="\w+"/, ' language="he"').replace('</TS>', `${DIRECTION}</TS>`);
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  const [, , from, to] = process.argv;
  writeFileSync(to, from.endsWith('.ts') ? programCatalogue(from) : await pageCatalogue(from));
}
