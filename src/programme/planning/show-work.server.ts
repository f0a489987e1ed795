/** What stands and lies beside an action, for its page, and the way to a document's bytes. */
import { m } from '#i18n/paraglide/messages.js';
import { formatSize } from '#i18n/format.ts';
import { isId } from '#kernel/id.ts';
import { demand, found } from '#kernel/problem.ts';
import type { Context } from '#register/context.server.ts';
import { peopleFor } from '#register/read.server.ts';
import type { GatheredPlan } from './gather-plan.server.ts';
import { planById } from './read.server.ts';
import { dayOf } from './show-plan.server.ts';
import type { StoredAction } from './stored-plan.ts';
import { evidenceOf, fileOfEvidence, lineageOf, notesOf } from './store-work.server.ts';
import { actDoneWord, checkWord, noteWord } from './words.ts';
import { checks, mayOpenActionEvidence, mayReport, mayWriteNote, percents, writtenKinds } from './work.ts';
import { mayViewPlan } from './policy.ts';
import type { Work } from './work-view.ts';

export async function showWork(ctx: Context, { plan, organisation }: GatheredPlan, action: StoredAction): Promise<Work> {
	const { read, actor, language } = ctx;
	const reads = mayOpenActionEvidence(actor, plan) === true;
	const line = reads ? await lineageOf(read, action.id) : [];
	const planOf = new Map(line.map((one) => [one.id, one.plan]));
	const [notes, evidence] = reads ? await Promise.all([notesOf(read, [...planOf.keys()]), evidenceOf(read, [...planOf.keys()])]) : [[], []];
	const people = await peopleFor(read, actor, plan.programme, organisation, [...notes.map(({ authorId }) => authorId), ...evidence.map(({ addedBy }) => addedBy)]);
	const isOpen = action.removed === null;
	const reports = isOpen && mayReport(actor, plan, action.status) === true;
	return {
		percent: action.percent,
		percentText: m.planning_percent({ percent: action.percent }, { locale: language }),
		reports,
		writes: isOpen && mayWriteNote(actor, plan, action.status) === true,
		percents: percents.map((value) => ({ value: String(value), label: m.planning_percent({ percent: value }, { locale: language }) })),
		kinds: writtenKinds.map((value) => ({ value: value as string, label: noteWord(value, language) })),
		checks: checks.map((value) => ({ value: value as string, label: checkWord(value, language) })),
		reads,
		evidence: evidence.map(({ id, action: lies, title, fileName, size, addedBy, addedAt }) => ({
			id, title, href: fileName === null ? null : `/planning/${planOf.get(lies)}/actions/${lies}/evidence/${id}`,
			about: [people.get(addedBy)?.name ?? '', dayOf(addedAt), ...(size === null ? [] : [formatSize(size, language)])].filter(Boolean).join(', '),
			removes: reports && lies === action.id
		})),
		notes: notes.map(({ id, kind, act, text, percent, checks: checked, authorId, at }) => ({
			id, text,
			what: kind === 'step' ? actDoneWord(act!, language) : noteWord(kind, language),
			percent: percent === null ? null : m.planning_percent({ percent }, { locale: language }),
			checked: checked.map((check) => checkWord(check, language)),
			by: `${people.get(authorId)?.name ?? ''}, ${dayOf(at)}`
		}))
	};
}

/** For whoever may not open it, and for what was taken away, there is none. */
export async function openActionEvidence(ctx: Context, planId: string, actionId: string, id: string) {
	const plan = found(isId(planId) ? await planById(ctx.read, planId) : null);
	found(mayViewPlan(ctx.actor, plan) === true || null);
	demand(mayOpenActionEvidence(ctx.actor, plan));
	found([...plan.actions, ...plan.removedActions].find((action) => action.id === actionId));
	const { hash, name, size, mediaType } = found(isId(id) ? await fileOfEvidence(ctx.read, actionId, id) : null);
	found(ctx.files.has(hash) || null);
	return { plan, name, size, mediaType, bytes: ctx.files.open(hash) };
}
