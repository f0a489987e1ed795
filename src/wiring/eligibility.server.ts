/** Where facts come from that only later stages know, and when verdicts are looked at again. */
import type { OrganisationId, ProgrammeId } from '#kernel/id.ts';
import { assessEligibility } from '#programme/eligibility/assess-eligibility.server.ts';
import type { FactSupplier } from '#programme/eligibility/gather-facts.server.ts';
import { endExpiredOverrides } from '#programme/eligibility/move-override.server.ts';
import { openProgrammes, participantsAfter } from '#register/read.server.ts';
import { type Surroundings, systemContext } from './context.server.ts';

/** Kadam gives no grants yet, so nobody has had one from it. */
const grantFacts: FactSupplier = (_read, _programme, organisations) =>
	Promise.resolve(new Map(organisations.map((id) => [id, { grantsOfTypeThisCycle: { value: 0, since: null } }])));

export const factSuppliers: readonly FactSupplier[] = [grantFacts];

/** After something happened to one organisation. */
export async function assessOne(surroundings: Surroundings, programme: ProgrammeId, organisation: OrganisationId): Promise<void> {
	await assessEligibility(systemContext(surroundings), { programme, organisations: [organisation] }, factSuppliers);
}

/** So many at a time: enough to ask each stage once for many, few enough to hold. */
const batch = 500;

/** Every night, because time alone changes some facts: a confirmation runs out, an action becomes overdue, what people decided ends. */
export async function assessEverybody(surroundings: Surroundings): Promise<void> {
	const ctx = systemContext(surroundings);
	await endExpiredOverrides(systemContext(surroundings));
	for (const { id } of await openProgrammes(ctx.read)) await assessProgramme(surroundings, id);
}

/** All organisations of a programme; how many at a time bounds the memory, however many they are. */
export async function assessProgramme(surroundings: Surroundings, programme: ProgrammeId): Promise<void> {
	const { read } = systemContext(surroundings);
	for (let after: OrganisationId | null = null, more = true; more;) {
		const organisations: OrganisationId[] = await participantsAfter(read, programme, after, batch);
		if (organisations.length > 0) await assessEligibility(systemContext(surroundings), { programme, organisations }, factSuppliers);
		after = organisations.at(-1) ?? null;
		more = organisations.length === batch;
	}
}
