/**
 * Who and what the matrix is tried with, beside the demonstration's own cast: an organisation for every state that a right
 * depends on, people who may nothing or only elsewhere, and a second programme whose people must not see the first.
 */
import { addDays } from '#kernel/local-date.ts';
import type { OrganisationId, PersonId, ProgrammeId } from '#kernel/id.ts';
import { addColleague } from '#programme/diagnostics/add-colleague.server.ts';
import { addEvidence } from '#programme/diagnostics/add-evidence.server.ts';
import { addRespondent } from '#programme/diagnostics/add-respondent.server.ts';
import { handInRatings } from '#programme/diagnostics/hand-in-ratings.server.ts';
import { indicatorsOf } from '#programme/diagnostics/instrument.ts';
import { makeColleagueLink } from '#programme/diagnostics/make-colleague-link.server.ts';
import { rateCompetence } from '#programme/diagnostics/rate-competence.server.ts';
import { startInstrumentDraft } from '#programme/diagnostics/start-instrument-draft.server.ts';
import { saveIndependentScores } from '#programme/diagnostics/save-independent-scores.server.ts';
import { saveScores } from '#programme/diagnostics/save-scores.server.ts';
import { verifyScores } from '#programme/diagnostics/verify-scores.server.ts';
import { beginTargetRound } from '#programme/eligibility/begin-target-round.server.ts';
import { declareOnTargets } from '#programme/eligibility/declare-on-targets.server.ts';
import { decideOnTarget } from '#programme/eligibility/decide-on-target.server.ts';
import { moveTargetRound } from '#programme/eligibility/move-target-round.server.ts';
import { proposeOverride } from '#programme/eligibility/propose-override.server.ts';
import { seatTargetPanel } from '#programme/eligibility/seat-target-panel.server.ts';
import { startRuleDraft } from '#programme/eligibility/start-rule-draft.server.ts';
import type { TargetAct } from '#programme/eligibility/target-workflow.ts';
import { voteOnTarget } from '#programme/eligibility/vote-on-target.server.ts';
import { agreePlan } from '#programme/planning/agree-plan.server.ts';
import { draftPlan } from '#programme/planning/draft-plan.server.ts';
import { planById, planOfCase } from '#programme/planning/read.server.ts';
import { reportOnAction } from '#programme/planning/report-on-action.server.ts';
import { confirmProfile } from '#programme/profiling/confirm-profile.server.ts';
import { saveProfile } from '#programme/profiling/save-profile.server.ts';
import { startProfile } from '#programme/profiling/start-profile.server.ts';
import { submitProfile } from '#programme/profiling/submit-profile.server.ts';
import { issueReport } from '#programme/reporting/issue-report.server.ts';
import { reportOfCase } from '#programme/reporting/read.server.ts';
import { returnReport } from '#programme/reporting/return-report.server.ts';
import { reviewReport } from '#programme/reporting/review-report.server.ts';
import { waiveReply } from '#programme/reporting/waive-reply.server.ts';
import type { ProgrammeRole } from '#register/actor.ts';
import { askErasure } from '#register/ask-erasure.server.ts';
import { createProgramme } from '#register/create-programme.server.ts';
import { entrust } from '#register/entrust.server.ts';
import { invitePerson } from '#register/invite-person.server.ts';
import { grantRole } from '#register/grant-role.server.ts';
import { personByEmail } from '#register/read.server.ts';
import { registerOrganisation } from '#register/register-organisation.server.ts';
import { addMember } from '#register/store.server.ts';
import { systemContext } from '#wiring/context.server.ts';
import { demonstrationPassword as password } from '#wiring/demonstration.ts';
import { factSuppliers } from '#wiring/eligibility.server.ts';
import { openAccount } from '#wiring/open-account.server.ts';
import { current, humanCapacityFramework, organisationalInstrument, profileDefinition } from '#wiring/reference.server.ts';
import type { Runtime } from '#wiring/runtime.server.ts';
import { members, type Member } from '../../../seeds/demo/cast.ts';
import { answersOf, formOf } from '../../../seeds/demo/profile-answers.ts';
import { createStage, type Stage } from '../../../seeds/demo/stage.ts';
import { walkDiagnostics } from '../../../seeds/demo/walk-diagnostics.ts';
import { walkReporting } from '../../../seeds/demo/walk-reporting.ts';

/** How far each further organisation has come; the name is its key everywhere. */
const further = [
	'without-profile', 'profile-draft', 'profile-submitted', 'profile-confirmed', 'scores-verified', 'report-reviewed', 'report-sent', 'report-answered', 'report-issued',
	'plan-draft', 'plan-sent', 'plan-agreed', 'plan-active'
] as const;
type Further = (typeof further)[number];

/** Strings that stand where only some may read; wherever else one is found, something leaks. */
export const canaries = {
	/** The name of an organisation that wants to stay unnamed. */
	maskedName: 'канарейка-аты-7461',
	maskedHead: 'Канарейкова Башчы',
	/** An answer of the class `sensitive`, and one of the class `personal`. */
	sensitive: '+996 777 314159',
	personal: '+996 312 271828',
	/** Why a report went back to its writers: the assessors' own matter. */
	returnReason: 'канарейка-себеп-5518',
	/** What an assessor wrote while verifying, before it was complete. */
	verification: 'канарейка-текшерүү-9034',
	/** Who is asked to score alone: known to those who ask them. */
	respondent: 'Канарейкова Жалгыз',
	/** What somebody wrote of themselves to prove what they can do: for those alone who confirm it. */
	proof: 'канарейка-мисал-2093',
	/** What one of two assessors wrote before both had handed in. */
	independent: 'канарейка-өзүнчө-6127',
	/** What an organisation wrote while it worked on an action. */
	work: 'канарейка-иш-3384',
	/** Why a member of a panel voted so: in a round that is still voted on, and in one whose votes lie open to the panel. */
	blindVote: 'канарейка-жашыруун-добуш-4417',
	vote: 'канарейка-добуш-4418',
	/** Why a chair decided otherwise than the votes: for the programme alone. */
	against: 'канарейка-каршы-4419'
} as const;

export interface SecurityCast {
	/** E-mail addresses by the name the matrix calls people. */
	readonly emails: Readonly<Record<string, string>>;
	/** Organisations of the first programme by key, also the demonstration's. */
	readonly organisations: Readonly<Record<string, { readonly id: OrganisationId; readonly head: string }>>;
	readonly programme: ProgrammeId;
	readonly otherProgramme: ProgrammeId;
	readonly otherOrganisation: OrganisationId;
	/** The secret part of an invitation's link. */
	readonly invitation: string;
}

const at = (name: string) => `${name}@kadam.example`;

export async function buildCast(runtime: Runtime): Promise<SecurityCast> {
	const { read } = runtime.database;
	const known = async (name: string) => (await personByEmail(read, at(name)))!.id;
	const programme = (await runtime.database.pool.query<{ id: ProgrammeId }>(`select id from register.programme`)).rows[0]!.id;
	const stage = createStage(runtime, programme, { officer: await known('officer'), lead: await known('lead'), assessor: await known('assessor') });
	for (const [index, upTo] of (['full', 'handedIn'] as const).entries()) await letTwoScore(stage, 50 + index, upTo);
	for (const [index, key] of further.entries()) await bringTo(stage, key, index);
	await completeScores(stage);
	await beginDrafts(stage);
	const { rows } = await runtime.database.pool.query<{ id: OrganisationId; email: string }>(
		`select o.id, p.email from register.organisation o join register.member m on m.organisation_id = o.id join register.person p on p.id = m.person_id`
	);
	const keyOf = (email: string) => (email === at('head') ? 'ak-bulak' : email.slice('head.'.length, -'@kadam.example'.length));
	const organisations = Object.fromEntries(rows.map(({ id, email }) => [keyOf(email), { id, head: email }]));
	const colleague = await openAccount(runtime, { name: 'Кесиптеш', email: at('colleague'), password, language: 'ky' });
	await runtime.database.transaction((tx) => addMember(tx, organisations['ak-bulak']!.id, colleague, 'member', stage.runtime.clock.now()));
	for (const from of Array.from({ length: 4 }, () => ['join-trainings/1', 'target-2019/1']).flat()) await startRuleDraft(await stage.as(stage.people.officer), { from });
	await proposeDecision(stage, organisations['plan-sent']!.id);
	await chooseTargets(stage);
	const emails = await hireOthers(stage, Object.values(organisations).map(({ id }) => id));
	const other = await otherProgramme(runtime);
	const guest = { name: 'Чакырылган', email: at('invited'), language: 'ky' as const, role: 'donor' as const, programme };
	const { token: invitation } = await invitePerson(await stage.as(stage.people.officer), guest);
	return { emails: { ...emails, ...other.emails }, organisations, programme, otherProgramme: other.programme, otherOrganisation: other.organisation, invitation };
}

/** Rounds at every step between those of the demonstration: the lead in the chair, the assessor beside. */
async function chooseTargets(stage: Stage): Promise<void> {
	const { people: { officer, lead, assessor }, programme, runtime } = stage;
	const [asOfficer, asLead] = [await stage.as(officer), await stage.as(lead)];
	const listed = async (round: string) => (await runtime.database.pool.query<{ id: string }>('select organisation_id as id from eligibility.target_candidate where round_id = $1', [round])).rows.map(({ id }) => id);
	const move = (ctx: typeof asLead, round: string, act: TargetAct) => moveTargetRound(ctx, { round, act, reason: '' }, factSuppliers);
	const decide = async (round: string) => {
		for (const organisation of await listed(round)) await decideOnTarget(asLead, { round, organisation, decision: 'chosen', reason: 'Кадамдары бар', againstReason: canaries.against });
	};
	for (const upTo of ['draft', 'open', 'closed', 'ready', 'decided'] as const) {
		const round = await beginTargetRound(asOfficer, { programme, places: 1 });
		await seatTargetPanel(asOfficer, { round, seats: [assessor], chair: lead });
		if (upTo === 'draft') continue;
		await move(asOfficer, round, 'openVoting');
		for (const one of [lead, assessor]) await declareOnTargets(await stage.as(one), { round, declared: Object.fromEntries((await listed(round)).map((id) => [id, 'none' as const])) });
		for (const organisation of await listed(round)) await voteOnTarget(asLead, { round, organisation, vote: 'no', reason: upTo === 'open' ? canaries.blindVote : canaries.vote });
		if (upTo === 'open') continue;
		await move(asLead, round, 'closeVoting');
		if (upTo === 'closed') continue;
		await decide(round);
		if (upTo === 'decided') await move(asLead, round, 'conclude');
	}
}

/** By an officer who does nothing else: whoever confirms it must be another. */
async function proposeDecision(stage: Stage, organisation: OrganisationId): Promise<void> {
	const officer = await openAccount(stage.runtime, { name: 'Экинчи кызматкер', email: at('second-officer'), password, language: 'ky' });
	await grantRole(systemContext(stage.runtime), { programme: stage.programme, person: officer, role: 'officer' });
	const today = stage.runtime.clock.today();
	stage.at(today, 9);
	await proposeOverride(await stage.as(officer), { organisation, programme: stage.programme, ruleSet: 'target-2019', standing: 'eligible', reason: 'Тандоодон кийин кошулду', until: addDays(today, 60), appeal: null });
}

function invented(key: string): Member {
	const name = key === 'plan-active' ? canaries.maskedName : `«Сыноо ${key}» бирикмеси`;
	return {
		...members[2]!, key, name: { ky: name, ru: name, en: name }, masked: key === 'plan-active', finishedRounds: 0,
		head: { ...members[2]!.head, name: key === 'plan-active' ? canaries.maskedHead : `Башчы ${key}` }
	};
}

/** The further organisations follow one path; each stops where its name says. */
async function bringTo(stage: Stage, key: Further, index: number, member = invented(key)): Promise<void> {
	const reached = (step: Further) => further.indexOf(key) >= further.indexOf(step);
	const today = stage.runtime.clock.today();
	const head = await openAccount(stage.runtime, { name: member.head.name, email: at(`head.${member.key}`), password, language: 'ky' });
	stage.at(addDays(today, -200 + index), 9);
	const asHead = await stage.as(head);
	const { id: organisation } = await registerOrganisation(asHead, { name: member.name, registered: true, legalForm: member.legalForm, region: member.region, programme: stage.programme, consent: 'on' });
	stage.settle(member, organisation, head);
	if (!reached('profile-draft')) return;
	const actor = await stage.as(head);
	const profile = await startProfile(actor, { organisation });
	const told = answersOf(member, 40 + index, addDays(today, -210));
	const answers = key === 'scores-verified' ? { ...told, headPhone: canaries.sensitive, contactPhone: canaries.personal } : told;
	await saveProfile(actor, { profile, form: withFile(formOf(profileDefinition(), answers)) });
	if (!reached('profile-submitted')) return;
	await submitProfile(actor, { profile });
	if (!reached('profile-confirmed')) return;
	await confirmProfile(await stage.as(stage.people.officer), { profile });
	if (!reached('scores-verified')) return;
	const from = addDays(today, key === 'report-sent' || key === 'report-answered' ? -38 : -60);
	const caseId = await walkDiagnostics(stage, { member, round: 1, from, upTo: 'done' });
	if (!reached('report-reviewed')) return;
	const upTo = key === 'plan-active' ? 'planActive' : key === 'plan-sent' || key === 'plan-agreed' ? 'planForAgreement' : reached('report-sent') ? 'reportSent' : 'reportDraft';
	await walkReporting(stage, { member, caseId, from: addDays(from, 30), upTo });
	await lastSteps(stage, member, caseId, key);
}

/** States between the demonstration's own steps. */
async function lastSteps(stage: Stage, member: Member, caseId: string, key: Further): Promise<void> {
	const lead = await stage.as(stage.people.lead);
	const head = await stage.as(stage.of(member).head);
	const report = (await reportOfCase(lead.read, caseId))!.id;
	if (key === 'report-reviewed') {
		await reviewReport(lead, { report });
		await returnReport(lead, { report, reason: canaries.returnReason });
		await reviewReport(lead, { report });
	}
	if (key === 'report-answered' || key === 'report-issued' || key === 'plan-draft') await waiveReply(head, { report });
	if (key === 'report-issued' || key === 'plan-draft') await issueReport(lead, { report });
	if (key === 'plan-draft') await draftPlan(lead, { case: caseId });
	if (key !== 'plan-agreed') return;
	const plan = (await planOfCase(lead.read, caseId))!.id;
	await agreePlan(head, { plan, seen: (await planById(lead.read, plan))!.revision, boardNoted: true });
}

/** Two organisations that two assessors score independently: at one nobody has handed in, at the other nothing is settled. */
async function letTwoScore(stage: Stage, index: number, twice: 'full' | 'handedIn'): Promise<void> {
	const key = twice === 'full' ? 'two-sheets' : 'two-settling';
	const member = { ...invented('profile-confirmed'), key };
	await bringTo(stage, 'profile-confirmed', index, member);
	const id = await walkDiagnostics(stage, { member, round: 1, from: addDays(stage.runtime.clock.today(), -60), upTo: 'verification', twice });
	if (twice === 'handedIn') return;
	const lead = await stage.as(stage.people.lead);
	await addEvidence(lead, { case: id, indicators: ['1.2'], title: 'Далил', note: '', file: new File(['%PDF-1.4 далил'], 'далил.pdf', { type: 'application/pdf' }) });
	const assessor = await stage.as(stage.people.assessor);
	await saveIndependentScores(assessor, { case: id, scores: [{ indicator: '1.1', mark: { kind: 'dontKnow' }, comment: canaries.independent, basedOn: 1 }] });
}

/** A file in the profile, to be asked for by those who may not have it. */
function withFile(form: FormData): FormData {
	form.set('q.charter.upload', new File(['%PDF-1.4 устав'], 'устав.pdf', { type: 'application/pdf' }));
	return form;
}

/** One draft to write in, two that can be published, and more than enough to give up. */
async function beginDrafts(stage: Stage): Promise<void> {
	const officer = await stage.as(stage.people.officer);
	const keys = ['informal-group', 'performance', 'performance', ...Array.from({ length: 12 }, () => 'organisational')];
	for (const key of keys) await startInstrumentDraft(officer, { from: `${key}/1` });
}

/** The demonstration stops in the middle of scoring; whoever completes a layer needs every score in it. */
async function completeScores(stage: Stage): Promise<void> {
	const codes = indicatorsOf(organisationalInstrument()).map(({ code }) => code);
	const unknown = (indicator: string) => ({ indicator, mark: { kind: 'dontKnow' as const }, comment: '', basedOn: 0 });
	const [assessor, lead] = [await stage.as(stage.people.assessor), await stage.as(stage.people.lead)];
	const scoring = await caseIn(stage, 'consensusSession');
	await saveScores(assessor, { case: scoring, scores: codes.slice(21).map(unknown) });
	await rateOneself(stage, scoring);
	const file = new File(['%PDF-1.4 далил'], 'далил.pdf', { type: 'application/pdf' });
	await addEvidence(assessor, { case: scoring, indicators: ['1.1', '1.2'], title: 'Далил', note: '', file });
	const verifying = await caseIn(stage, 'verification');
	for (const title of ['Биринчи далил', 'Экинчи далил', 'Үчүнчү далил']) await addEvidence(lead, { case: verifying, indicators: ['1.2'], title, note: '', file });
	await addRespondent(assessor, { case: await caseIn(stage, 'scheduled'), name: canaries.respondent, role: 'volunteer', sex: 'female' });
	await workOn(stage, 'jany-tolkun', file);
	const verified = codes.slice(30).map((code, index) => ({ ...unknown(code), comment: index === 0 ? canaries.verification : '' }));
	await verifyScores(lead, { case: verifying, scores: verified });
}

/** Beside an action that has not begun: words, and as many documents as there are people who may take one away. */
async function workOn(stage: Stage, key: string, file: File): Promise<void> {
	const { rows: [found] } = await stage.runtime.database.pool.query<{ plan: string; action: string; head: PersonId }>(`
		select p.id as plan, a.id as action, m.person_id as head from planning.plan p join planning.action a on a.plan_id = p.id and a.status = 'notStarted' and a.removed_at is null
		join register.member m on m.organisation_id = p.organisation_id and m.role = 'head' join register.person h on h.id = m.person_id where h.email = $1 order by p.created_at desc, a.position limit 1`, [at(`head.${key}`)]);
	const head = await stage.as(found!.head);
	const { plan, action } = found!;
	for (let count = 0; count < 8; count++) await reportOnAction(head, { plan, action, kind: 'comment', text: count === 0 ? canaries.work : '', title: `Далил ${count}`, file });
}

/** One more of the organisation's people, whose own words stand where only those who confirm them may read. */
async function rateOneself(stage: Stage, id: string): Promise<void> {
	const assessor = await stage.as(stage.people.assessor);
	const { colleague } = await addColleague(assessor, { case: id, role: 'volunteers' });
	const { token } = await makeColleagueLink(assessor, { case: id, colleague });
	for (const { code } of humanCapacityFramework().competences) await rateCompetence(stage.stranger(), { token, competence: code, level: 3, proof: canaries.proof });
	await handInRatings(stage.stranger(), { token });
}

async function caseIn({ runtime }: Stage, status: string): Promise<string> {
	const { rows } = await runtime.database.pool.query<{ id: string }>('select id from diagnostics.assessment_case where status = $1 order by requested_at desc limit 1', [status]);
	return rows[0]!.id;
}

/** Roles to whom single organisations are entrusted; all of the first programme are, so that a refusal is one of the role. */
const entrusted: readonly ProgrammeRole[] = ['consultant', 'trainer', 'reviewer'];

async function hireOthers(stage: Stage, organisations: readonly OrganisationId[]): Promise<Record<string, string>> {
	const { runtime, programme } = stage;
	const open = (key: string) => openAccount(runtime, { name: `Сыноо ${key}`, email: at(key), password, language: 'ky' });
	const since = runtime.clock.now();
	const member = await open('member');
	await open('newcomer');
	for (const key of ['leaver', 'other-leaver']) await askErasure(await stage.as(await open(key)), {});
	await grantRole(systemContext(runtime), { programme, person: await open('idle-assessor'), role: 'assessor' });
	await runtime.database.transaction(async (tx) => {
		for (const organisation of organisations) {
			await addMember(tx, organisation, member, 'member', since);
			for (const role of entrusted) {
				const person = (await personByEmail(tx, at(role)))!.id;
				await entrust(tx, { programme, organisation, person, role, since });
			}
		}
	});
	const staff = ['officer', 'lead', 'assessor', ...entrusted, 'evaluator', 'donor', 'auditor', 'administrator', 'member', 'newcomer', 'idle-assessor'];
	return Object.fromEntries(staff.map((key) => [key, at(key)]));
}

/** A second programme with staff and an organisation of its own, all of which hold as much there as the others do here. */
async function otherProgramme(runtime: Runtime): Promise<{ emails: Record<string, string>; programme: ProgrammeId; organisation: OrganisationId }> {
	const system = systemContext(runtime);
	const programme = await createProgramme(system, { key: 'other', name: { ky: 'Башка программа' }, startsOn: addDays(runtime.clock.today(), -400), endsOn: null, settings: current });
	const roles = { 'other-officer': 'officer', 'other-lead': 'leadAssessor', 'other-assessor': 'assessor', 'other-auditor': 'auditor' } as const;
	const people = new Map<string, PersonId>();
	for (const [key, role] of Object.entries(roles)) {
		const person = await openAccount(runtime, { name: `Башка ${role}`, email: at(key), password, language: 'ky' });
		await grantRole(system, { programme, person, role });
		people.set(key, person);
	}
	const stage = createStage(runtime, programme, { officer: people.get('other-officer')!, lead: people.get('other-lead')!, assessor: people.get('other-assessor')! });
	const member = { ...invented('plan-draft'), key: 'other' };
	await bringTo(stage, 'plan-active', 30, member);
	const { organisation } = stage.of(member);
	return { programme, organisation, emails: { ...Object.fromEntries(Object.keys(roles).map((key) => [key, at(key)])), 'other-head': at('head.other') } };
}
