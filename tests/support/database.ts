/** A database of a test file's own, and contexts to call use cases with. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, inject } from 'vitest';
import { newId, type CommandId, type PersonId } from '#kernel/id.ts';
import type { Clock } from '#kernel/clock.ts';
import type { Language } from '#kernel/localised.ts';
import { settableClock } from '#platform/clock.server.ts';
import { connect, type Database } from '#platform/database.server.ts';
import { createFiles } from '#platform/files.server.ts';
import type { Actor } from '#register/actor.ts';
import type { Context } from '#register/context.server.ts';
import { loadActorById } from '#register/read-actor.server.ts';
import { buildContext, type Surroundings, systemContext } from '#wiring/context.server.ts';
import { template } from './database-server.ts';
import { ask } from './postgres.ts';

export interface TestDatabase {
	readonly database: Database;
	/** Stands still until a test moves it; all contexts share it. Starts on Monday 2 March 2026, 10:00 in Bishkek. */
	readonly settableClock: ReturnType<typeof settableClock>;
	/** What contexts are built from; with another clock where a test wants one. */
	surroundings(clock?: Clock): Surroundings;
	/** A context for an actor as given, or for a person of the register with the roles that stand there at this moment. */
	contextFor(who: Actor | PersonId, options?: { language?: Language; commandId?: CommandId }): Promise<Context>;
	/** Kadam itself acts. */
	readonly system: Context;
}

/** Call it at the top of a test file: `const kadam = await testDatabase();`. It is dropped after the file's last test. */
export async function testDatabase(): Promise<TestDatabase> {
	const server = inject('testServer');
	const name = `kadam_${newId().replaceAll('-', '')}`;
	await ask(server, `create database ${name} template ${template}`);
	const database = connect({ ...server, database: name }, async () => undefined);
	const folder = mkdtempSync(join(process.env['KADAM_TEST_DIR'] ?? tmpdir(), 'kadam-files-'));
	afterAll(async () => {
		await database.close();
		await ask(server, `drop database ${name} with (force)`);
		rmSync(folder, { recursive: true, force: true });
	});
	const clock = settableClock(new Date('2026-03-02T04:00:00Z'));
	const surroundings = (other: Clock = clock): Surroundings => ({ database, files: createFiles(folder), clock: other });
	return {
		database,
		settableClock: clock,
		surroundings,
		system: systemContext(surroundings()),
		async contextFor(who, { language = 'ky', commandId } = {}) {
			const actor = typeof who === 'string' ? await actorOf(database, who) : who;
			return buildContext(surroundings(), { actor, language, commandId: commandId ?? null });
		}
	};
}

/** By the same query as a signed-in request. */
async function actorOf({ read }: Database, id: PersonId): Promise<Actor> {
	const actor = await loadActorById(read, id);
	if (!actor) throw new Error(`There is no person ${id} in the test's database who may act`);
	return actor;
}
