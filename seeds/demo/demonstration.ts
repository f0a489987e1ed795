/** Plays the demonstration programme into an empty installation, by calling the same use cases as everybody, on days counted back from today. */
import { addDays, type LocalDate } from '#kernel/local-date.ts';
import type { PersonId, ProgrammeId } from '#kernel/id.ts';
import { confirmProfile } from '#programme/profiling/confirm-profile.server.ts';
import { profileStatus } from '#programme/profiling/read.server.ts';
import { reopenProfile } from '#programme/profiling/reopen-profile.server.ts';
import { saveProfile } from '#programme/profiling/save-profile.server.ts';
import { startProfile } from '#programme/profiling/start-profile.server.ts';
import { submitProfile } from '#programme/profiling/submit-profile.server.ts';
import { createProgramme } from '#register/create-programme.server.ts';
import { grantRole } from '#register/grant-role.server.ts';
import { registerOrganisation } from '#register/register-organisation.server.ts';
import { systemContext } from '#wiring/context.server.ts';
import { demonstrationPassword as password, demonstrationPeople } from '#wiring/demonstration.ts';
import { openAccount } from '#wiring/open-account.server.ts';
import { current, profileDefinition } from '#wiring/reference.server.ts';
import type { Runtime } from '#wiring/runtime.server.ts';
import { members, type Member, steps } from './cast.ts';
import { answersOf, formOf } from './profile-answers.ts';
import { createStage, type Stage } from './stage.ts';
import { walkCalibration } from './walk-calibration.ts';
import { walkChoice } from './walk-choice.ts';
import { walkEligibility } from './walk-eligibility.ts';
import { walkDiagnostics } from './walk-diagnostics.ts';
import { walkInstruments, walkTargets } from './walk-instruments.ts';
import { walkModels } from './walk-models.ts';
import { walkAgreement, walkPlans } from './walk-plans.ts';
import { walkReminders } from './walk-reminders.ts';
import { walkReporting } from './walk-reporting.ts';

const programmeName = { ky: 'Биргелешип башкаруу программасы', ru: 'Программа совместного управления', en: 'Collaborative Governance Programme' };

export async function seedDemonstration(runtime: Runtime): Promise<void> {
	const { stage, administrator } = await castProgramme(runtime);
	for (const [index, member] of members.entries()) {
		await castOrganisation(stage, member, index);
		await walk(stage, member);
	}
	await walkCalibration(stage);
	await walkModels(stage);
	await walkInstruments(stage);
	await walkTargets(stage, members.find(({ step }) => step === 'verification')!);
	await walkEligibility(stage, { waiting: members.find(({ step }) => step === 'requested')!, scoring: members.find(({ step }) => step === 'consensus')!, second: administrator });
	await walkChoice(stage, members);
	await walkReminders(stage, members.find(({ key }) => key === 'ten-ukuk')!);
}

const staff = [
	['officer', 'officer'], ['lead', 'leadAssessor'], ['assessor', 'assessor'], ['trainer', 'trainer'], ['consultant', 'consultant'],
	['reviewer', 'reviewer'], ['evaluator', 'evaluator'], ['donor', 'donor'], ['auditor', 'auditor']
] as const;

async function castProgramme(runtime: Runtime): Promise<{ stage: Stage; administrator: PersonId }> {
	const system = systemContext(runtime);
	const startsOn = addDays(runtime.clock.today(), -900);
	const programme = await createProgramme(system, { key: 'demonstration', name: programmeName, startsOn, endsOn: null, settings: current });
	const ids = new Map<string, Awaited<ReturnType<typeof openAccount>>>();
	for (const { email, name } of demonstrationPeople.filter(({ email }) => !email.startsWith('head@'))) {
		const key = email.split('@')[0]!;
		ids.set(key, await openAccount(runtime, { name, email, password, language: 'ky', isAdministrator: key === 'administrator' }));
	}
	for (const [key, role] of staff) await grantRole(system, { programme, person: ids.get(key)!, role });
	const stage = createStage(runtime, programme, { officer: ids.get('officer')!, lead: ids.get('lead')!, assessor: ids.get('assessor')! });
	return { stage, administrator: ids.get('administrator')! };
}

/** The first organisation's head is the one the sign-in page names. */
async function castOrganisation(stage: Stage, member: Member, index: number): Promise<void> {
	const email = index === 0 ? 'head@kadam.example' : `head.${member.key}@kadam.example`;
	const head = await openAccount(stage.runtime, { name: member.head.name, email, password, language: member.head.language });
	const today = stage.runtime.clock.today();
	const joined = addDays(today, -startedDaysAgo(member) - 12 - index);
	stage.at(joined, 9);
	const { id } = await registerOrganisation(await stage.as(head), {
		name: member.name, registered: member.registered, legalForm: member.legalForm || undefined, region: member.region, programme: stage.programme as ProgrammeId, consent: 'on'
	});
	stage.settle(member, id, head);
	stage.at(addDays(joined, 4), 15);
	const asHead = await stage.as(head);
	const profile = await startProfile(asHead, { organisation: id });
	await saveProfile(asHead, { profile, form: formOf(profileDefinition(), answersOf(member, index, addDays(joined, 4))) });
	await submitProfile(asHead, { profile });
	if (member.step === 'profileSubmitted') return;
	stage.at(addDays(joined, 9), 11);
	await confirmProfile(await stage.as(stage.people.officer), { profile });
}

/** Cases that two assessors score independently. */
const scoredTwice: readonly string[] = ['jany-tolkun', 'aiyl-unu', 'taza-suu'];

/** How many days ago the round in hand began, so that each organisation stands in the middle of its step today. */
const begunDaysAgo: Readonly<Record<Member['step'], number>> = {
	profileSubmitted: 0, profileConfirmed: 0, requested: 6, scheduled: 9, consensus: 22, verification: 28, reportDraft: 33, reportSent: 38, planForAgreement: 43, planActive: 110
};

/** How long ago the first round began, in days. */
function startedDaysAgo(member: Member): number {
	return member.finishedRounds === 1 ? 480 : begunDaysAgo[member.step];
}

/** A confirmation holds for twelve months; before the next round the profile is brought up to date. */
async function renewProfile(stage: Stage, member: Member, on: LocalDate): Promise<void> {
	stage.at(on, 10);
	const { organisation, head } = stage.of(member);
	const asHead = await stage.as(head);
	const profile = (await profileStatus(asHead.read, organisation))!.id;
	await reopenProfile(asHead, { profile });
	await submitProfile(asHead, { profile });
	stage.at(addDays(on, 3), 10);
	await confirmProfile(await stage.as(stage.people.officer), { profile });
}

async function walk(stage: Stage, member: Member): Promise<void> {
	const reached = (step: Member['step']) => steps.indexOf(member.step) >= steps.indexOf(step);
	const today = stage.runtime.clock.today();
	if (member.finishedRounds === 1) {
		const from = addDays(today, -startedDaysAgo(member));
		const done = await walkDiagnostics(stage, { member, round: 1, from, upTo: 'done' });
		await walkReporting(stage, { member, caseId: done, from: addDays(from, 30), upTo: 'planActive' });
	}
	if (!reached('requested')) return;
	if (member.finishedRounds === 1) await renewProfile(stage, member, addDays(today, -125));
	const round = member.finishedRounds + 1;
	const from = addDays(today, -begunDaysAgo[member.step]);
	const upTo = reached('reportDraft') ? 'done' : (member.step as 'requested');
	const caseId = await walkDiagnostics(stage, { member, round, from, upTo, twice: scoredTwice.includes(member.key) ? 'settled' : undefined });
	if (reached('reportDraft')) await walkReporting(stage, { member, caseId, from: addDays(from, 30), upTo: member.step });
	if (reached('planActive')) await walkPlans(stage, member, caseId);
	else if (reached('planForAgreement')) await walkAgreement(stage, member, caseId);
}
