/** Rule sets and verdicts in the database. */
import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import { newId, type OrganisationId, type ProgrammeId } from '#kernel/id.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import type { Reader, Tx } from '#platform/database.server.ts';
import type { Facts } from './facts.ts';
import type { RuleSet } from './rules.ts';
import { ruleSet, verdict } from './tables.server.ts';
import type { Standing } from './verdict.ts';

export type StoredVerdict = typeof verdict.$inferSelect;

/** The latest version of every rule set, in the order in which rights come: few conditions first. */
export async function rulesInForce(read: Reader): Promise<RuleSet[]> {
	const rows = await read.selectDistinctOn([ruleSet.key], { content: ruleSet.content }).from(ruleSet).orderBy(asc(ruleSet.key), sql`${ruleSet.version} desc`);
	return rows.map(({ content }) => content);
}

export async function latestVerdicts(read: Reader, programme: ProgrammeId, organisations: readonly OrganisationId[]): Promise<StoredVerdict[]> {
	if (organisations.length === 0) return [];
	return read.select().from(verdict).where(and(eq(verdict.programmeId, programme), inArray(verdict.organisationId, [...organisations]), verdict.isLatest));
}

export interface NewVerdict {
	readonly organisation: OrganisationId;
	readonly ruleSet: { readonly key: string; readonly version: number };
	readonly standing: Standing;
	readonly facts: Facts;
	/** What people had decided beside it. */
	readonly override: string | null;
}

/** Two statements, whatever their number; what stood before stays, as what was true then. */
export async function keepVerdicts(tx: Tx, programme: ProgrammeId, verdicts: readonly NewVerdict[], on: LocalDate, at: Date): Promise<void> {
	if (verdicts.length === 0) return;
	const rows = verdicts.map((one) => ({ id: newId<'verdict'>(), organisation: one.organisation, key: one.ruleSet.key, version: one.ruleSet.version, standing: one.standing, facts: one.facts, override: one.override }));
	const offered = sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as one (id uuid, organisation uuid, key text, version integer, standing text, facts jsonb, override uuid)`;
	await tx.execute(sql`update ${verdict} v set is_latest = false from ${offered} where v.organisation_id = one.organisation and v.programme_id = ${programme} and v.rule_set_key = one.key and v.is_latest`);
	await tx.execute(sql`insert into ${verdict} (id, organisation_id, programme_id, rule_set_key, rule_set_version, decided_on, standing, facts, override_id, decided_at, is_latest)
		select one.id, one.organisation, ${programme}::uuid, one.key, one.version, ${on}::date, one.standing, one.facts, one.override, ${at.toISOString()}::timestamptz, true from ${offered}`);
}
