// To the clipboard. Pages on plain HTTP have no navigator.clipboard; the old command works there.

/** @param {string} text @returns {Promise<boolean>} */
export async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyByCommand(text);
  }
}

/** @param {string} text */
function copyByCommand(text) {
  const focused = document.activeElement;
  const field = document.createElement('textarea');
  field.className = 'offstage';
  field.value = text;
  field.readOnly = true;
  document.body.append(field);
  field.select();
  let copied = false;
  try {
    copied = document.execCommand('copy');
  } catch {
    // Then the caller says that it did not work.
  }
  field.remove();
  if (focused instanceof HTMLElement) {
    focused.focus();
  }
  return copied;
}
