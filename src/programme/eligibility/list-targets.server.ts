/** The long list: the organisations of a programme that pass the gates today, so many at a time. */
import type { OrganisationId, ProgrammeId } from '#kernel/id.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import type { Reader } from '#platform/database.server.ts';
import { participantsAfter } from '#register/read.server.ts';
import { factsAskedBy } from './assess-eligibility.server.ts';
import { hasBegun } from './facts.ts';
import { type FactSupplier, gatherFacts } from './gather-facts.server.ts';
import type { RuleSet } from './rules.ts';
import { overridesInForce } from './store-overrides.server.ts';
import type { NewCandidate } from './store-targets.server.ts';
import { decide, type Standing } from './verdict.ts';

const batch = 500;
const open: readonly Standing[] = ['eligible', 'withConditions'];

/** With what people decided beside the rules, as everywhere. Only the facts that the rules ask about go with it. */
export async function longList(read: Reader, programme: ProgrammeId, rules: RuleSet, today: LocalDate, suppliers: readonly FactSupplier[]): Promise<NewCandidate[]> {
	const list: NewCandidate[] = [];
	for (let after: OrganisationId | null = null, more = true; more;) {
		const organisations: OrganisationId[] = await participantsAfter(read, programme, after, batch);
		const known = await gatherFacts(read, programme, organisations, today, suppliers);
		const beside = new Map((await overridesInForce(read, { programme, organisations }, today)).filter(({ ruleSetKey }) => ruleSetKey === rules.key).map((one) => [one.organisationId, one]));
		for (const [organisation, facts] of known) {
			const override = beside.get(organisation) ?? null;
			if (!hasBegun(facts) || !open.includes(override?.standing ?? decide(rules, facts, today).standing)) continue;
			list.push({ organisation, facts: factsAskedBy(rules, facts), override: override?.id ?? null });
		}
		after = organisations.at(-1) ?? null;
		more = organisations.length === batch;
	}
	return list;
}
