// Where things lie.

import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url)))));
export const BUILD = join(ROOT, 'build/release');
export const OUTPUT = join(ROOT, 'build/bench');
export const PEERS = join(ROOT, 'tests/bench/peers');
/** Debian's packages of nginx and nchan, unpacked by ./dev. */
export const DEBIAN = join(OUTPUT, 'debian');
/** A runtime directory for the servers, which only their user may read. */
export const RUNTIME = join(OUTPUT, 'run');
