/** Walks from verified scores to an issued report and a plan that is worked on, as the people themselves would. */
import { addDays, type LocalDate } from '#kernel/local-date.ts';
import type { Trilingual } from '#kernel/localised.ts';
import { agreePlan } from '#programme/planning/agree-plan.server.ts';
import { approvePlan } from '#programme/planning/approve-plan.server.ts';
import { draftPlan } from '#programme/planning/draft-plan.server.ts';
import { editPlan } from '#programme/planning/edit-plan.server.ts';
import { planById, plansOf } from '#programme/planning/read.server.ts';
import { sendPlanForAgreement } from '#programme/planning/send-plan-for-agreement.server.ts';
import { reportOnAction } from '#programme/planning/report-on-action.server.ts';
import { updateActionStatus } from '#programme/planning/update-action-status.server.ts';
import { checks } from '#programme/planning/work.ts';
import { addComment } from '#programme/reporting/add-comment.server.ts';
import { answerComment } from '#programme/reporting/answer-comment.server.ts';
import { disputeLevel } from '#programme/reporting/dispute-level.server.ts';
import { draftReport } from '#programme/reporting/draft-report.server.ts';
import { editPart } from '#programme/reporting/edit-part.server.ts';
import { issueReport } from '#programme/reporting/issue-report.server.ts';
import { openShare } from '#programme/reporting/open-share.server.ts';
import { recordLookingBack } from '#programme/reporting/record-looking-back.server.ts';
import { refreshDrafts } from '#programme/reporting/refresh-drafts.server.ts';
import { replyToReport } from '#programme/reporting/reply-to-report.server.ts';
import { reviewReport } from '#programme/reporting/review-report.server.ts';
import { sendReport } from '#programme/reporting/send-report.server.ts';
import { settleComment } from '#programme/reporting/settle-comment.server.ts';
import { shareReport } from '#programme/reporting/share-report.server.ts';
import { partsOf } from '#programme/reporting/store-parts.server.ts';
import { waiveReply } from '#programme/reporting/waive-reply.server.ts';
import { type Member, type Step, steps } from './cast.ts';
import type { Stage } from './stage.ts';

interface Walk {
	readonly member: Member;
	readonly caseId: string;
	readonly from: LocalDate;
	readonly upTo: Step;
}

export async function walkReporting(stage: Stage, { member, caseId, from, upTo }: Walk): Promise<void> {
	const reached = (step: Step) => steps.indexOf(upTo) >= steps.indexOf(step);
	stage.at(from, 10);
	const report = await draftReport(await stage.as(stage.people.lead), { case: caseId });
	await askAboutBefore(stage, report);
	if (member.key === 'taza-suu') await writeTogether(stage, report, addDays(from, 1));
	if (!reached('reportSent')) return;
	stage.at(addDays(from, 3), 15);
	const lead = await stage.as(stage.people.lead);
	await reviewReport(lead, { report });
	await sendReport(lead, { report });
	if (member.key === 'ene-meerimi') await disagree(stage, member, report, addDays(from, 4));
	if (!reached('planForAgreement')) return;
	await answer(stage, member, report, addDays(from, 8));
	stage.at(addDays(from, 9), 12);
	await issueReport(await stage.as(stage.people.officer), { report });
	if (member.key === 'jany-tolkun') await showToDonor(stage, member, report, addDays(from, 12));
	await plan(stage, member, caseId, addDays(from, 10), reached('planActive'));
}

/** In a repeat round the group says where it thinks today that it stood; in a first one there is nothing to ask about. */
async function askAboutBefore(stage: Stage, report: string): Promise<void> {
	const lead = await stage.as(stage.people.lead);
	if ((await recordLookingBack(lead, { report, levels: { p2: 1, p5: 2, p7: 2 } })) > 0) await refreshDrafts(lead, { report });
}

/** The lead asks, a writer answers and changes a part in Kyrgyz; the other languages are to be read beside it. */
async function writeTogether(stage: Stage, report: string, on: LocalDate): Promise<void> {
	const [lead, assessor] = [await stage.as(stage.people.lead), await stage.as(stage.people.assessor)];
	stage.at(on, 10);
	const comment = await addComment(lead, { report, key: 'parameter.5.recommendation', text: 'Сунушта уюмдун өзүнүн каражаты жетпей турганын да эске алалы: эсепчини бир нече уюм бөлүшүп кармаса болот.' });
	stage.at(on, 15);
	const [part] = (await partsOf(assessor.read, report, 'ky')).filter(({ key }) => key === 'parameter.5.recommendation');
	await editPart(assessor, { report, language: 'ky', key: part!.key, basedOn: part!.version, text: `${part!.text}\n\nЭсепчини өзүнчө кармоого каражат жетпесе, аны кошуна уюмдар менен бөлүшүп жалдоо да туура чечим болот.` });
	await answerComment(assessor, { report, comment, text: 'Коштум: акыркы сүйлөмдү караңыз.' });
	stage.at(on, 17);
	await settleComment(lead, { report, comment });
}

async function disagree(stage: Stage, member: Member, report: string, on: LocalDate): Promise<void> {
	stage.at(on, 12);
	await disputeLevel(await stage.as(stage.of(member).head), { report, indicator: '10.2', text: 'Биздин жылдык отчет айыл өкмөтүнүн тактасында жыл сайын илинип турат, сүрөтүн кошуп койдук. Ошондуктан бул деңгээлге макул эмеспиз.' });
}

/** The organisation shows its levels to a donor, who opens the link. */
async function showToDonor(stage: Stage, member: Member, report: string, on: LocalDate): Promise<void> {
	stage.at(on, 11);
	const head = await stage.as(stage.of(member).head);
	const { token } = await shareReport(head, { report, scope: 'levels', language: 'ky', recipient: '«Келечек» демөөрчү фонду', days: 365 });
	stage.at(on, 16);
	await openShare(head, { token, name: 'Анна Берг, «Келечек» фонду' });
}

const reply = 'Отчет менен макулбуз. Башкаруу органынын жыйындары быйыл көбөйгөнүн кошумчалагыбыз келет: март жана июнь айларында эки жыйын өттү, протоколдору бар.';

/** Every other organisation has something to add; the others have no reply. */
async function answer(stage: Stage, member: Member, report: string, on: LocalDate): Promise<void> {
	stage.at(on, 17);
	const head = await stage.as(stage.of(member).head);
	if (member.head.language === 'ky') await replyToReport(head, { report, text: reply });
	else await waiveReply(head, { report });
}

/** The goal in the organisation's own words, by what it most wants to work on. */
const goals: Readonly<Record<string, Trilingual>> = {
	'2': { ky: 'Бир жылдан кийин ар бирибиз кайда баратканыбызды жана өз үлүшүбүздү билебиз.', ru: 'Через год каждый из нас знает, куда мы идём и в чём его вклад.', en: 'In a year each of us knows where we are going and what our own part is.' },
	'5': { ky: 'Ар бир сомдун кайда кеткенин элге жана донорго каалаган күнү көрсөтө алабыз.', ru: 'В любой день можем показать людям и донору, куда ушёл каждый сом.', en: 'On any day we can show people and donors where every som went.' },
	'6': { ky: 'Бизге ишенип кайрылган адамдардын маалыматы коопсуз жерде турат.', ru: 'Данные людей, которые нам доверились, в безопасности.', en: 'The data of the people who trusted us is safe.' },
	'8': { ky: 'Бир донорго көз каранды болбой, ишибизди өз күчүбүз менен да уланта алабыз.', ru: 'Не зависим от одного донора и можем продолжать работу своими силами.', en: 'We do not depend on one donor and can go on by our own strength.' },
	'9': { ky: 'Айылдын эли өз талабын өзү айтып, чечимин өзү алып чыга алат.', ru: 'Жители сами заявляют о своих требованиях и добиваются решений.', en: 'Villagers voice their demands themselves and win their decisions.' }
};

async function plan(stage: Stage, member: Member, caseId: string, on: LocalDate, isActive: boolean): Promise<void> {
	stage.at(on, 11);
	const lead = await stage.as(stage.people.lead);
	await lookAtClaims(stage, member);
	const id = await draftPlan(lead, { case: caseId });
	const drafted = (await planById(lead.read, id))!;
	await editPlan(lead, {
		plan: id, basedOn: drafted.version, goal: goals[member.wishes[0]!]!, start: drafted.start, end: drafted.end, weights: drafted.weights, dates: 'keep', stillTrue: false
	});
	await sendPlanForAgreement(lead, { plan: id, seen: (await planById(lead.read, id))!.revision });
	if (!isActive) return;
	stage.at(addDays(on, 6), 18);
	const head = await stage.as(stage.of(member).head);
	await agreePlan(head, { plan: id, seen: (await planById(head.read, id))!.revision, boardNoted: true });
	stage.at(addDays(on, 8), 10);
	const officer = await stage.as(stage.people.officer);
	await approvePlan(officer, { plan: id, seen: (await planById(officer.read, id))!.revision });
	await work(stage, member, id);
}

/** Before a next plan takes its place, whatever is said to be done in the plan before is verified or, where a paper is missing, returned. */
async function lookAtClaims(stage: Stage, member: Member): Promise<void> {
	const officer = await stage.as(stage.people.officer);
	for (const { id } of await plansOf(officer.read, stage.of(member).organisation)) {
		const claims = (await planById(officer.read, id))!.actions.filter(({ status }) => status === 'done');
		for (const [index, { id: action }] of claims.entries()) {
			if (index % 2 === 0) await updateActionStatus(officer, { plan: id, action, act: 'return', reason: 'Башкаруу органынын токтому көрүнгөн жок.' });
			else await updateActionStatus(officer, { plan: id, action, act: 'verify', reason: 'Кеңседе документтин түп нускасын көрдүк.', checks: [...checks] });
		}
	}
}

/** Of the actions that have begun by now, most are under way, some claimed, some verified. */
async function work(stage: Stage, member: Member, id: string): Promise<void> {
	const today = stage.runtime.clock.today();
	const head = await stage.as(stage.of(member).head);
	const officer = await stage.as(stage.people.officer);
	const begun = (await planById(head.read, id))!.actions.filter(({ start }) => start !== null && start <= today);
	for (const [index, { id: action, start, due, status }] of begun.entries()) {
		stage.at(addDays(start!, 7) < today ? addDays(start!, 7) : today, 9);
		const act = status === 'notStarted' ? 'start' : status === 'inProgress' ? null : 'resume';
		if (act) await updateActionStatus(head, { plan: id, action, act, reason: '' });
		if (due! >= today || index % 3 === 2) continue;
		stage.at(addDays(start!, 21) < due! ? addDays(start!, 21) : due!, 11);
		await reportOnAction(head, { plan: id, action, percent: 50, kind: 'decision', text: 'Башкаруу органы долбоорду карап чыкты: кийинки жыйында бекитилет.', title: '', file: undefined });
		stage.at(due!, 16);
		await reportOnAction(head, { plan: id, action, percent: 100, kind: 'comment', text: '', title: 'Бекитилген документ жана жыйындын токтому (кагаз түрүндө кеңседе)', file: undefined });
		await updateActionStatus(head, { plan: id, action, act: 'claimDone', reason: '' });
		if (index % 2 === 0) await updateActionStatus(officer, { plan: id, action, act: 'verify', reason: 'Кеңседе документтин түп нускасын көрдүк.', checks: [...checks] });
	}
}
