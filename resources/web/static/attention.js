// Tells who looks elsewhere that something has come, without notifications: plain HTTP has none.

import { must } from './dom.js';

const DOT =
	'data:image/svg+xml,' +
	encodeURIComponent(
		'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><circle cx="4" cy="4" r="4" fill="#d92d20"/></svg>',
	);

/** In the title and the icon of the tab. @returns {(count: number) => void} */
export function attention() {
	const { title } = document;
	const icon = must('link[rel=icon]', HTMLLinkElement);
	const plain = icon.href;
	return (count) => {
		document.title = count > 0 ? `(${count}) ${title}` : title;
		icon.href = count > 0 ? DOT : plain;
	};
}

/** A soft tone. Browsers allow it after the first tap or key on the page only. */
export function makeSound() {
	/** @type {AudioContext|undefined} */
	let audio;
	return () => {
		audio ??= new AudioContext();
		audio.resume();
		const tone = audio.createOscillator();
		const volume = audio.createGain();
		volume.gain.value = 0.08;
		tone.connect(volume).connect(audio.destination);
		tone.start();
		tone.stop(audio.currentTime + 0.25);
	};
}
