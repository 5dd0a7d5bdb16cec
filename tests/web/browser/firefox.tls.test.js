import { startFirefox } from '../support/firefox.js';
import { overTls } from './tls.js';

overTls(() => startFirefox({ launch: { acceptInsecureCerts: true } }));
