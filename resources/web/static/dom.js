// Elements without markup in strings: attributes and children as values, texts always as text.

/** @template {keyof HTMLElementTagNameMap} K @param {K} tag
 * @param {Record<string, string|number|boolean|undefined>} [attributes] true: present, false:
 * absent @param {...(Node|string)} children @returns {HTMLElementTagNameMap[K]} */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) {
      element.setAttribute(name, value === true ? '' : String(value));
    }
  }
  element.append(...children);
  return element;
}

/** An element of the server's page that must be there. @template {Element} T
 * @param {string} selector @param {new () => T} kind @param {ParentNode} [root] @returns {T} */
export function must(selector, kind, root = document) {
  const found = root.querySelector(selector);
  if (!(found instanceof kind)) {
    throw new Error(`the page lacks ${selector}`);
  }
  return found;
}
