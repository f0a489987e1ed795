/** Builds afresh, as a first start does, so that the journeys start at once. */
import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ensureBuilt } from '../../src/cli/build.ts';

rmSync(join(dirname(dirname(import.meta.dirname)), 'build'), { recursive: true, force: true });
await ensureBuilt();
