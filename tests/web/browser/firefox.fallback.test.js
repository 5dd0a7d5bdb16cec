import { startFirefox } from '../support/firefox.js';
import { fallback } from './fallback.js';

fallback(startFirefox);
