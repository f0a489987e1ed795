/** What later stages and pages may know of eligibility. */
import { and, eq } from 'drizzle-orm';
import type { OrganisationId, ProgrammeId } from '#kernel/id.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import type { Reader } from '#platform/database.server.ts';
import { type Facts, hasBegun } from './facts.ts';
import { type FactSupplier, gatherFacts } from './gather-facts.server.ts';
import type { RuleSet } from './rules.ts';
import { rulesInForce } from './store.server.ts';
import { overridesInForce, type StoredOverride } from './store-overrides.server.ts';
import { ruleSet, verdict as verdicts } from './tables.server.ts';
import { decide, type Standing, type Verdict } from './verdict.ts';

export interface Decided {
	readonly ruleSet: RuleSet;
	readonly verdict: Verdict;
	/** What people decided beside the rules, while it counts. */
	readonly override: StoredOverride | null;
	/** What counts: theirs, or else that of the rules. */
	readonly standing: Standing;
	/** Before anything was answered nothing is shown, to nobody. */
	readonly hasBegun: boolean;
	readonly facts: Facts;
}

/** The order in which rights come in the programme; rule sets of one's own follow. */
const course = ['join-trainings', 'submit-concept', 'apply', 'receive-award', 'target-2019'];

/** What each of these organisations may do today by the rules in force. */
export async function eligibilityOf(read: Reader, programme: ProgrammeId, organisations: readonly OrganisationId[], today: LocalDate, suppliers: readonly FactSupplier[] = []): Promise<Map<OrganisationId, readonly Decided[]>> {
	const place = ({ key }: RuleSet) => (course.includes(key) ? course.indexOf(key) : course.length);
	const rules = (await rulesInForce(read)).toSorted((a, b) => place(a) - place(b));
	const facts = await gatherFacts(read, programme, organisations, today, suppliers);
	const overrides = new Map((await overridesInForce(read, { programme, organisations }, today)).map((one) => [`${one.organisationId} ${one.ruleSetKey}`, one]));
	return new Map([...facts].map(([organisation, known]) => [organisation, rules.map((one): Decided => {
		const verdict = decide(one, known, today);
		const override = overrides.get(`${organisation} ${one.key}`) ?? null;
		return { ruleSet: one, verdict, override, standing: override?.standing ?? verdict.standing, hasBegun: hasBegun(known), facts: known };
	})]));
}

/** Every verdict that was ever kept of an organisation, decided again from what was kept: the same as then, for ever. */
export async function keptVerdicts(read: Reader, programme: ProgrammeId, organisation: OrganisationId): Promise<readonly { readonly at: Date; readonly kept: string; readonly again: Verdict }[]> {
	const rows = await read.select({ row: verdicts, content: ruleSet.content }).from(verdicts)
		.innerJoin(ruleSet, and(eq(ruleSet.key, verdicts.ruleSetKey), eq(ruleSet.version, verdicts.ruleSetVersion)))
		.where(and(eq(verdicts.programmeId, programme), eq(verdicts.organisationId, organisation))).orderBy(verdicts.decidedAt, verdicts.id);
	return rows.map(({ row, content }) => ({ at: row.decidedAt, kept: row.standing, again: decide(content, row.facts, row.decidedOn) }));
}
