// The colours of style.css against what they stand on: 4.5 to 1 and more (WCAG 2.1, AA).

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

const css = readFileSync(new URL('../../../resources/web/style.css', import.meta.url), 'utf8');
const [lightPart, darkPart] = css.split('@media (prefers-color-scheme: dark)');
const variables = (text) => Object.fromEntries([...text.matchAll(/--([a-z-]+): (#[0-9a-f]{6}|\d+% \d+%);/g)].map(([, name, value]) => [name, value]));
const light = variables(lightPart);
const dark = { ...light, ...variables(darkPart.slice(0, darkPart.indexOf('@supports'))) };
const hues = [...css.matchAll(/\.c[0-7] \{ --hue: (\d+); \}/g)].map(([, hue]) => Number(hue));

const accentShare = Number(/AccentColor (\d+)%/.exec(css)[1]) / 100;

const rgbOf = (hex) => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255);
function rgbOfHsl(hue, vivid) {
  const [saturation, lightness] = vivid.split(' ').map((part) => Number.parseInt(part, 10) / 100);
  const spread = saturation * Math.min(lightness, 1 - lightness);
  return [0, 8, 4].map((n) => {
    const k = (n + hue / 30) % 12;
    return lightness - spread * Math.max(-1, Math.min(k - 3, 9 - k, 1));
  });
}
function luminance(rgb) {
  const [r, g, b] = rgb.map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
function contrast(a, b) {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

for (const [name, theme] of Object.entries({ light, dark })) {
  test(`texts can be read in the ${name} theme`, () => {
    for (const [text, grounds] of Object.entries({
      text: ['ground', 'surface', 'bubble', 'own'],
      quiet: ['ground', 'surface', 'bubble', 'own'],
      error: ['surface', 'own'],
      accent: ['surface', 'ground'],
      'on-accent': ['accent'],
    })) {
      for (const ground of grounds) {
        const ratio = contrast(rgbOf(theme[text]), rgbOf(theme[ground]));
        assert.ok(ratio >= 4.5, `${text} on ${ground}: ${ratio.toFixed(2)}`);
      }
    }
  });

  test(`names and initials can be read in the ${name} theme`, () => {
    assert.equal(hues.length, 8);
    for (const hue of hues) {
      for (const ground of ['surface', 'bubble']) {
        const ratio = contrast(rgbOfHsl(hue, theme.vivid), rgbOf(theme[ground]));
        assert.ok(ratio >= 4.5, `hue ${hue} on ${ground}: ${ratio.toFixed(2)}`);
      }
    }
  });
}

for (const [name, theme] of Object.entries({ light, dark })) {
  test(`links can be read in the ${name} theme, whatever accent the system has`, () => {
    for (const accent of ['#000000', '#ffffff', '#ff0000', '#00ff00', '#0000ff', '#ffff00', '#00ffff', '#ff00ff', '#808080']) {
      const text = rgbOf(theme.text);
      const link = rgbOf(accent).map((part, i) => part * accentShare + text[i] * (1 - accentShare));
      for (const ground of ['ground', 'surface', 'bubble', 'own']) {
        const ratio = contrast(link, rgbOf(theme[ground]));
        assert.ok(ratio >= 4.5, `${accent} on ${ground}: ${ratio.toFixed(2)}`);
      }
    }
  });
}

test('no text is paled but that of disabled buttons, and the placeholder has a colour of its own', () => {
  const paled = [...css.matchAll(/([^{}]+)\{[^{}]*\bopacity: (?:0?\.\d+)/g)].map(([, selector]) => selector.trim().split('\n').at(-1));
  assert.deepEqual(paled, ['.line:not(.day)::before, .line:not(.day)::after', 'button:disabled']);
  assert.match(css, /::placeholder \{ color: var\(--quiet\); opacity: 1; \}/);
});
