/** What happens to plans in force: one was revised and approved anew, one is under revision now. */
import { addDays } from '#kernel/local-date.ts';
import { agreePlan } from '#programme/planning/agree-plan.server.ts';
import { approvePlan } from '#programme/planning/approve-plan.server.ts';
import { castVote } from '#programme/planning/cast-vote.server.ts';
import { editAction } from '#programme/planning/edit-action.server.ts';
import { liftLimit } from '#programme/planning/lift-limit.server.ts';
import { planById, planOfCase } from '#programme/planning/read.server.ts';
import { removeAction } from '#programme/planning/remove-action.server.ts';
import { revisePlan } from '#programme/planning/revise-plan.server.ts';
import { sendPlanForAgreement } from '#programme/planning/send-plan-for-agreement.server.ts';
import { actionContent } from '#programme/planning/stored-plan.ts';
import type { Member } from './cast.ts';
import type { Stage } from './stage.ts';

/** The head chose what matters most while the plan lies with the organisation; colleagues can still do so. The officer lets it carry one action more. */
export async function walkAgreement(stage: Stage, member: Member, caseId: string): Promise<void> {
	const today = stage.runtime.clock.today();
	const head = await stage.as(stage.of(member).head);
	const { id, actions } = (await planById(head.read, (await planOfCase(head.read, caseId))!.id))!;
	stage.at(addDays(today, -2), 18);
	await castVote(head, { plan: id, actions: actions.slice(1, 4).map((one) => one.id) });
	stage.at(addDays(today, -1), 9);
	await liftLimit(await stage.as(stage.people.officer), { plan: id, to: 6, reason: 'Айыл өкмөтү эсепчисин жардамга берди: бир иш-чара көбүрөөк батат.' });
}

export async function walkPlans(stage: Stage, member: Member, caseId: string): Promise<void> {
	const { read } = await stage.as(stage.people.officer);
	const plan = (await planOfCase(read, caseId))!.id;
	if (member.key === 'ak-bulak') await reviseAndApprove(stage, member, plan);
	if (member.key === 'umut') await beginRevision(stage, plan, -4, 'Облустук бюджеттен күтүлгөн каражат бөлүнгөн жок: мөөнөттөрдү кайра карап чыгышыбыз керек.');
}

async function beginRevision(stage: Stage, plan: string, day: number, reason: string): Promise<void> {
	const today = stage.runtime.clock.today();
	stage.at(addDays(today, day), 10);
	await revisePlan(await stage.as(stage.people.officer), { plan, reason });
	stage.at(addDays(today, day), 12);
	await changeActions(stage, plan);
}

/** The first action that nobody has begun gets somebody to answer for it and more time; the last one is taken out. */
async function changeActions(stage: Stage, id: string): Promise<void> {
	const lead = await stage.as(stage.people.lead);
	const { actions } = (await planById(lead.read, id))!;
	const waiting = actions.filter(({ status, start }) => status === 'notStarted' && start !== null);
	const [first, last] = [waiting[0]!, waiting.at(-1)!];
	await editAction(lead, {
		...actionContent(first), plan: id, action: first.id, basedOn: first.version, stillTrue: false,
		responsible: 'Гүлнара Асанова, эсепчи', due: addDays(first.due!, 21), cost: { amount: '15000', currency: 'KGS' }, funding: 'own'
	});
	await removeAction(lead, { plan: id, action: last.id, reason: 'Бул ишти өнөктөш уюм аткарып койду.' });
}

async function reviseAndApprove(stage: Stage, member: Member, plan: string): Promise<void> {
	const today = stage.runtime.clock.today();
	await beginRevision(stage, plan, -20, 'Жаңы эсепчи ишке кирди: жооптуулар жана мөөнөттөр өзгөрдү.');
	const [lead, head, officer] = [await stage.as(stage.people.lead), await stage.as(stage.of(member).head), await stage.as(stage.people.officer)];
	const seen = async () => ({ plan, seen: (await planById(lead.read, plan))!.revision });
	stage.at(addDays(today, -19), 10);
	await sendPlanForAgreement(lead, await seen());
	stage.at(addDays(today, -17), 15);
	await agreePlan(head, { ...(await seen()), boardNoted: false });
	stage.at(addDays(today, -16), 11);
	await approvePlan(officer, await seen());
}
