import { describe } from 'node:test';
import { startFirefox } from '../support/firefox.js';
import { faces } from './faces.js';
import { scenarios } from './scenarios.js';

describe('the conversation', () => scenarios(startFirefox));
describe('the page around it', () => faces(startFirefox));
