// The page before a closed room: an invitation comes in the address's fragment, which browsers send
// to nobody, and goes to the server in the form's body. It does not stay in the address, where
// others could read it off the screen. What else stands in the fragment is for the desktop.

import { must } from './dom.js';

const field = must('[name=invitation]', HTMLInputElement);
const secret = new URLSearchParams(location.hash.slice(1)).get('invitation');
if (secret) {
	history.replaceState(null, '', location.pathname);
	field.value = secret;
}
// Whoever is invited needs no password; it is asked for where the server took the invitation back.
must('label + label', HTMLElement).hidden = field.value !== '';
