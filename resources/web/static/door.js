// The page before a closed room: an invitation comes in the address's fragment, which browsers send
// to nobody, and goes to the server in the form's body. It does not stay in the address, where
// others could read it off the screen.

import { must } from './dom.js';

const [, secret] = /^#invitation=(\w+)$/.exec(location.hash) ?? [];
if (secret) {
	history.replaceState(null, '', location.pathname);
	must('[name=invitation]', HTMLInputElement).value = secret;
	must('label + label', HTMLElement).hidden = true;
}
