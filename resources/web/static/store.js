// What the browser keeps for us. Where it refuses (private windows), it lasts as long as the page.

/** @param {() => Storage} storage asked late, because merely touching it may throw
 * @returns {Store} */
export function makeStore(storage) {
  /** @type {Map<string, string>} */
  const own = new Map();
  return {
    get(key, otherwise) {
      let text = own.get(key) ?? null;
      try {
        text ??= storage().getItem(`parlance.${key}`);
        return text === null ? otherwise : JSON.parse(text);
      } catch {
        return otherwise;
      }
    },
    set(key, value) {
      const text = JSON.stringify(value);
      try {
        storage().setItem(`parlance.${key}`, text);
        own.delete(key);
      } catch {
        own.set(key, text);
      }
    },
  };
}

/** For all tabs and later days. */
export const lasting = makeStore(() => localStorage);
/** For this tab; survives a reload. */
export const passing = makeStore(() => sessionStorage);
