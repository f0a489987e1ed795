/** Two states of a plan side by side, in words: what was approved when, what stands now, and what changed between. */
import { m } from '#i18n/paraglide/messages.js';
import type { PersonId } from '#kernel/id.ts';
import { inLanguage, type Language } from '#kernel/localised.ts';
import type { Context } from '#register/context.server.ts';
import { peopleFor } from '#register/read.server.ts';
import { type ApprovedContent, approvedContent } from './approved-content.ts';
import { type Differing, difference, isSame } from './difference.ts';
import { fieldWord } from './field-words.ts';
import { gatherPlan, type GatheredPlan } from './gather-plan.server.ts';
import type { Change } from './merge.ts';
import { currencyName } from './show-action.server.ts';
import { dayOf, topOf } from './show-plan.server.ts';
import { valueText } from './shown-conflict.ts';
import { type Approval, approvalsOf } from './store-approvals.server.ts';

/** A number of an approval, or what stands in the plan now. */
type State = number | 'now';

export async function showVersions(ctx: Context, id: string, asked: { readonly from?: State | undefined; readonly to?: State | undefined }) {
	const gathered = await gatherPlan(ctx, id);
	const { plan, organisation } = gathered;
	const approvals = await approvalsOf(ctx.read, plan.id);
	const people = await peopleFor(ctx.read, ctx.actor, plan.programme, organisation, approvals.flatMap(({ agreedBy, approvedBy }) => [agreedBy, approvedBy]));
	const nameOf = (person: PersonId) => people.get(person)?.name ?? '';
	const [from, to] = statesOf(approvals, plan.state === 'active' || plan.state === 'closed', asked);
	const content = (state: State) => (state === 'now' ? approvedContent(plan) : approvals[state - 1]!.content);
	return {
		top: topOf(gathered, ctx),
		approvals: approvals.map((one) => approvalShown(one, nameOf, ctx.language)).toReversed(),
		from: String(from ?? ''), to: String(to ?? ''),
		states: [...approvals.map(({ number, approvedAt }) => ({ value: String(number), label: m.planning_version_name({ number, date: dayOf(approvedAt) }, { locale: ctx.language }) })), { value: 'now', label: m.planning_version_now({}, { locale: ctx.language }) }],
		difference: from === undefined || to === undefined ? null : shown(content(from), content(to), gathered, ctx.language)
	};
}

function approvalShown({ number, reason, agreedAt, agreedBy, boardNoted, approvedAt, approvedBy }: Approval, nameOf: (person: PersonId) => string, locale: Language) {
	const board = boardNoted ? m.planning_board_yes({}, { locale }) : m.planning_board_no({}, { locale });
	return {
		number,
		title: m.planning_version_name({ number, date: dayOf(approvedAt) }, { locale }),
		people: m.planning_version_people({ agreed: nameOf(agreedBy), date: dayOf(agreedAt), board, approved: nameOf(approvedBy) }, { locale }),
		reason
	};
}

/** What was asked for as far as it exists; else the last two approvals, or the last one against what is being changed. */
function statesOf(approvals: readonly Approval[], isAsApproved: boolean, { from, to }: Parameters<typeof showVersions>[2]): [State | undefined, State | undefined] {
	const last = approvals.length;
	if (last === 0) return [undefined, undefined];
	const known = (state: State | undefined) => (state === 'now' || (state !== undefined && state <= last) ? state : undefined);
	const later = known(to) ?? (isAsApproved && last > 1 ? last : 'now');
	return [known(from) ?? (later === 'now' ? last : Math.max(1, later - 1)), later];
}

function shown(before: ApprovedContent, after: ApprovedContent, gathered: GatheredPlan, language: Language) {
	const found = difference(before, after);
	const title = (of: { readonly title: ApprovedContent['objectives'][number]['title'] }) => inLanguage(of.title, language);
	const fields = (changes: readonly Change[]) => changes.map((change) => fieldShown(change, language));
	const list = <T extends { readonly id: string }>({ added, takenOut, changed }: Differing<T>, name: (of: T) => string) => ({
		added: added.map((of) => ({ id: of.id, title: name(of) })),
		takenOut: takenOut.map((of) => ({ id: of.id, title: name(of), why: gathered.plan.removedActions.find(({ id }) => id === of.id)?.removed?.reason ?? '' })),
		changed: changed.map(({ of, changes }) => ({ id: of.id, title: name(of), fields: fields(changes) }))
	});
	return {
		same: isSame(found),
		plan: fields(found.plan),
		objectives: list(found.objectives, (of) => `${of.parameter}. ${title(of)}`),
		actions: list(found.actions, title)
	};
}

function fieldShown({ field, before, after }: Change, language: Language) {
	const text = (value: Change['before']) => valueText(field, value, language, (code) => currencyName(code, language));
	return { field: fieldWord(field, language), before: text(before), after: text(after) };
}
