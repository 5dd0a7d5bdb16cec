// The small menu: one's name, the sound, and why some things are not to be had at this address.

import { h } from './dom.js';
import { reasonOf } from './joinview.js';

/** @param {HTMLElement} element @param {Session} session @param {Store} store */
export function settingsView(element, session, store) {
  const input = h('input', { name: 'rename', maxlength: 40, autocomplete: 'nickname' });
  const told = h('p', { role: 'status' });
  const rename = h('form', {}, h('label', {}, 'Your name ', input), h('button', {}, 'Change'));
  const sound = h('input', { type: 'checkbox' });
  const panel = h('div', { class: 'panel' }, rename, told, h('label', { class: 'check' }, sound, ' Sound for new messages'));
  const summary = h('summary', { 'aria-label': 'Settings', title: 'Settings' }, '⋯');
  const menu = h('details', { class: 'menu' }, summary, panel);
  if (!isSecureContext) {
    panel.append(
      h('p', { class: 'why' }, 'Browsers show notifications for encrypted addresses (https) only. Here the title of the tab counts new messages instead.'),
    );
  }
  sound.checked = store.get('sound', false);
  sound.onchange = () => store.set('sound', sound.checked);
  rename.addEventListener('submit', async (event) => {
    event.preventDefault();
    try {
      const { name } = await session.join(input.value.trim());
      told.textContent = `You are ${name} now.`;
    } catch (error) {
      told.textContent = reasonOf(error);
    }
  });

  function close() {
    menu.open = false;
  }
  menu.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && menu.open) {
      close();
      summary.focus();
    }
  });
  document.addEventListener('click', (event) => !menu.contains(/** @type {Node} */ (event.target)) && close());

  function redraw() {
    rename.hidden = !session.me;
    input.value = session.me?.name ?? '';
    told.textContent = '';
  }
  session.meChanged.on(redraw);
  redraw();
  element.append(menu);
  return { wantsSound: () => sound.checked };
}
