/** The pages of whoever holds a personal link; there is no account behind them. */
import { newId } from '#kernel/id.ts';
import { found, Problem } from '#kernel/problem.ts';
import type { Context } from '#register/context.server.ts';
import { nameInMail } from '#register/masking.ts';
import { organisationById } from '#register/read.server.ts';
import type { Case } from './case.ts';
import type { IndividualMark } from './individual-answers.ts';
import { type Held, readToken } from './individual-seal.server.ts';
import type { Instrument, Level } from './instrument.ts';
import { mayAnswer } from './policy.ts';
import { caseById, instrumentOf } from './read.server.ts';
import { draftOf, holderOf, type RespondentRow } from './store-respondents.server.ts';

interface Answering {
	readonly respondent: RespondentRow;
	readonly of: Case;
	readonly instrument: Instrument;
}

/** Whose link it is; one that was never made and one that was ended are told the same. */
async function holder(ctx: Context, typed: string): Promise<{ respondent: RespondentRow; of: Case }> {
	const token = readToken(typed);
	const respondent = token === typed ? await holderOf(ctx.read, token) : undefined;
	if (!respondent) throw new Problem('diagnostics/link-not-open', { status: 410 });
	return { respondent, of: found(await caseById(ctx.read, respondent.caseId)) };
}

/** Throws where nothing can be answered any more. */
export async function openAnswering(ctx: Context, token: string): Promise<Answering> {
	const { respondent, of } = await holder(ctx, token);
	const ruling = mayAnswer(of, respondent.answeredOn !== null);
	if (ruling !== true) throw new Problem(ruling, { status: 410 });
	return { respondent, of, instrument: await instrumentOf(ctx.read, of) };
}

export interface AnsweringView {
	readonly organisation: string;
	readonly token: string;
	/** Handed in: nothing of it is shown again, not even to whoever answered. */
	readonly isDone: boolean;
	readonly answered: number;
	readonly of: number;
	readonly parameters: readonly { readonly code: string; readonly name: string; readonly done: number; readonly of: number; readonly href: string }[];
	/** Where to go on. */
	readonly next: string | null;
	readonly command: string;
}

export async function readAnswering(ctx: Context, held: Held): Promise<AnsweringView> {
	const { respondent, of } = await holder(ctx, held.token);
	const organisation = nameInMail(found(await organisationById(ctx.read, of.organisation)), ctx.language);
	const empty = { organisation, token: held.token, answered: 0, of: 0, parameters: [], next: null, command: newId<'command'>() };
	if (respondent.answeredOn !== null) return { ...empty, isDone: true };
	const { instrument } = await openAnswering(ctx, held.token);
	const answers = await draftOf(ctx.read, held);
	const parameters = instrument.parameters.map(({ code, name, indicators }) => ({
		code, name: name[ctx.language], done: indicators.filter((one) => one.code in answers).length, of: indicators.length, href: hrefOf(held.token, code)
	}));
	const sum = (key: 'done' | 'of') => parameters.reduce((total, one) => total + one[key], 0);
	return { ...empty, isDone: false, answered: sum('done'), of: sum('of'), parameters, next: parameters.find(({ done, of: all }) => done < all)?.href ?? null };
}

function hrefOf(token: string, parameter: string): string {
	return `/answer/${token}/${parameter}`;
}

export interface AnswerPageView {
	readonly organisation: string;
	readonly back: string;
	readonly place: { readonly number: number; readonly of: number };
	readonly parameter: { readonly code: string; readonly name: string };
	readonly indicators: readonly { readonly code: string; readonly name: string; readonly levels: readonly { readonly value: Level; readonly text: string }[]; readonly chosen: IndividualMark | null }[];
	/** After this page: the next parameter, or back to the overview to hand in. */
	readonly next: string;
}

/** One parameter: its indicators with their four levels in words. */
export async function readAnswerPage(ctx: Context, held: Held, code: string): Promise<AnswerPageView> {
	const { of, instrument } = await openAnswering(ctx, held.token);
	const index = instrument.parameters.findIndex((one) => one.code === code);
	const parameter = found(instrument.parameters[index]);
	const answers = await draftOf(ctx.read, held);
	const after = instrument.parameters[index + 1];
	const back = `/answer/${held.token}`;
	return {
		organisation: nameInMail(found(await organisationById(ctx.read, of.organisation)), ctx.language),
		back, place: { number: index + 1, of: instrument.parameters.length },
		parameter: { code: parameter.code, name: parameter.name[ctx.language] },
		indicators: parameter.indicators.map((one) => ({
			code: one.code, name: one.name[ctx.language], chosen: answers[one.code] ?? null,
			levels: ([1, 2, 3, 4] as const).map((value) => ({ value, text: one.levels[value][ctx.language] }))
		})),
		next: after ? hrefOf(held.token, after.code) : back
	};
}

/** The link that a typed code stands for. */
export async function findLink(ctx: Context, typed: string): Promise<string> {
	const token = readToken(typed) ?? '';
	await holder(ctx, token);
	return token;
}
