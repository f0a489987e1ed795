/** Calibration cases, the attempts at them and what was answered, in the database. */
import { and, asc, count, desc, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import { newId, type PersonId, type ProgrammeId } from '#kernel/id.ts';
import { found } from '#kernel/problem.ts';
import type { Reader, Tx } from '#platform/database.server.ts';
import { keptContent } from '#platform/kept-content.server.ts';
import { programmeById } from '#register/read.server.ts';
import type { CalibrationSet, Given, VignetteMark } from './calibration.ts';
import type { Instrument } from './instrument.ts';
import { calibrationAnswer, calibrationAttempt, calibrationSet, instrument } from './tables.server.ts';

export type Attempt = typeof calibrationAttempt.$inferSelect;

const keptSet = keptContent<CalibrationSet>();
const keptRubric = keptContent<Instrument>();

function setBy(read: Reader, fingerprint: string): Promise<CalibrationSet> {
	return keptSet(fingerprint, async () => {
		const [row] = await read.select({ content: calibrationSet.content }).from(calibrationSet).where(eq(calibrationSet.fingerprint, fingerprint)).limit(1);
		return found(row).content;
	});
}

/** The latest cases for the programme's instrument; `null` where none were made for it. */
export async function currentSet(read: Reader, programme: ProgrammeId): Promise<CalibrationSet | null> {
	const key = (await programmeById(read, programme))?.settings.instrument?.key;
	if (!key) return null;
	const [row] = await read.select({ fingerprint: calibrationSet.fingerprint }).from(calibrationSet).where(eq(calibrationSet.key, key)).orderBy(desc(calibrationSet.version)).limit(1);
	return row ? setBy(read, row.fingerprint) : null;
}

/** The version that the attempt was begun with. */
export async function setOf(read: Reader, { setKey, setVersion }: Pick<Attempt, 'setKey' | 'setVersion'>): Promise<CalibrationSet> {
	const [row] = await read.select({ fingerprint: calibrationSet.fingerprint }).from(calibrationSet).where(and(eq(calibrationSet.key, setKey), eq(calibrationSet.version, setVersion)));
	return setBy(read, found(row).fingerprint);
}

/** The version of the instrument that the cases are scored by. */
export async function rubricOf(read: Reader, { key, instrumentVersion }: CalibrationSet): Promise<Instrument> {
	const ofVersion = and(eq(instrument.key, key), eq(instrument.version, instrumentVersion));
	const [row] = await read.select({ fingerprint: instrument.fingerprint }).from(instrument).where(ofVersion);
	return keptRubric(found(row).fingerprint, async () => found((await read.select({ content: instrument.content }).from(instrument).where(ofVersion))[0]).content);
}

/** One person's attempts, the latest first. */
export async function attemptsOf(read: Reader, programme: ProgrammeId, person: PersonId): Promise<Attempt[]> {
	return read.select().from(calibrationAttempt).where(and(eq(calibrationAttempt.programmeId, programme), eq(calibrationAttempt.personId, person))).orderBy(desc(calibrationAttempt.begunAt), desc(calibrationAttempt.id));
}

export async function attemptById(read: Reader, id: string): Promise<Attempt | undefined> {
	const [row] = await read.select().from(calibrationAttempt).where(eq(calibrationAttempt.id, id));
	return row;
}

export async function lockAttempt(tx: Tx, id: string): Promise<Attempt | undefined> {
	const [row] = await tx.select().from(calibrationAttempt).where(eq(calibrationAttempt.id, id)).for('update');
	return row;
}

/** Answers the attempt and whether it is new: of two that begin at once, both get the one that came first. */
export async function openAttempt(tx: Tx, programme: ProgrammeId, person: PersonId, { key, version }: CalibrationSet, at: Date): Promise<{ id: string; isNew: boolean }> {
	const id = newId();
	const inserted = await tx.insert(calibrationAttempt).values({ id, programmeId: programme, personId: person, setKey: key, setVersion: version, begunAt: at }).onConflictDoNothing();
	if (inserted.rowCount === 1) return { id, isNew: true };
	const [open] = await tx.select({ id: calibrationAttempt.id }).from(calibrationAttempt)
		.where(and(eq(calibrationAttempt.programmeId, programme), eq(calibrationAttempt.personId, person), isNull(calibrationAttempt.finishedAt)));
	return { id: found(open).id, isNew: false };
}

/** In the order in which they were given. */
export async function answersOf(read: Reader, attempt: string): Promise<Given[]> {
	return read.select({ vignette: calibrationAnswer.vignette, mark: calibrationAnswer.mark }).from(calibrationAnswer).where(eq(calibrationAnswer.attemptId, attempt)).orderBy(asc(calibrationAnswer.answeredAt));
}

/** Answers how many are given now, `null` where this one had been given already. */
export async function keepAnswer(tx: Tx, attempt: string, { vignette, mark }: Given, at: Date): Promise<number | null> {
	const inserted = await tx.insert(calibrationAnswer).values({ attemptId: attempt, vignette, mark, answeredAt: at }).onConflictDoNothing();
	if (inserted.rowCount !== 1) return null;
	const [row] = await tx.select({ given: count() }).from(calibrationAnswer).where(eq(calibrationAnswer.attemptId, attempt));
	return row!.given;
}

export async function closeAttempt(tx: Tx, attempt: string, at: Date): Promise<void> {
	await tx.update(calibrationAttempt).set({ finishedAt: at }).where(eq(calibrationAttempt.id, attempt));
}

export interface Finished {
	readonly person: PersonId;
	readonly finishedAt: Date;
	readonly setKey: string;
	readonly setVersion: number;
	readonly given: readonly Given[];
}

/** Everybody's latest attempt that is finished. */
export async function latestFinished(read: Reader, programme: ProgrammeId): Promise<Finished[]> {
	const latest = read.selectDistinctOn([calibrationAttempt.personId]).from(calibrationAttempt)
		.where(and(eq(calibrationAttempt.programmeId, programme), isNotNull(calibrationAttempt.finishedAt)))
		.orderBy(calibrationAttempt.personId, desc(calibrationAttempt.finishedAt)).as('latest');
	const rows = await read.select({
		person: latest.personId, finishedAt: latest.finishedAt, setKey: latest.setKey, setVersion: latest.setVersion,
		given: sql<{ vignette: string; mark: VignetteMark }[]>`jsonb_agg(jsonb_build_object('vignette', ${calibrationAnswer.vignette}, 'mark', ${calibrationAnswer.mark}))`
	}).from(latest).innerJoin(calibrationAnswer, eq(calibrationAnswer.attemptId, latest.id)).groupBy(latest.personId, latest.finishedAt, latest.setKey, latest.setVersion);
	return rows.map((row) => ({ ...row, finishedAt: row.finishedAt! }));
}
