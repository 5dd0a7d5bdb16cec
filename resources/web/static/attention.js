// Tells who looks elsewhere that something has come, without notifications: plain HTTP has none.

const DOT =
  'data:image/svg+xml,' +
  encodeURIComponent(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><circle cx="4" cy="4" r="4" fill="#d92d20"/></svg>',
  );

export class Attention {
  /** @param {Document} page */
  constructor(page) {
    this.page = page;
    this.title = page.title;
    this.icon = /** @type {HTMLLinkElement|null} */ (page.querySelector('link[rel=icon]'));
    this.plainIcon = this.icon?.href ?? '';
  }

  /** @param {number} count */
  show(count) {
    this.page.title = count > 0 ? `(${count}) ${this.title}` : this.title;
    if (this.icon) {
      this.icon.href = count > 0 ? DOT : this.plainIcon;
    }
  }
}

/** A soft tone. Browsers allow it after the first tap or key only; before, nothing is heard. */
export function makeSound() {
  /** @type {AudioContext|undefined} */
  let audio;
  return () => {
    try {
      audio ??= new AudioContext();
      const tone = audio.createOscillator();
      const volume = audio.createGain();
      volume.gain.value = 0.08;
      tone.connect(volume).connect(audio.destination);
      tone.start();
      tone.stop(audio.currentTime + 0.25);
    } catch {
      // No loudspeaker is no reason to stop.
    }
  };
}
