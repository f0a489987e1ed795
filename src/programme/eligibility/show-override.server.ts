/** Decisions beside the rules as pages show them: those that wait and those that count, and one with the verdict it stands beside. */
import { inArray } from 'drizzle-orm';
import { formatDate, formatInstant } from '#i18n/format.ts';
import { newId, type OrganisationId, type PersonId, type ProgrammeId } from '#kernel/id.ts';
import { addMonths } from '#kernel/local-date.ts';
import { inLanguage } from '#kernel/localised.ts';
import { demand, found } from '#kernel/problem.ts';
import type { Belonging } from '#register/actor.ts';
import type { Context } from '#register/context.server.ts';
import { nameFor, organisationById, peopleById } from '#register/read.server.ts';
import { organisation as organisations } from '#register/tables.server.ts';
import type { FactSupplier } from './gather-facts.server.ts';
import { longestOverride } from './override.ts';
import { mayProposeOverride, mayViewOverride, mayWriteRules, overrideActsFor } from './policy.ts';
import { eligibilityOf } from './read.server.ts';
import { rulesInForce } from './store.server.ts';
import { appealsOf, belongingOfOverride, openAppeals, overrideById, overridesOf, standingOverrides } from './store-overrides.server.ts';
import { showOverride } from './show-eligibility.server.ts';
import type { OverrideList, OverridePage, ProposalPage } from './views.ts';

const most = 200;

/** What an officer or an administrator has to look at: appeals, proposals, and what counts and until when. */
export async function listOverrides(ctx: Context): Promise<OverrideList> {
	demand(mayWriteRules(ctx.actor));
	const own = ctx.actor.programmeRoles.filter(({ role }) => role === 'officer').map(({ programme }) => programme);
	const overrides = await standingOverrides(ctx.read, ctx.actor.isAdministrator ? 'all' : own, most);
	const appeals = await openAppeals(ctx.read, own, most);
	const ids = [...new Set([...overrides, ...appeals].map(({ organisationId }) => organisationId))];
	const known = new Map((await ctx.read.select().from(organisations).where(inArray(organisations.id, ids))).map((one) => [one.id, one]));
	const people = await peopleById(ctx.read, overrides.flatMap(({ proposedBy, decidedBy }) => [proposedBy, decidedBy]).filter((one): one is PersonId => one !== null));
	const names = new Map((await rulesInForce(ctx.read)).map(({ key, name }) => [key, inLanguage(name, ctx.language)]));
	const named = (organisation: OrganisationId, programme: ProgrammeId) => nameFor(ctx.actor, programme, known.get(organisation as OrganisationId)!, ctx.language);
	return {
		overrides: overrides.map((one) => ({ ...showOverride(one, people), organisation: named(one.organisationId, one.programmeId), ruleSet: names.get(one.ruleSetKey) ?? one.ruleSetKey })),
		appeals: appeals.map((one) => ({ id: one.id, organisation: { id: one.organisationId, name: named(one.organisationId, one.programmeId) }, ruleSet: names.get(one.ruleSetKey) ?? one.ruleSetKey, key: one.ruleSetKey, at: formatInstant(one.appealedAt) }))
	};
}

export async function showOneOverride(ctx: Context, id: string, suppliers: readonly FactSupplier[]): Promise<OverridePage> {
	const stored = await overrideById(ctx.read, id);
	const of = belongingOfOverride(stored);
	found(mayViewOverride(ctx.actor, of) === true || undefined);
	const organisation = found(await organisationById(ctx.read, of.organisation));
	const people = await peopleById(ctx.read, [stored.proposedBy, stored.decidedBy].filter((one) => one !== null));
	const decided = (await eligibilityOf(ctx.read, of.programme, [of.organisation], ctx.clock.today(), suppliers)).get(of.organisation)?.find(({ ruleSet }) => ruleSet.key === stored.ruleSetKey);
	return {
		...showOverride(stored, people),
		organisation: { id: organisation.id, name: nameFor(ctx.actor, of.programme, organisation, ctx.language) },
		ruleSet: decided ? inLanguage(decided.ruleSet.name, ctx.language) : stored.ruleSetKey,
		computed: decided?.verdict.standing ?? null,
		acts: overrideActsFor(ctx.actor, of), isOwn: ctx.actor.personId === stored.proposedBy,
		mayOpenOrganisation: mayProposeOverride(ctx.actor, of) === true,
		command: newId<'command'>()
	};
}

/** The form for a new one; where an appeal was upheld, its words stand beside. */
export async function showProposal(ctx: Context, of: Belonging, key: string, suppliers: readonly FactSupplier[]): Promise<ProposalPage> {
	demand(mayProposeOverride(ctx.actor, of));
	const organisation = found(await organisationById(ctx.read, of.organisation));
	const decided = (await eligibilityOf(ctx.read, of.programme, [of.organisation], ctx.clock.today(), suppliers)).get(of.organisation) ?? [];
	const one = found(decided.find(({ ruleSet }) => ruleSet.key === key));
	const upheld = (await appealsOf(ctx.read, of)).find(({ ruleSetKey, state }) => ruleSetKey === key && state === 'upheld');
	const used = upheld && (await overridesOf(ctx.read, of)).some(({ appealId }) => appealId === upheld.id);
	return {
		organisation: { id: organisation.id, name: nameFor(ctx.actor, of.programme, organisation, ctx.language) },
		ruleSet: { key, name: inLanguage(one.ruleSet.name, ctx.language) }, computed: one.verdict.standing,
		appeal: upheld && !used ? { id: upheld.id, text: upheld.text } : null,
		latest: formatDate(addMonths(ctx.clock.today(), longestOverride)), command: newId<'command'>()
	};
}
