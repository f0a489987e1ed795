/** Every state of what people edit, and the columns in which the latest one stands. */
import { and, asc, eq, gte } from 'drizzle-orm';
import type { Reader, Tx } from '#platform/database.server.ts';
import type { ActionContent, ObjectiveContent, PlanContent } from './content.ts';
import type { Version } from './merge.ts';
import type { Deed } from './stored-plan.ts';
import { actionVersion, objectiveVersion, planVersion } from './tables.server.ts';

interface Contents {
	readonly plan: PlanContent;
	readonly objective: ObjectiveContent;
	readonly action: ActionContent;
}

const tables = { plan: planVersion, objective: objectiveVersion, action: actionVersion };

/** From the version that an edit was based on to the latest, in order. Empty when there never was such a version. */
export async function versionsSince<Kind extends keyof Contents>(read: Reader, kind: Kind, id: string, from: number): Promise<Version<Contents[Kind]>[]> {
	const table = tables[kind] as typeof actionVersion;
	const rows = await read.select().from(table).where(and(eq(table.of, id), gte(table.version, from))).orderBy(asc(table.version));
	const versions = rows.map(({ version, content, authorId, at }) => ({ version, content, author: authorId, at: at.toISOString() }));
	return (versions[0]?.version === from ? versions : []) as unknown as Version<Contents[Kind]>[];
}

export async function keepVersions<Kind extends keyof Contents>(tx: Tx, kind: Kind, versions: readonly { of: string; version: number; content: Contents[Kind] }[], { by, at }: Deed): Promise<void> {
	if (versions.length === 0) return;
	const table = tables[kind] as typeof actionVersion;
	await tx.insert(table).values(versions.map((one) => ({ ...one, content: one.content as unknown as ActionContent, authorId: by, at })));
}

/** The columns of an action's content. */
export function actionColumns({ start, due, cost, ...content }: ActionContent) {
	return { ...content, startsOn: start, dueOn: due, costAmount: cost?.amount ?? null, costCurrency: cost?.currency ?? null };
}
