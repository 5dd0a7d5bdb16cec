// Whether each protection has a test that fails without it. Each patch in this folder takes one out
// and names the threat, as SECURITY.md's tables have it, and the test that has to notice.
//
//   node mutate.js            in a copy of the sources: build without it, and see the test fail
//   node mutate.js NAME ...   only these
//   node mutate.js --check    only that the patches fit the sources, and that no row lacks one

import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const HERE = dirname(fileURLToPath(import.meta.url));
const ROOT = join(HERE, '../..');
const COPY = join(ROOT, 'build/mutate');
const MOST_SECONDS = 300;

/** Rows that no patch belongs to, and why. */
const WITHOUT = new Map([
  ['memory errors and races', 'a mistake would have to be planted, which planted_race does'],
  [
    '2,000 clients at once; 500 connects a second for a minute; 200 connections that send a byte now and then beside a chat of 100',
    'a long test of all the others together',
  ],
  ['ten minutes of all of it', 'a long test of all the others together'],
  ['the network interface goes and comes back', "the kernel's TCP survives it, nothing of ours"],
]);

/** @param {string} name */
function readMutation(name) {
  const path = join(HERE, `${name}.patch`);
  const text = readFileSync(path, 'utf8');
  const field = (label) => text.match(new RegExp(`^${label}: (.*)$`, 'm'))?.[1] ?? '';
  const [test, part] = field('Test').split(' ');
  return { name, path, threat: field('Threat'), without: field('Without'), test, part };
}

/** The rows of SECURITY.md's tables: what is in their first columns, and what in their last. */
function threats() {
  const rows = readFileSync(join(ROOT, 'SECURITY.md'), 'utf8').split('\n').filter((line) => line.startsWith('| '));
  const cells = rows.map((line) => line.slice(2).split(' | '));
  return new Map(cells.filter(([first]) => !['threat', 'fault'].includes(first)).map((row) => [row[0].trim(), row.at(-1)]));
}

/** @param {string} directory @param {string} patch @param {string[]} options */
function apply(directory, patch, ...options) {
  // Where there is a repository above, git takes the paths from its root.
  const inside = directory === ROOT ? [] : ['--directory', 'build/mutate'];
  return spawnSync('git', ['apply', '--whitespace=nowarn', ...inside, ...options, patch], { cwd: ROOT, encoding: 'utf8' });
}

function check(mutations) {
  const rows = threats();
  const problems = [];
  for (const { name, path, threat, without, test } of mutations) {
    const fits = apply(ROOT, path, '--check');
    if (fits.status !== 0) {
      problems.push(`${name} does not fit the sources: ${fits.stderr.trim()}`);
    }
    if (!rows.has(threat)) {
      problems.push(`${name} names a threat that SECURITY.md has not: ${threat}`);
    } else if (!rows.get(threat)?.includes(`\`${test}\``)) {
      problems.push(`${name} is noticed by ${test}, which its row does not name: ${threat}`);
    }
    if (!without || !test) {
      problems.push(`${name} does not say what it takes out, or what notices`);
    }
  }
  for (const row of rows.keys()) {
    const isTaken = mutations.some(({ threat }) => threat === row);
    if (isTaken === WITHOUT.has(row)) {
      problems.push(`${isTaken ? 'no reason to be without a patch' : 'no patch'}: ${row}`);
    }
  }
  return problems;
}

/** A copy of what git would commit. Only what differs is written, so only that is built again: also
 * what an interrupted run has left. */
function copySources() {
  const files = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: ROOT });
  for (const file of files.toString().split('\0').filter((name) => name && existsSync(join(ROOT, name)))) {
    const [from, to] = [join(ROOT, file), join(COPY, file)];
    if (!existsSync(to) || !readFileSync(from).equals(readFileSync(to))) {
      mkdirSync(dirname(to), { recursive: true });
      copyFileSync(from, to);
    }
  }
  const modules = 'tests/web/node_modules';
  if (!existsSync(join(COPY, modules)) && existsSync(join(ROOT, modules))) {
    symlinkSync(join(ROOT, modules), join(COPY, modules));
  }
  const known = new Set(files.toString().split('\0'));
  for (const file of readdirSync(COPY, { recursive: true, withFileTypes: true })) {
    const path = relative(COPY, join(file.parentPath ?? file.path, file.name));
    if (!file.isDirectory() && !/^build\b|node_modules/.test(path) && !known.has(path)) {
      rmSync(join(COPY, path));
    }
  }
  if (!run('cmake', '--preset', 'release', '-D', 'BUILD_TESTING=ON', '-D', 'PARLANCE_WERROR=OFF').ok) {
    throw new Error('the copy cannot be configured');
  }
}

/** In the copy. @param {string[]} command */
function run(...command) {
  const { status, stdout } = spawnSync(command[0], command.slice(1), { cwd: COPY, encoding: 'utf8', maxBuffer: 1 << 28 });
  return { ok: status === 0, output: stdout };
}

/** Builds the programs that a test needs: its own, or the server's where it is no program. */
function build(test) {
  const isProgram = run('ninja', '-C', 'build/release', '-t', 'query', test).ok;
  const targets = isProgram ? [test] : ['parlance-server', 'parlance_sessiondriver', 'parlance_chaosproxy', 'parlance_pseudoserver'];
  return run('cmake', '--build', '--preset', 'release', '--target', ...targets);
}

/** How ctest runs a test. It knows that of what has been built only. @param {string} name */
function howToRun(name) {
  const { output } = run('ctest', '--preset', 'release', '--show-only=json-v1', '-R', `^${name}$`);
  const [known] = JSON.parse(output).tests;
  if (!known?.command) {
    throw new Error(`ctest does not know ${name}`);
  }
  const { command, properties } = known;
  const value = (key) => properties.find((property) => property.name === key)?.value;
  return {
    command,
    cwd: value('WORKING_DIRECTORY'),
    env: Object.fromEntries((value('ENVIRONMENT') ?? []).map((line) => line.split(/=(.*)/s).slice(0, 2))),
    timeout: 1000 * Math.min(value('TIMEOUT') ?? MOST_SECONDS, MOST_SECONDS),
  };
}

/** Whether it is green, or one function of it. @param {string} test @param {string} [part] */
function passes(test, part) {
  const { command, cwd, env, timeout } = howToRun(test);
  const words = part && basename(command[0]) === test ? [...command, part] : command;
  return spawnSync(words[0], words.slice(1), { cwd, env: { ...process.env, ...env }, timeout, stdio: 'ignore' }).status === 0;
}

/** What became of it: nothing where its test noticed. */
function judge({ path, test, part }) {
  if (apply(COPY, path).status !== 0) {
    return 'does not fit the sources';
  }
  try {
    const built = build(test);
    if (!built.ok) {
      return `does not compile\n${built.output.split('\n').slice(-20).join('\n')}`;
    }
    return passes(test, part) ? `NOT NOTICED by ${test}` : undefined;
  } finally {
    apply(COPY, path, '--reverse');
  }
}

/** A test that fails anyway notices nothing. */
function failsAnyway(mutations) {
  const asked = new Map(mutations.map(({ test, part }) => [`${test} ${part ?? ''}`, { test, part }]));
  for (const [name, { test, part }] of asked) {
    if (!build(test).ok || !passes(test, part)) {
      return name;
    }
  }
  return undefined;
}

function mutate(mutations) {
  copySources();
  const broken = failsAnyway(mutations);
  if (broken) {
    return [`${broken} fails with everything in place`];
  }
  const problems = [];
  for (const [index, mutation] of mutations.entries()) {
    const problem = judge(mutation);
    console.log(`${index + 1}/${mutations.length} ${mutation.name}: ${problem ?? `noticed by ${mutation.test}`}`);
    if (problem) {
      problems.push(`${mutation.name}: ${problem}`);
    }
  }
  return problems;
}

const given = process.argv.slice(2);
const isCheck = given[0] === '--check';
const names = readdirSync(HERE).filter((file) => file.endsWith('.patch')).map((file) => basename(file, '.patch'));
const wanted = isCheck || given.length === 0 ? names : given;
const unknown = wanted.filter((name) => !names.includes(name));
const mutations = wanted.filter((name) => names.includes(name)).map(readMutation);
const problems = unknown.map((name) => `there is no ${name}.patch`).concat(isCheck ? check(mutations) : mutate(mutations));
problems.forEach((problem) => console.error(problem));
const good = isCheck ? 'fit the sources, and no row of SECURITY.md lacks one' : 'taken out in turn, and noticed each time';
console.log(problems.length ? `${problems.length} things are wrong` : `${mutations.length} protections ${good}`);
process.exitCode = problems.length ? 1 : 0;
