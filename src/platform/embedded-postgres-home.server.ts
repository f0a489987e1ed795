/**
 * The folder `postgres` of a data directory: the cluster, the socket, who uses it, the log. Looks whether it is fit before
 * anything is started on it, and says what is wrong and what is safe where it is not.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { accessSync, closeSync, constants, existsSync, fsyncSync, lstatSync, mkdirSync, openSync, readdirSync, readFileSync, realpathSync, renameSync, rmdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Problem } from '#kernel/problem.ts';
import { diskProblem } from './disk.server.ts';
import { diskIsFull, findPrograms, invoke, own, type Programs } from './embedded-postgres-programs.server.ts';

export interface Home {
	readonly path: string;
	readonly cluster: string;
	/** One empty file per process that uses the server, named by its id: for people to see. */
	readonly users: string;
	readonly lock: string;
	readonly log: string;
}

/** In bytes: PostgreSQL's programs know no longer ones than 1,023, and put names of files behind them. */
const longestPath = 800;

/** Makes what is missing. */
export function openHome(dataDir: string): Home {
	const path = join(dataDir, 'postgres');
	try {
		mkdirSync(join(path, 'users'), { recursive: true });
		accessSync(path, constants.R_OK | constants.W_OK | constants.X_OK);
		const real = realpathSync(path);
		if (Buffer.byteLength(real) > longestPath) throw new Problem('platform/path-too-long', { status: 503, params: { path: real } });
		return { path: real, cluster: join(real, 'cluster'), users: join(real, 'users'), lock: join(real, 'lock'), log: join(real, 'postgres.log') };
	} catch (error) {
		throw diskProblem(error, path, 'platform/data-directory-not-usable');
	}
}

/** Makes the cluster where there is none; throws a Problem where there is one that must not be touched. For whoever is alone. */
export function prepareCluster(home: Home): Programs {
	try {
		const programs = findPrograms(home.cluster);
		own(home.path, programs);
		const files = existsSync(home.cluster) ? readdirSync(home.cluster) : [];
		if (files.length === 0) makeCluster(home, programs);
		else if (!files.includes('PG_VERSION')) throw new Problem('platform/data-directory-foreign', { status: 503, params: { path: home.cluster } });
		else demandVersion(home, programs);
		own(home.cluster, programs, { whole: programs.user !== undefined && lstatSync(join(home.cluster, 'PG_VERSION')).uid !== programs.user.uid });
		return programs;
	} catch (error) {
		throw diskProblem(error, home.path, 'platform/data-directory-not-usable');
	}
}

function demandVersion({ cluster }: Home, { major }: Programs): void {
	const found = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim();
	if (found !== String(major)) throw new Problem('platform/data-of-other-postgres', { status: 503, params: { found, ours: major } });
}

/** Under another name until it is whole: whoever is killed while making it leaves nothing that looks like a database. */
function makeCluster({ path, cluster }: Home, programs: Programs): void {
	clearUnfinished(path);
	const unfinished = `${cluster}.unfinished-${process.pid}`;
	const { command, args, options } = invoke(programs, cluster, 'initdb', [
		'-D', unfinished, '-U', 'kadam', '-A', 'trust', '-E', 'UTF8', '--locale-provider=icu', '--icu-locale=und', '--no-instructions'
	]);
	const { status, stderr, error } = spawnSync(command, args, { ...options, encoding: 'utf8' });
	if (status !== 0) {
		clearUnfinished(path);
		if (diskIsFull.test(stderr)) throw new Problem('platform/disk-full', { status: 503, params: { path } });
		if (/Permission denied|Read-only file system/.test(stderr)) throw new Problem('platform/data-directory-not-usable', { status: 503, params: { path } });
		throw new Error(`PostgreSQL could not be set up in ${cluster}: ${stderr || error?.message}`);
	}
	if (existsSync(cluster)) rmdirSync(cluster);
	renameSync(unfinished, cluster);
	flush(path);
}

/** Of those who were killed while making one. What is still being written to goes the next time. */
function clearUnfinished(path: string): void {
	for (const name of readdirSync(path).filter((one) => one.startsWith('cluster.unfinished'))) {
		try {
			rmSync(join(path, name), { recursive: true, force: true });
		} catch {
			// An initdb that lost its Kadam still writes.
		}
	}
}

function flush(directory: string): void {
	const folder = openSync(directory, 'r');
	try {
		fsyncSync(folder);
	} finally {
		closeSync(folder);
	}
}

/** Unix socket addresses are at most 107 bytes; PostgreSQL appends `/.s.PGSQL.5432.lock`. */
const longestSocketDirectory = 85;

/** Inside the data directory where the path is short enough, else a private directory of the system's temporary one. */
export function socketDirectory({ path }: Home): string {
	const inside = join(path, 'socket');
	if (Buffer.byteLength(inside) <= longestSocketDirectory) return inside;
	const name = `kadam-${createHash('sha256').update(path).digest('hex').slice(0, 16)}`;
	const temporary = join(tmpdir(), name);
	return Buffer.byteLength(temporary) <= longestSocketDirectory ? temporary : join('/tmp', name);
}

/** In a folder that belongs to another user, that user could stand in for the database. */
export function prepareSocketDirectory(directory: string, programs: Programs): void {
	try {
		mkdirSync(directory, { recursive: true, mode: 0o700 });
		const found = lstatSync(directory);
		const owners = [process.getuid?.(), programs.user?.uid];
		if (!found.isDirectory() || (process.getuid && !owners.includes(found.uid))) throw new Problem('platform/socket-directory-not-ours', { status: 503, params: { path: directory } });
		own(directory, programs);
	} catch (error) {
		throw diskProblem(error, directory, 'platform/data-directory-not-usable');
	}
}
