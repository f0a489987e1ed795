/** What does not go together in a case, in words and with where it is mended: for those who assess it, before they sign. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inLanguage } from '#kernel/localised.ts';
import { found } from '#kernel/problem.ts';
import * as texts from '#i18n/paraglide/messages.js';
import { referenceFolder } from '#platform/root.server.ts';
import { clearance, mayViewProfile } from '#programme/profiling/policy.ts';
import { openProfile, profileStatus } from '#programme/profiling/read.server.ts';
import { visibleTo } from '#questionnaires/masking.ts';
import { relevance } from '#questionnaires/relevance.ts';
import type { Context } from '#register/context.server.ts';
import { organisationById } from '#register/read.server.ts';
import { type Case, headcount } from './case.ts';
import { type CaseFacts, inconsistencies, type Inconsistency } from './consistency.ts';
import type { Contradictions } from './contradictions.ts';
import { indicatorsOf, type Instrument } from './instrument.ts';
import { isAssessor } from './policy.ts';
import { caseById, instrumentOf, scoredOf } from './read.server.ts';
import { indicatorHref } from './read-scoring.server.ts';
import { fewerBecauseOf, respondentsOf } from './store-respondents.server.ts';
import { colleaguesOf, ratingsOf } from './store-people.server.ts';
import type { ShownCheck } from './views.ts';

let kept: Contradictions | undefined;

/** The pairs that ship with the product. */
function shippedContradictions(): Contradictions {
	return (kept ??= JSON.parse(readFileSync(join(referenceFolder, 'consistency', 'organisational-profile.json'), 'utf8')) as Contradictions);
}

/** Empty for everybody who does not assess the case, and where everything goes together. */
export async function readChecks(ctx: Context, caseId: string): Promise<ShownCheck[]> {
	const of = found(await caseById(ctx.read, caseId));
	if (!isAssessor(ctx.actor, of) || of.status === 'withdrawn') return [];
	const instrument = await instrumentOf(ctx.read, of);
	const names = new Map(indicatorsOf(instrument).map(({ code, name }) => [code, name[ctx.language]]));
	const profile = await profileOf(ctx, of, instrument);
	const facts: CaseFacts = {
		instrument, scored: await scoredOf(ctx.read, of.id), profile: profile && { answers: profile.answers, today: ctx.clock.today() },
		contradictions: shippedContradictions().contradictions, heard: await heardIn(ctx, of), unconfirmedPeople: await unconfirmedIn(ctx, of)
	};
	return inconsistencies(facts).map((one) => shown(ctx, of, one, names, profile?.id ?? ''));
}

/** As much of it as this reader may see, and only where the pairs speak of this questionnaire and this instrument. */
async function profileOf(ctx: Context, of: Case, instrument: Instrument) {
	const pairs = shippedContradictions();
	const status = instrument.key === pairs.instrument ? await profileStatus(ctx.read, of.organisation) : undefined;
	const belongs = status && { organisation: of.organisation, programme: status.programme };
	if (!belongs || mayViewProfile(ctx.actor, belongs) !== true) return null;
	const { response } = await openProfile(ctx.read, ctx.actor, status.id);
	if (response.definition.key !== pairs.questionnaire) return null;
	const { answers } = visibleTo(clearance(ctx.actor, belongs), response.definition, response.answers);
	return { id: status.id, answers: relevance(response.definition, answers, ctx.clock.today()).scope.answers };
}

/** Those who scored alone and those who sat in the session may be the same people: the larger number counts. */
async function heardIn(ctx: Context, of: Case): Promise<CaseFacts['heard']> {
	if (of.sessionOn === null) return null;
	const organisation = found(await organisationById(ctx.read, of.organisation));
	const answered = (await respondentsOf(ctx.read, of.id)).filter(({ hasAnswered }) => hasAnswered);
	const present = of.participants.filter((group) => group.women + group.men > 0);
	return {
		roles: [...answered.map(({ role }) => role), ...present.map(({ role }) => role)],
		people: Math.max(answered.length, headcount(of.participants).total),
		fewerBecause: await fewerBecauseOf(ctx.read, of.id), paidStaff: organisation.paidStaff
	};
}

async function unconfirmedIn({ read }: Context, of: Case): Promise<number> {
	const people = (await colleaguesOf(read, of.id)).filter(({ handedInOn }) => handedInOn !== null);
	const open = (await ratingsOf(read, people)).filter(({ confirmed }) => confirmed === null);
	return new Set(open.map(({ colleagueId }) => colleagueId)).size;
}

function shown(ctx: Context, of: Case, one: Inconsistency, names: ReadonlyMap<string, string>, profile: string): ShownCheck {
	const base = `/diagnostics/${of.id}`;
	const also = one.kind === 'contradictsProfile' ? { href: `/profiling/${profile}`, label: texts.diagnostics_check_profile({}, { locale: ctx.language }) } : null;
	if ('indicator' in one) {
		const layer = of.status === 'consensusSession' ? 'consensus' : 'verified';
		return { text: `${one.indicator} ${names.get(one.indicator)}: ${sentence(ctx, one)}`, href: indicatorHref(of.id, layer, one.indicator), also };
	}
	const href = one.kind === 'unconfirmedPeople' ? `${base}/people` : one.kind === 'missingPerspective' || one.kind === 'fewPerspectives' ? `${base}/agree#participants` : base;
	return { text: sentence(ctx, one), href, also };
}

function sentence({ language: locale }: Context, one: Inconsistency): string {
	const options = { locale };
	switch (one.kind) {
		case 'levelWithoutEvidence': return texts.diagnostics_check_no_evidence({ level: one.level }, options);
		case 'notApplicableWithoutReason': return texts.diagnostics_check_no_reason({}, options);
		case 'contradictsProfile': return texts.diagnostics_check_contradiction({ said: inLanguage(one.contradiction.said, locale), level: one.level }, options);
		case 'gapWithoutComment': return texts.diagnostics_check_gap({ agreed: one.agreed, verified: one.verified }, options);
		case 'fewPerspectives': return texts.diagnostics_check_few({ people: one.people, wanted: one.wanted }, options);
		case 'unconfirmedPeople': return texts.diagnostics_check_people({ people: one.people }, options);
		case 'missingPerspective': return { board: texts.diagnostics_check_missing_board, staff: texts.diagnostics_check_missing_staff, beneficiary: texts.diagnostics_check_missing_beneficiary }[one.side]({}, options);
	}
}
