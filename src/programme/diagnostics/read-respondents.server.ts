/** The list of those who are asked to score alone: who they are and who answered. What anybody answered is not here. */
import { newId } from '#kernel/id.ts';
import { demand, found } from '#kernel/problem.ts';
import type { Context } from '#register/context.server.ts';
import { organisationById } from '#register/read.server.ts';
import { spreadOf, type Spread } from './individual-answers.ts';
import { maySeeRespondents } from './policy.ts';
import { headOf, viewedCase } from './read-case.server.ts';
import { type Coverage, coverageOf, enoughPerspectives, mayBeFewer, type Respondent } from './respondents.ts';
import { fewerBecauseOf, respondentsOf, talliesOf } from './store-respondents.server.ts';
import type { Case } from './case.ts';
import type { CaseHead } from './views.ts';

export interface RespondentsView {
	readonly head: CaseHead;
	readonly respondents: readonly Respondent[];
	readonly coverage: Coverage;
	readonly wanted: number;
	readonly mayBeFewer: boolean;
	readonly fewerBecause: string;
	readonly commands: { readonly add: string; readonly open: string; readonly each: readonly string[] };
}

export async function readRespondents(ctx: Context, id: string): Promise<RespondentsView> {
	const of = await viewedCase(ctx, id);
	demand(maySeeRespondents(ctx.actor, of));
	const organisation = found(await organisationById(ctx.read, of.organisation));
	const respondents = await respondentsOf(ctx.read, of.id);
	return {
		head: headOf(ctx, of, organisation),
		respondents, coverage: coverageOf(respondents), wanted: enoughPerspectives,
		mayBeFewer: mayBeFewer(organisation.paidStaff),
		fewerBecause: await fewerBecauseOf(ctx.read, of.id),
		commands: { add: newId<'command'>(), open: newId<'command'>(), each: respondents.map(() => newId<'command'>()) }
	};
}

/**
 * How those who scored alone see one indicator. Only when nobody can answer any more, because a picture that is seen before
 * and after one more answer tells that answer.
 */
export async function spreadIn(ctx: Context, of: Case, indicator: string): Promise<Spread | null> {
	return of.sessionOn === null ? null : spreadOf(indicator, await talliesOf(ctx.read, of.id));
}
