import { describe } from 'node:test';
import { startChromium } from '../support/chromium.js';
import { faces } from './faces.js';
import { scenarios } from './scenarios.js';

describe('the conversation', () => scenarios(startChromium));
describe('the page around it', () => faces(startChromium));
