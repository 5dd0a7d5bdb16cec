// What a person does and sees on the page, in a tab of either browser.

export const TRANSPORTS = ['websocket', 'sse', 'stream', 'longpoll', 'shortpoll'];

const line = '[role=log] [data-seq]';
export const texts = (tab) =>
  tab.evaluate((lines) => [...document.querySelectorAll(lines)].map((one) => one.querySelector('span').textContent), line);
export const seqs = (tab) =>
  tab.evaluate((lines) => [...document.querySelectorAll(lines)].map((one) => Number(one.dataset.seq)), line);
export const shows = (tab, text) =>
  tab.until(
    ([lines, wanted]) =>
      [...document.querySelectorAll(lines)].some((one) => one.querySelector('span').textContent === wanted),
    [line, text],
  );
export const using = (tab, transport) =>
  tab.until((wanted) => document.querySelector('#transport')?.dataset.transport === wanted, transport);

export async function join(tab, name) {
  await tab.type('#join input[name=name]', name);
  await tab.press('Enter');
  await tab.until(() => document.querySelector('#composer')?.checkVisibility());
}

export async function say(tab, text) {
  await tab.type('#composer', text);
  await tab.press('Enter');
}
