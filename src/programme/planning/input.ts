import { z } from 'zod';
import { isLocalDate, type LocalDate } from '#kernel/local-date.ts';
import { type Localised, languages } from '#kernel/localised.ts';
import { isAmount, type Money } from '#kernel/money.ts';
import { levels, type Level } from '#programme/diagnostics/instrument.ts';
import { plainAmount } from './content.ts';
import { linkKinds } from './link.ts';
import { actionTypes, fundingSources, type Scale } from './plan.ts';
import type { Weights } from './priority.ts';
import { ballotSize } from './vote.ts';
import { planStates } from './workflow.ts';
import { checks, writtenKinds } from './work.ts';

const id = z.uuid();
/** Browsers send line breaks as two characters, the database keeps one: otherwise an untouched text would look changed. */
const line = (most: number) => z.string().transform((text) => text.replaceAll('\r\n', '\n').trim()).pipe(z.string().max(most)).default('');
const counted = z.coerce.number().int().min(1);
const ticked = z.union([z.boolean(), z.literal('on').transform(() => true)]).default(false);
const reason = z.object({ plan: id, reason: line(2000) });

/** A text in one to three languages; a language left blank is absent. */
const texts = (most: number) =>
	z.object({ ky: line(most), ru: line(most), en: line(most) }).partial().default({}).transform((given): Localised =>
		Object.fromEntries(languages.flatMap((language) => (given[language] ? [[language, given[language]]] : [])))
	);
const requiredTexts = (most: number) => texts(most).refine((text) => Object.keys(text).length > 0, { params: { code: 'common/required' } });

const localDate = z.string().refine(isLocalDate, { params: { code: 'common/required' } }).transform((date) => date as LocalDate);
const dateOrNone = z.union([z.literal('').transform(() => null), localDate]).default(null);

const oneToFive = z.coerce.number().int().min(1).max(5).transform((value) => value as Scale);

/** As people write an amount: `12 000,50`. */
const amount = z.string().max(30).default('')
	.transform((typed) => typed.replace(/[\s\u00a0\u202f]/g, '').replace(',', '.'))
	.refine((typed) => typed === '' || (isAmount(typed) && /^\d{1,12}(\.\d{1,2})?$/.test(typed)), { params: { code: 'planning/amount-unreadable' } });

export const planOnly = z.object({ plan: id });
export const draftPlan = z.object({
	case: id,
	/** The form that asks which open actions of the plan before go on was filled in; without it everything still needed does. */
	chosen: ticked,
	carry: z.array(id).max(500).default([])
}).transform(({ case: of, chosen, carry }) => ({ case: of, ...(chosen && { carry }) }));
export interface DraftPlan {
	readonly case: string;
	/** Ids of open actions of the plan before; absent: all that are still needed. */
	readonly carry?: readonly string[];
}

/** In whole hundredths, because nobody likes to type `0,4`. */
const percent = z.coerce.number().int().min(0).max(100);
const weights = z.object({ importance: percent, urgency: percent, ease: percent, gap: percent })
	.refine(({ importance, urgency, ease, gap }) => importance + urgency + ease + gap === 100, { params: { code: 'planning/weights-not-whole' } })
	.transform(({ importance, urgency, ease, gap }): Weights => ({ importance: importance / 100, urgency: urgency / 100, ease: ease / 100, gap: gap / 100 }));

/** What becomes of the dates of actions when the period changes. */
export const dateHandling = ['keep', 'move', 'spread'] as const;

export const editPlan = z.object({
	plan: id,
	basedOn: counted,
	goal: texts(2000),
	start: localDate,
	end: localDate,
	weights,
	dates: z.enum(dateHandling).default('keep'),
	stillTrue: ticked
}).refine(({ start, end }) => start < end, { path: ['end'], params: { code: 'planning/dates-reversed' } });
export type EditPlan = z.infer<typeof editPlan>;

const level = z.coerce.number().refine((value) => levels.includes(value as Level), { params: { code: 'common/required' } }).transform((value) => value as Level);

export const editObjective = z.object({
	plan: id,
	objective: id,
	basedOn: counted,
	why: texts(2000),
	voices: texts(2000),
	/** `desired.1.1` in a form: the parameter, then the indicator's place in it. */
	desired: z.record(z.string(), z.record(z.string(), level)).default({}).transform((byParameter): Record<string, Level> =>
		Object.fromEntries(Object.entries(byParameter).flatMap(([parameter, places]) => Object.entries(places).map(([place, value]) => [`${parameter}.${place}`, value])))
	),
	stillTrue: ticked
});
export type EditObjective = z.infer<typeof editObjective>;

const actionFields = {
	title: requiredTexts(300),
	description: texts(3000),
	type: z.enum(actionTypes),
	responsible: line(200),
	supporter: line(200),
	start: dateOrNone,
	due: dateOrNone,
	amount,
	currency: z.string().regex(/^[A-Z]{3}$/).default('KGS'),
	funding: z.union([z.literal('').transform(() => null), z.enum(fundingSources)]).default(null),
	expectedOutput: texts(2000),
	meansOfVerification: texts(2000),
	importance: oneToFive,
	urgency: oneToFive,
	ease: oneToFive
};

interface DatesAndCost {
	readonly start: LocalDate | null;
	readonly due: LocalDate | null;
	readonly amount: string;
	readonly currency: string;
}

const bothOrNone = ({ start, due }: DatesAndCost) => (start === null) === (due === null);
const inOrder = ({ start, due }: DatesAndCost) => start === null || due === null || start <= due;

function withCost<T extends DatesAndCost>({ amount, currency, ...rest }: T): Omit<T, 'amount' | 'currency'> & { readonly cost: Money | null } {
	return { ...rest, cost: amount === '' ? null : { amount: plainAmount(amount), currency } };
}

export const editAction = z.object({ plan: id, action: id, basedOn: counted, stillTrue: ticked, ...actionFields })
	.refine(bothOrNone, { path: ['due'], params: { code: 'planning/one-date-missing' } })
	.refine(inOrder, { path: ['due'], params: { code: 'planning/dates-reversed' } })
	.transform(withCost);
export type EditAction = z.infer<typeof editAction>;

export const addAction = z.object({
	plan: id,
	objective: id,
	/** Indicators of the objective that it serves; none: the whole area. */
	indicators: z.array(z.string().regex(/^\d{1,2}\.\d{1,2}$/)).max(20).default([]),
	/** Given when the action lifts its indicator out of this level. */
	from: z.union([z.literal('').transform(() => null), level]).default(null),
	...actionFields
})
	.refine(bothOrNone, { path: ['due'], params: { code: 'planning/one-date-missing' } })
	.refine(inOrder, { path: ['due'], params: { code: 'planning/dates-reversed' } })
	.transform(withCost);
export type AddAction = z.infer<typeof addAction>;

export const removeAction = z.object({ plan: id, action: id, reason: line(2000) });
export type RemoveAction = z.infer<typeof removeAction>;

/** `seen` is the revision of the plan that the person had before their eyes. */
export const sendPlanForAgreement = z.object({ plan: id, seen: counted });
export type SendPlanForAgreement = z.infer<typeof sendPlanForAgreement>;
export const approvePlan = sendPlanForAgreement;
export type ApprovePlan = SendPlanForAgreement;
export const agreePlan = sendPlanForAgreement.extend({ boardNoted: z.preprocess((answer) => (answer === 'yes' ? true : answer === 'no' ? false : answer), z.boolean()) });
export type AgreePlan = z.infer<typeof agreePlan>;
export const returnPlan = reason;
export type ReturnPlan = z.infer<typeof returnPlan>;

export const revisePlan = reason;
export type RevisePlan = z.infer<typeof revisePlan>;
export type AbandonRevision = z.infer<typeof planOnly>;
export type ClosePlan = z.infer<typeof planOnly>;

export const castVote = z.object({ plan: id, actions: z.array(id).max(50).default([]) })
	.refine(({ actions }) => actions.length > 0, { path: ['actions'], params: { code: 'planning/nothing-chosen' } })
	.refine(({ actions }) => new Set(actions).size <= ballotSize, { path: ['actions'], params: { code: 'planning/too-many-chosen' } });
export type CastVote = z.infer<typeof castVote>;
export type CloseVote = z.infer<typeof planOnly>;

export const liftLimit = z.object({ plan: id, to: z.coerce.number().int().min(6).max(30), reason: line(2000) });
export type LiftLimit = z.infer<typeof liftLimit>;

/** Which two states of a plan are set side by side, as it stands in the address: a number, or `now`. */
const stateAsked = z.union([z.literal('now'), z.coerce.number().int().min(1)]).optional().catch(undefined);
export const versionsAsked = z.object({ from: stateAsked, to: stateAsked });

export const updateActionStatus = z.object({
	plan: id,
	action: id,
	act: z.enum(['start', 'block', 'resume', 'claimDone', 'verify', 'return', 'cancel']),
	reason: line(2000),
	/** Of whoever verifies. */
	checks: z.array(z.enum(checks)).max(checks.length).optional()
});
export type UpdateActionStatus = z.infer<typeof updateActionStatus>;

const files = z.instanceof(File).optional().transform((file) => (file && file.size > 0 ? file : undefined));

/** How far it is, a few words, a file or a photo: each by itself or all at once. */
export const reportOnAction = z.object({
	plan: id,
	action: id,
	percent: z.union([z.literal('').transform(() => undefined), z.coerce.number().int().min(0).max(100)]).optional(),
	kind: z.enum(writtenKinds).default('comment'),
	text: line(2000),
	title: line(300),
	file: files
}).refine(({ percent, text, title, file }) => percent !== undefined || text !== '' || title !== '' || file !== undefined, { path: ['text'], params: { code: 'planning/nothing-said' } });
export type ReportOnAction = z.infer<typeof reportOnAction>;

const percentDone = z.coerce.number().int().min(0).max(100);
const reportedRow = z.object({ action: id, seen: counted, was: percentDone, percent: percentDone, text: line(500) });

/** `rows.0.action`, `rows.0.seen` … in a form. */
export const reportOnMany = z.object({ plan: id, rows: z.record(z.string().max(4), reportedRow).default({}).transform((rows) => Object.values(rows)) })
	.refine(({ rows }) => rows.some(({ was, percent: now, text }) => was !== now || text !== ''), { params: { code: 'planning/nothing-said' } });
export type ReportOnMany = z.infer<typeof reportOnMany>;

export const linkToAction = z.object({ plan: id, action: id, kind: z.enum(linkKinds), reference: id, title: requiredTexts(300), on: localDate });
export type LinkToAction = z.infer<typeof linkToAction>;

export const removeActionEvidence = z.object({ plan: id, action: id, evidence: id });
export type RemoveActionEvidence = z.infer<typeof removeActionEvidence>;

/** The filters of the list, as they stand in its address; what is not understood is left out. */
export const planFilter = z.object({
	status: z.enum(planStates).optional().catch(undefined),
	region: z.string().regex(/^KG-[A-Z]{1,2}$/).optional().catch(undefined)
});
