/** The pages of the rule editor. */
import { formatDate, formatInstant, formatNumber } from '#i18n/format.ts';
import { dateInBishkek } from '#kernel/clock.ts';
import { newId, type OrganisationId, type ProgrammeId } from '#kernel/id.ts';
import { inLanguage } from '#kernel/localised.ts';
import { demand, found } from '#kernel/problem.ts';
import type { Context } from '#register/context.server.ts';
import { participantsAfter, peopleById } from '#register/read.server.ts';
import { type FactKey, factKeys, facts } from './facts.ts';
import type { FactSupplier } from './gather-facts.server.ts';
import { mayPreviewRules, mayWriteRules } from './policy.ts';
import { namesOf, type Passing, whoWouldPass } from './preview-rules.server.ts';
import { missingLanguages, type OutlineRow, outlineOf, ruleAt, testsFor } from './rule-draft.ts';
import { expand, faultsOf, type RuleFault } from './rule-faults.ts';
import type { PassingSummary, PreviewPage, RuleDraftPage, RulePartPage, RuleSetList, RuleSetPage, ScoreForm } from './rule-views.ts';
import { factName, numberOf, optionsOf, placeIn, sayFault, showRules, testName } from './rule-words.server.ts';
import { type Condition, conditionsOf, type RuleSet, type Term } from './rules.ts';
import { showByDraft } from './show-eligibility.server.ts';
import { rulesInForce } from './store.server.ts';
import { allDrafts, draftById, latestOf, publishedSets, type StoredDraft } from './store-rule-drafts.server.ts';
import { standings } from './verdict.ts';

export async function listRules(ctx: Context): Promise<RuleSetList> {
	demand(mayWriteRules(ctx.actor));
	const { language } = ctx;
	const [sets, drafts, named] = [await publishedSets(ctx.read), await allDrafts(ctx.read), await othersOf(ctx)];
	return {
		command: newId<'command'>(),
		published: [...Map.groupBy(sets, ({ content }) => content.key).values()].map(([latest, ...earlier]) => ({
			key: latest!.content.key, version: latest!.content.version, name: inLanguage(latest!.content.name, language), opens: inLanguage(latest!.content.opens, language),
			conditions: conditionsOf(latest!.content.rule).length, publishedOn: formatDate(dateInBishkek(latest!.publishedAt)), earlier: earlier.map(({ content }) => content.version)
		})),
		drafts: drafts.map(({ id, key, basedOn, content }) => ({ id, key, basedOn, name: inLanguage(content.name, language) || key, faults: faultsOf({ ...content, version: 0 }, named).length }))
	};
}

export async function showRuleSet(ctx: Context, key: string, version: string): Promise<RuleSetPage> {
	demand(mayWriteRules(ctx.actor));
	const sets = (await publishedSets(ctx.read)).filter(({ content }) => content.key === key);
	const { content, publishedAt } = found(sets.find((one) => String(one.content.version) === version));
	return {
		key, version: content.version, name: inLanguage(content.name, ctx.language), opens: inLanguage(content.opens, ctx.language), publishedOn: formatDate(dateInBishkek(publishedAt)),
		rules: showRules(content.rule, [], ctx.language), mayBegin: content.version === sets[0]!.content.version, command: newId<'command'>()
	};
}

/** So many organisations are gone through while somebody edits; of more, the preview is a page of its own. */
const quickly = 1000;

export async function showRuleDraft(ctx: Context, id: string, programme: ProgrammeId | null, suppliers: readonly FactSupplier[]): Promise<RuleDraftPage> {
	const { stored, faults, whole, named } = await draftFor(ctx, id);
	const { content, key, basedOn, version } = stored;
	const rows = outlineOf(content.rule);
	const base = `/eligibility/rules/drafts/${id}`;
	const author = (await peopleById(ctx.read, [stored.authorId])).get(stored.authorId);
	const mayPreview = programme !== null && mayPreviewRules(ctx.actor, programme) === true;
	const isPreviewed = mayPreview && whole !== null && (await participantsAfter(ctx.read, programme, null, quickly + 1)).length <= quickly;
	return {
		id, key, basedOn, version, name: inLanguage(content.name, ctx.language) || key, command: newId<'command'>(),
		missing: missingLanguages(content.name, content.opens), rules: showRules(content.rule, faults, ctx.language, named),
		faults: faults.map((fault) => ({ text: sayFault(fault, ctx.language), href: `${base}/${pageOf(rows, fault)}` })),
		facts: factKeys.map((value) => ({ value, label: factName(value, ctx.language) })),
		ruleSets: [...named.values()].filter((one) => one.key !== key).map((one) => ({ value: one.key, label: inLanguage(one.name, ctx.language) })),
		terms: content.score?.length ?? 0,
		mayPreview,
		passing: isPreviewed ? summaryOf(await passingOf(ctx, programme, stored, whole, suppliers), basedOn) : null,
		edited: [author?.name, formatInstant(stored.at)].filter(Boolean).join(', ')
	};
}

export async function showRulePart(ctx: Context, id: string, place: string): Promise<RulePartPage> {
	const { stored, faults, named } = await draftFor(ctx, id);
	const { content, version, key } = stored;
	const rule = place === 'head' || place === 'score' ? null : found(ruleAt(content.rule, place));
	const rows = outlineOf(content.rule);
	const own = faults.filter((fault) => pageOf(rows, fault) === place);
	const texts = place === 'head' ? (['name', 'opens'] as const).map((field) => ({ field, text: content[field] })) : rule?.kind === 'condition' ? (['asks', 'remedy'] as const).map((field) => ({ field, text: rule[field] })) : [];
	return {
		draft: { id, name: inLanguage(content.name, ctx.language) || key }, place, number: numberOf(place), version, command: newId<'command'>(),
		texts: texts.map((one) => ({ ...one, missing: missingLanguages(one.text) })),
		condition: rule?.kind === 'condition' ? conditionForm(rule, ctx) : null,
		group: rule && 'rules' in rule ? { kind: rule.kind, count: rule.kind === 'atLeastOf' ? String(rule.count) : '1', size: rule.rules.length } : null,
		ruleSet: rule?.kind === 'ruleSet' ? inLanguage(named.get(rule.key)?.name, ctx.language) || rule.key : null,
		score: place === 'score' ? scoreForm(content.score ?? [], ctx) : null,
		isRemovable: place.includes('.') && !place.endsWith('.rule'), faults: own.map((fault) => sayFault(fault, ctx.language))
	};
}

/** `shown`: a standing, `entering` or `leaving`. */
export async function showPreview(ctx: Context, id: string, programme: ProgrammeId, asked: { shown: string; organisation: string | null }, suppliers: readonly FactSupplier[]): Promise<PreviewPage | null> {
	demand(mayPreviewRules(ctx.actor, programme));
	const { stored, whole } = await draftFor(ctx, id);
	if (whole === null) return null;
	const passing = await passingOf(ctx, programme, stored, whole, suppliers);
	const lists: Readonly<Record<string, readonly OrganisationId[]>> = { ...passing.byStanding, entering: passing.entering, leaving: passing.leaving };
	const shown = Object.hasOwn(lists, asked.shown) ? asked.shown : stored.basedOn === null ? 'eligible' : 'entering';
	return {
		draft: { id, name: inLanguage(whole.name, ctx.language) || whole.key }, passing: summaryOf(passing, stored.basedOn), shown,
		rows: await namesOf(ctx, programme, lists[shown]!),
		chosen: asked.organisation === null ? null : await showByDraft(ctx, programme, asked.organisation as OrganisationId, { draft: whole, inForce: await latestOf(ctx.read, stored.key) }, suppliers)
	};
}

/** Where a fault is mended: at a rule, at the score, or at the names. */
function pageOf(rows: readonly OutlineRow[], { place }: RuleFault): string {
	return placeIn(rows, place) ?? (place.startsWith('score') ? 'score' : 'head');
}

function scoreForm(terms: readonly Term[], { language }: Context): ScoreForm {
	return {
		terms: terms.map(({ fact, most, weight, name }, at) => ({ at, label: factName(fact, language), most: String(most), weight: formatNumber(weight, language, Number.isInteger(weight) ? 0 : 2), name, missing: missingLanguages(name) })),
		facts: factKeys.filter((fact) => facts[fact].kind === 'count').map((value) => ({ value, label: factName(value, language) }))
	};
}

async function draftFor(ctx: Context, id: string): Promise<{ stored: StoredDraft; faults: readonly RuleFault[]; whole: RuleSet | null; named: ReadonlyMap<string, RuleSet> }> {
	demand(mayWriteRules(ctx.actor));
	const stored = await draftById(ctx.read, id);
	const named = await othersOf(ctx);
	const draft: RuleSet = { ...stored.content, version: (stored.basedOn ?? 0) + 1 };
	const faults = faultsOf(draft, named);
	return { stored, faults, whole: faults.length === 0 ? expand(draft, named) : null, named };
}

async function othersOf(ctx: Context): Promise<ReadonlyMap<string, RuleSet>> {
	return new Map((await rulesInForce(ctx.read)).map((one) => [one.key, one]));
}

async function passingOf(ctx: Context, programme: ProgrammeId, { key }: StoredDraft, whole: RuleSet, suppliers: readonly FactSupplier[]): Promise<Passing> {
	return whoWouldPass(ctx, programme, whole, await latestOf(ctx.read, key), suppliers);
}

function summaryOf({ counts, notBegun, enteringCount, leavingCount }: Passing, basedOn: number | null): PassingSummary {
	return { counts: standings.map((standing) => ({ standing, count: counts[standing] })), notBegun, entering: enteringCount, leaving: leavingCount, isNew: basedOn === null };
}

function conditionForm({ test, due }: Condition, { language }: Context): RulePartPage['condition'] {
	const fact: FactKey = test.fact;
	const { kind } = facts[fact];
	return {
		fact, factLabel: factName(fact, language), test: test.kind, due,
		tests: [...new Set([...testsFor[kind], test.kind])].map((value) => ({ value, label: testName(value, language) })),
		count: kind === 'count' || kind === 'date' ? String('count' in test ? test.count : '') : null,
		value: test.kind === 'reached' ? test.value : '', values: test.kind === 'oneOf' ? test.values : [],
		options: optionsOf(fact, language), isChoice: kind === 'choice'
	};
}
