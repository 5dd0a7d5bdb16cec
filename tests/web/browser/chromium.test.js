import { startChromium } from '../support/chromium.js';
import { scenarios } from './scenarios.js';

scenarios(startChromium);
