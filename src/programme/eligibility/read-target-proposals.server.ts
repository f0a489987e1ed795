/** How much the list hangs on one weight, and what to offer those who were chosen. */
import { formatNumber } from '#i18n/format.ts';
import { m } from '#i18n/paraglide/messages.js';
import type { OrganisationId } from '#kernel/id.ts';
import { inLanguage } from '#kernel/localised.ts';
import { found } from '#kernel/problem.ts';
import { writeSpreadsheet } from '#platform/spreadsheet.server.ts';
import { verifiedWeaknesses } from '#programme/diagnostics/read-weaknesses.server.ts';
import { latestIssuedCases } from '#programme/reporting/read-issued-cases.server.ts';
import type { Context } from '#register/context.server.ts';
import type { FactSupplier } from './gather-facts.server.ts';
import { nameOfRound, namesOfTargets, regionsOf, type TargetName } from './name-targets.server.ts';
import { listedIn, viewedRound } from './read-target-rounds.server.ts';
import { candidatesOf } from './store-targets.server.ts';
import { largestAsked, propose, type Proposals, smallestTraining, usualGroup } from './target-proposals.ts';
import { sensitivity, withinPlaces } from './target-round.ts';
import type { NamedTarget, TargetProposalsPage, TargetWeightsPage } from './target-views.ts';

export async function showTargetWeights(ctx: Context, id: string, suppliers: readonly FactSupplier[]): Promise<TargetWeightsPage> {
	const round = await viewedRound(ctx, id);
	// What the score says must not lead anybody's vote.
	found(round.state !== 'open' || undefined);
	const { rules, on, listed } = await listedIn(ctx, round, suppliers);
	const names = await namesOfTargets(ctx, round.programme, listed.map((one) => one.id));
	const among = (ids: ReadonlySet<string>): NamedTarget[] => names.filter((one) => ids.has(one.id)).map(named);
	const all = sensitivity(rules, listed, { places: round.places, on });
	const figure = (weight: number) => formatNumber(weight, ctx.language, Number.isInteger(weight) ? 0 : 2);
	return {
		round: { id, name: nameOfRound(round), state: round.state }, places: round.places, listed: listed.length, within: withinPlaces(rules, listed, { places: round.places, on }).size,
		terms: (rules.score ?? []).map((term) => ({
			name: inLanguage(term.name, ctx.language), weight: figure(term.weight),
			shifts: all.filter((one) => one.term === term).map(({ shift, weight, entering, leaving }) => ({ key: shift, weight: figure(weight), entering: among(entering), leaving: among(leaving) }))
		}))
	};
}

function named({ id, name, region }: TargetName): NamedTarget {
	return { id, name, region };
}

export interface AskedProposals {
	/** How many make a group, as it was typed. */
	readonly together: string | null;
	readonly region: string | null;
}

export async function showTargetProposals(ctx: Context, id: string, asked: AskedProposals): Promise<TargetProposalsPage> {
	const round = await viewedRound(ctx, id);
	found(['decided', 'announced'].includes(round.state) || undefined);
	const chosen = (await candidatesOf(ctx.read, id)).filter(({ decision }) => decision === 'chosen').map(({ organisationId }) => organisationId);
	const everybody = await namesOfTargets(ctx, round.programme, chosen, 'region');
	const region = everybody.some(({ regionKey }) => regionKey === asked.region) ? asked.region! : '';
	const names = everybody.filter(({ regionKey }) => region === '' || regionKey === region);
	const cases = await latestIssuedCases(ctx.read, round.programme, names.map((one) => one.id));
	const together = Math.min(largestAsked, Math.max(smallestTraining, Math.trunc(Number(asked.together)) || usualGroup));
	return {
		round: { id, name: nameOfRound(round), state: round.state }, together, region, regions: regionsOf(everybody), chosen: names.length,
		without: names.filter((one) => !cases.has(one.id)).map(named),
		...shown(ctx, names, propose(await verifiedWeaknesses(ctx.read, [...cases.values()].map((one) => one.case)), together))
	};
}

function shown({ language }: Context, names: readonly TargetName[], { trainings, consultations }: Proposals): Pick<TargetProposalsPage, 'trainings' | 'consultations'> {
	const ofRegions = (ids: readonly OrganisationId[]) => [...Map.groupBy(names.filter((one) => ids.includes(one.id)), ({ region }) => region)].map(([name, all]) => ({ name, organisations: all.map(named) }));
	return {
		trainings: trainings.map(({ indicator, organisations }) => ({
			code: indicator.code, name: inLanguage(indicator.name, language), parameter: inLanguage(indicator.parameter, language), regions: ofRegions(organisations), count: organisations.length
		})),
		consultations: names.flatMap((name) => {
			const one = consultations.find(({ organisation }) => organisation === name.id);
			return one ? [{ organisation: named(name), weaknesses: one.weaknesses.map(({ indicator, level, critical }) => ({ code: indicator.code, name: inLanguage(indicator.name, language), level, critical })) }] : [];
		})
	};
}

/** The same as a table, one line for each organisation in each proposal. */
export async function exportTargetProposals(ctx: Context, id: string, asked: AskedProposals): Promise<{ name: string; mediaType: string; bytes: Uint8Array }> {
	const page = await showTargetProposals(ctx, id, asked);
	const heading = [m.eligibility_target_column_code(), m.eligibility_target_column_indicator(), m.eligibility_organisation(), m.common_region()];
	const trainings = page.trainings.flatMap(({ code, name, regions }) => regions.flatMap((of) => of.organisations.map((one) => [code, name, one.name, of.name])));
	const consultations = page.consultations.flatMap(({ organisation, weaknesses }) => weaknesses.map(({ code, name, level }) => [code, name, organisation.name, organisation.region, String(level)]));
	const sheets = [
		{ name: m.eligibility_target_trainings(), rows: [heading, ...trainings] },
		{ name: m.eligibility_target_consultations(), rows: [[...heading, m.eligibility_target_column_level()], ...consultations] }
	];
	return { name: `kadam-targets-${page.round.name.year}-${page.round.name.number}.xlsx`, mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', bytes: await writeSpreadsheet(sheets) };
}
