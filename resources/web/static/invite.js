// How others get in: the address to pass on, where it can be one.

import { h } from './dom.js';

const LOOPBACK = /^(localhost|.*\.localhost|127(\.\d+){3}|\[::1\])$/;

/** @param {HTMLElement} element @param {string} address
 * @param {(text: string) => Promise<boolean>} copy */
export function inviteView(element, address, copy) {
  const host = new URL(address).hostname;
  if (LOOPBACK.test(host)) {
    element.replaceChildren(
      h('p', { class: 'note' }, 'Others cannot use this address: it means their own computer. Give them one of the network.'),
    );
    return;
  }
  const told = h('p', { class: 'note', role: 'status' });
  const button = h('button', { type: 'button', class: 'quiet' }, 'Copy the address');
  button.onclick = async () => {
    const copied = await copy(address);
    told.textContent = copied ? 'Copied.' : 'Not allowed: mark it and copy it by hand.';
  };
  element.replaceChildren(h('p', { class: 'note' }, 'Others join with their browser at'), h('p', { class: 'address' }, address), button, told);
}
