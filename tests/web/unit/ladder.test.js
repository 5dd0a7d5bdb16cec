// The page's ladder plays the scenarios that the desktop's plays (tests/ladder/ladder_test.cpp):
// which step at which virtual time, and which sentence in the trace.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { TIMINGS, makeLadder } from '../../../resources/web/static/ladder.js';
import { sentence } from '../../../resources/web/static/trace.js';

const scenarios = JSON.parse(readFileSync(new URL('../../ladder/scenarios.json', import.meta.url), 'utf8'));

// "refused 403", "refused 403 banned", "closed 1011", "busy 5000", or a kind alone.
function failureFrom([kind, number, code]) {
  if (kind === 'closed') {
    return { kind: 'broken', close: Number(number) };
  }
  if (kind === 'busy') {
    return { kind: 'refused', status: 503, retryMs: Number(number) };
  }
  return { kind, status: number && Number(number), code };
}

// Lines read "TIME SIGN WORDS": `>` happens to the ladder, `<` is what it asks for, `:` what it says.
function play({ lines, choice = 'auto', memory = {}, random = 0.5 }) {
  const played = [];
  let now = 0;
  const ladder = makeLadder(TIMINGS, () => random, choice, ({ what, name, entry }) =>
    played.push(entry ? `${now} : ${sentence(entry)}` : `${now} < ${what}${name ? ` ${name}` : ''}`),
  );
  function advanceTo(at) {
    while (ladder.deadline <= at) {
      now = ladder.deadline;
      ladder.advance(now);
    }
    now = at;
  }
  const events = {
    start: () => ladder.start(now, { bad: [], ...memory }),
    choose: (wanted) => ladder.choose(now, wanted === 'automatic' ? 'auto' : wanted),
    reconnect: () => ladder.reconnect(now),
    opened: (name) => ladder.opened(now, name),
    verified: (name) => ladder.verified(now, name),
    heard: (name) => ladder.heard(now, name),
    heartbeat: (name) => ladder.heartbeat(now, name),
    failed: (name, ...failure) => ladder.failed(now, name, failureFrom(failure)),
    ended: (name, retry) => ladder.ended(now, name, Number(retry)),
    pong: () => ladder.pong(now),
    nopong: () => ladder.noPong(now),
    shown: () => ladder.shown(now, true),
    hidden: () => ladder.shown(now, false),
    woke: () => ladder.woke(now),
  };
  for (const line of lines) {
    const [at, sign, event, ...words] = line.split(' ');
    advanceTo(Number(at));
    if (sign === '>') {
      played.push(line);
      events[event](...words);
    }
  }
  return played;
}

for (const scenario of scenarios) {
  test(scenario.name, () => {
    const played = play(scenario);
    if (process.env.LADDER_PRINT) {
      console.log([scenario.name, ...played].join('\n'));
    }
    assert.deepEqual(played, scenario.lines, scenario.why);
  });
}
