import { startFirefox } from '../support/firefox.js';
import { scenarios } from './scenarios.js';

scenarios(startFirefox);
