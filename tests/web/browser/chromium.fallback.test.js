import { startChromium } from '../support/chromium.js';
import { fallback } from './fallback.js';

fallback(startChromium);
