/** Which policy of a stage speaks of a line of the matrix; matrix.test.ts asks both and they must agree for everybody. */
import type { PersonId } from '#kernel/id.ts';
import type { Ruling } from '#kernel/problem.ts';
import { mayCalibrate } from '#programme/diagnostics/calibration-policy.ts';
import * as instruments from '#programme/diagnostics/instrument-policy.ts';
import * as people from '#programme/diagnostics/people-policy.ts';
import * as diagnostics from '#programme/diagnostics/policy.ts';
import { caseById } from '#programme/diagnostics/read.server.ts';
import * as eligibility from '#programme/eligibility/policy.ts';
import { mayKeepModels } from '#programme/planning/model-document-policy.ts';
import { maySeeBoard } from '#programme/planning/board.ts';
import * as targets from '#programme/eligibility/target-policy.ts';
import type { TargetAct, TargetState } from '#programme/eligibility/target-workflow.ts';
import * as planning from '#programme/planning/policy.ts';
import * as work from '#programme/planning/work.ts';
import { planById } from '#programme/planning/read.server.ts';
import { mayCloseVote, mayVote } from '#programme/planning/vote.ts';
import * as profiling from '#programme/profiling/policy.ts';
import { profileById } from '#programme/profiling/read.server.ts';
import { profileWorkflow, type ProfileAct } from '#programme/profiling/workflow.ts';
import * as reporting from '#programme/reporting/policy.ts';
import type { PersonalAct } from '#programme/reporting/acts.server.ts';
import { reportById } from '#programme/reporting/read.server.ts';
import { type Actor, rolesTowards } from '#register/actor.ts';
import { permitted } from '#kernel/workflow.ts';
import * as register from '#register/policy.ts';
import { organisationById } from '#register/read.server.ts';
import type { Row } from './matrix.ts';
import { database } from './support/people.ts';
import type { Record } from './support/records.ts';
import { query } from './support/tables.ts';

type Ask = (actor: Actor, record: Record, row: Row) => Promise<boolean> | boolean;

const { read } = database;
const ofRound = (ask: (actor: Actor, round: targets.TargetRecord, row: Row) => boolean): Ask => async (actor, { id, programme }, row) => {
	const [round] = await query<{ state: TargetState }>('select state from eligibility.target_round where id = $1', [id]);
	const seats = await query<{ person: PersonId; isChair: boolean }>('select person_id as person, is_chair as "isChair" from eligibility.target_seat where round_id = $1', [id]);
	return ask(actor, { programme, state: round!.state, seats }, row);
};
const viewsRound = ofRound((actor, round) => yes(targets.mayViewTargets(actor, round)));
const yes = (ruling: Ruling) => ruling === true;
const ofCase = (ask: (actor: Actor, of: NonNullable<Awaited<ReturnType<typeof caseById>>>) => boolean): Ask => async (actor, { id }) => ask(actor, (await caseById(read, id))!);
const ofPlan = (ask: (actor: Actor, of: NonNullable<Awaited<ReturnType<typeof planById>>>) => boolean): Ask => async (actor, { id }) => ask(actor, (await planById(read, id))!);
const ofProfile = (ask: (actor: Actor, record: Record) => Ruling): Ask => (actor, record) => yes(ask(actor, record));

/** Assesses the case; the demonstration's assessors have all declared to have no conflict. */
const assesses = ofCase((actor, of) => yes(diagnostics.mayAssess(actor, of)));
const viewsCase = ofCase((actor, of) => yes(diagnostics.mayViewCase(actor, of)));
const viewsPlan = ofPlan((actor, of) => yes(planning.mayViewPlan(actor, of)));
const editsPlan = ofPlan((actor, of) => yes(planning.mayEditPlan(actor, of)));
const offersEvidence = ofCase((actor, of) => yes(diagnostics.mayOfferEvidence(actor, of)));
const plansPeople = ofCase((actor, of) => yes(people.mayPlanPeople(actor, of)));
const plansRespondents = ofCase((actor, of) => yes(diagnostics.mayPlanRespondents(actor, of)));
const able = (ability: keyof diagnostics.Abilities) => ofCase((actor, of) => diagnostics.abilitiesIn(actor, of)[ability]);
const inPlan = (ability: keyof planning.Abilities) => ofPlan((actor, of) => planning.abilitiesIn(actor, of)[ability]);
const inProfile = (act: ProfileAct): Ask => async (actor, record) => permitted(profileWorkflow, (await profileById(read, record.id))!.status, act, rolesTowards(actor, record)).ok;
const writesReport: Ask = async (actor, { id }) => {
	const report = (await reportById(read, id))!;
	return yes(reporting.mayEdit(actor, report, (await caseById(read, report.caseId))!));
};
const ofReport = (ask: (actor: Actor, report: NonNullable<Awaited<ReturnType<typeof reportById>>>, of: NonNullable<Awaited<ReturnType<typeof caseById>>>) => boolean): Ask => async (actor, { id }) => {
	const report = (await reportById(read, id))!;
	return ask(actor, report, (await caseById(read, report.caseId))!);
};
const keepsModels: Ask = (actor, { programme }) => yes(mayKeepModels(actor, programme));
const calibratesSelf: Ask = (actor, { programme, person }) => actor.personId === person && yes(mayCalibrate(actor, programme));
const viewsReport: Ask = async (actor, { id, organisation }) => yes(reporting.mayViewReport(actor, (await reportById(read, id))!, (await organisationById(read, organisation))!.masked));
const stepsReport: Ask = async (actor, { id }, { place }) => {
	const report = (await reportById(read, id))!;
	return reporting.isPermitted(actor, report, (await caseById(read, report.caseId))!, place['act'] as PersonalAct);
};
const knowsPeople: Ask = async (actor, record) =>
	yes(register.mayView(actor, record)) && yes(register.mayKnowPeople(actor, record, (await organisationById(read, record.organisation))!.masked));

/** By route and act. */
export const policies: Readonly<{ [line: string]: Ask }> = {
	'/organisations/[organisation] see': (actor, record) => yes(register.mayView(actor, record)),
	'/organisations/[organisation]/people see': knowsPeople,
	'/organisations/[organisation]/history see': knowsPeople,
	'/organisations/[organisation]/people invite': (actor, record) => yes(register.mayInviteMember(actor, record)),
	'/organisations/[organisation]/people end': (actor, record) => yes(register.mayInviteMember(actor, record)),
	'/settings/my-data withdraw': (actor, record) => yes(register.mayWithdrawConsent(actor, { ...record, person: '' as PersonId })),
	'/settings/my-data again': (actor, record) => yes(register.mayGiveConsent(actor, record)),
	'/eligibility/[organisation] see': (actor, record) => yes(eligibility.maySeeStanding(actor, record)),
	'/eligibility/[organisation] appeal': (actor, record) => yes(eligibility.mayAppeal(actor, record)),
	'/eligibility/[organisation] answer': (actor, record) => yes(eligibility.mayAnswerAppeal(actor, record)),
	'/eligibility/[organisation]/override/[key] see': (actor, record) => yes(eligibility.mayProposeOverride(actor, record)),
	'/eligibility/[organisation]/override/[key] default': (actor, record) => yes(eligibility.mayProposeOverride(actor, record)),
	'/eligibility/rules/drafts/[draft]/preview see': (actor) => actor.programmeRoles.some(({ programme }) => yes(eligibility.mayPreviewRules(actor, programme))),
	'/planning/models/new see': keepsModels,
	'/planning/models/new default': keepsModels,
	'/planning/models/[document] remove': keepsModels,
	'/eligibility/targets see': (actor, { programme }) => yes(targets.mayKnowOfTargets(actor, programme)),
	'/eligibility/targets begin': (actor, { programme }) => yes(targets.mayPrepareTargets(actor, programme)),
	'/eligibility/targets/[round] see': viewsRound,
	'/eligibility/targets/[round]/[organisation] see': viewsRound,
	'/eligibility/targets/[round]/weights see': viewsRound,
	'/eligibility/targets/[round]/proposals see': viewsRound,
	'/eligibility/targets/[round]/proposals/file GET': viewsRound,
	'/eligibility/targets/[round] declare': ofRound((actor, round) => yes(targets.mayDeclare(actor, round))),
	'/eligibility/targets/[round]/[organisation] vote': ofRound((actor, round) => yes(targets.mayDeclare(actor, round))),
	'/eligibility/targets/[round]/[organisation] decide': ofRound((actor, round) => yes(targets.mayDecideTarget(actor, round, round.seats.map(({ person }) => ({ person, hasConflict: false }))))),
	'/eligibility/targets/[round] seats': ofRound((actor, round) => yes(targets.maySeatPanel(actor, round))),
	'/eligibility/targets/[round] move': ofRound((actor, round, row) => targets.targetActsFor(actor, round).includes(String(row.sends({ id: '' } as Record)['act']) as TargetAct)),
	'/profiling start': ofProfile(profiling.mayStartProfile),
	'/profiling/[profile] see': ofProfile(profiling.mayViewProfile),
	'/profiling/[profile]/files/[hash] GET': ofProfile(profiling.mayViewProfile),
	'/profiling/[profile]/[section] see': ofProfile(profiling.mayEditProfile),
	'/profiling/[profile]/[section] save': ofProfile(profiling.mayEditProfile),
	'/profiling/[profile]/[section] POST': ofProfile(profiling.mayEditProfile),
	'/profiling/[profile]/submit see': ofProfile(profiling.mayEditProfile),
	'/profiling/[profile]/submit default': inProfile('submit'),
	'/profiling/[profile] return': inProfile('return'),
	'/profiling/[profile] confirm': inProfile('confirm'),
	'/profiling/[profile] reopen': inProfile('reopen'),
	'/diagnostics/request see': ofProfile(diagnostics.mayRequest),
	'/diagnostics/request default': ofProfile(diagnostics.mayRequest),
	'/diagnostics/[case] see': viewsCase,
	'/diagnostics/[case] declare': ofCase((actor, of) => yes(diagnostics.mayDeclareNoConflict(actor, of))),
	'/diagnostics/[case] start': able('startSession'),
	'/diagnostics/[case]/instrument see': viewsCase,
	'/diagnostics/[case]/instrument default': ofCase((actor, of) => yes(instruments.mayChooseInstrument(actor, of))),
	'/diagnostics/[case]/targets see': viewsCase,
	'/diagnostics/[case]/targets/[indicator] see': ofCase((actor, of) => yes(instruments.maySetTargets(actor, of))),
	'/diagnostics/[case]/targets/[indicator] default': ofCase((actor, of) => yes(instruments.maySetTargets(actor, of))),
	'/diagnostics/[case]/respondents see': ofCase((actor, of) => yes(diagnostics.maySeeRespondents(actor, of))),
	'/diagnostics/[case]/respondents add': plansRespondents,
	'/diagnostics/[case]/respondents link': plansRespondents,
	'/diagnostics/[case]/respondents remove': plansRespondents,
	'/diagnostics/[case]/respondents open': able('openIndividualScoring'),
	'/diagnostics/[case]/people see': able('seePeople'),
	'/diagnostics/[case]/people add': plansPeople,
	'/diagnostics/[case]/people link': plansPeople,
	'/diagnostics/[case]/people remove': plansPeople,
	'/diagnostics/[case]/people rate': ofCase((actor, of) => yes(people.mayRateMyself(actor, of))),
	'/diagnostics/[case]/people/[colleague] see': ofCase((actor, of) => yes(people.mayConfirmRatings(actor, of))),
	'/diagnostics/[case]/people/[colleague] default': ofCase((actor, of) => yes(people.mayConfirmRatings(actor, of))),
	'/diagnostics/[case]/schedule see': able('schedule'),
	'/diagnostics/[case]/schedule default': able('schedule'),
	'/diagnostics/[case]/evidence see': viewsCase,
	'/diagnostics/[case]/evidence add': offersEvidence,
	'/diagnostics/[case]/evidence/earlier see': offersEvidence,
	'/diagnostics/[case]/evidence/earlier default': offersEvidence,
	'/diagnostics/[case]/evidence/[evidence] see': viewsCase,
	'/diagnostics/[case]/evidence/[evidence]/file GET': ofCase((actor, of) => yes(diagnostics.mayOpenEvidence(actor, of))),
	'/diagnostics/[case]/evidence/[evidence] relink': ofCase((actor, of) => yes(diagnostics.mayRelinkEvidence(actor, of, true))),
	'/diagnostics/[case]/evidence/[evidence] remove': ofCase((actor, of) => yes(diagnostics.mayChangeEvidence(actor, of, true))),
	'/diagnostics/[case]/agree see': viewsCase,
	'/diagnostics/[case]/agree participants': assesses,
	'/diagnostics/[case]/agree scores': assesses,
	'/diagnostics/[case]/agree/[indicator] see': viewsCase,
	'/diagnostics/[case]/agree/[indicator] save': assesses,
	'/diagnostics/[case]/agree/[indicator] POST': assesses,
	'/diagnostics/[case]/agree/[indicator] next': assesses,
	'/diagnostics/[case]/agree/[indicator] addEvidence': offersEvidence,
	'/diagnostics/[case]/agree/[indicator] decide': assesses,
	'/diagnostics/[case]/room see': viewsCase,
	'/diagnostics/[case]/room/state GET': viewsCase,
	'/diagnostics/[case]/room/events GET': viewsCase,
	'/diagnostics/[case]/room open': assesses,
	'/diagnostics/[case]/room show': assesses,
	'/diagnostics/[case]/room reveal': assesses,
	'/diagnostics/[case]/room dissent': assesses,
	'/diagnostics/[case]/room close': assesses,
	'/diagnostics/[case]/agree/complete see': able('completeConsensus'),
	'/diagnostics/[case]/agree/complete default': able('completeConsensus'),
	'/diagnostics/[case]/verify see': able('seeVerified'),
	'/diagnostics/[case]/verify/[indicator] see': able('seeVerified'),
	'/diagnostics/[case]/verify/[indicator] save': assesses,
	'/diagnostics/[case]/verify/[indicator] POST': assesses,
	'/diagnostics/[case]/verify/[indicator] next': assesses,
	'/diagnostics/[case]/verify/[indicator] addEvidence': offersEvidence,
	'/diagnostics/[case]/verify/[indicator] decide': assesses,
	'/diagnostics/[case]/verify/complete see': able('completeVerification'),
	'/diagnostics/[case]/verify/complete default': able('completeVerification'),
	'/diagnostics/travel see': (actor, { programme }) => yes(diagnostics.maySeeCalendar(actor, programme)),
	'/diagnostics/quality see': (actor, { programme }) => yes(diagnostics.maySeeCalendar(actor, programme)),
	'/diagnostics/calendar see': (actor, { programme }) => yes(diagnostics.maySeeCalendar(actor, programme)),
	'/diagnostics/calibration see': (actor, { programme }) => yes(mayCalibrate(actor, programme)),
	'/diagnostics/calibration begin': (actor, { programme }) => yes(mayCalibrate(actor, programme)),
	'/diagnostics/calibration/[attempt] see': calibratesSelf,
	'/diagnostics/calibration/[attempt]/[vignette] see': calibratesSelf,
	'/diagnostics/calibration/[attempt]/[vignette] default': calibratesSelf,
	'/diagnostics/[case]/second see': able('appointSecond'),
	'/diagnostics/[case]/second appoint': able('appointSecond'),
	'/diagnostics/[case]/second end': able('appointSecond'),
	'/diagnostics/[case]/independent see': able('scoreIndependently'),
	'/diagnostics/[case]/independent default': able('scoreIndependently'),
	'/diagnostics/[case]/independent/[indicator] see': able('scoreIndependently'),
	'/diagnostics/[case]/independent/[indicator] save': able('scoreIndependently'),
	'/diagnostics/[case]/independent/[indicator] next': able('scoreIndependently'),
	'/diagnostics/[case]/independent/[indicator] POST': able('scoreIndependently'),
	'/diagnostics/[case]/independent/[indicator] addEvidence': offersEvidence,
	'/diagnostics/[case]/independent/[indicator] decide': assesses,
	'/diagnostics/[case]/compare see': able('seeBothMarks'),
	'/diagnostics/[case]/compare default': able('reconcile'),
	'/diagnostics/[case]/compare/[indicator] see': able('seeBothMarks'),
	'/diagnostics/[case]/compare/[indicator] default': able('reconcile'),
	'/diagnostics/[case]/result see': viewsCase,
	'/diagnostics/[case]/reopen see': able('reopen'),
	'/diagnostics/[case]/reopen default': able('reopen'),
	'/diagnostics/[case]/withdraw see': able('withdraw'),
	'/diagnostics/[case]/withdraw default': able('withdraw'),
	'/reporting draft': ofCase((actor, of) => yes(reporting.mayDraft(actor, of))),
	'/reporting/[report] see': viewsReport,
	'/reporting/[report]/pdf GET': viewsReport,
	'/reporting/[report]/summary GET': viewsReport,
	'/reporting/[report]/word GET': viewsReport,
	'/reporting/[report] edit': writesReport,
	'/reporting/[report] redraft': writesReport,
	'/reporting/[report] refresh': writesReport,
	'/reporting/[report] confirm': writesReport,
	'/reporting/[report]/comments see': ofReport((actor, report) => reporting.isStaff(actor, report)),
	'/reporting/[report]/comments add': ofReport((actor, report, of) => yes(reporting.mayComment(actor, report, of))),
	'/reporting/[report]/comments answer': ofReport((actor, report, of) => yes(reporting.mayAnswerComment(actor, report, of))),
	'/reporting/[report]/comments settle': ofReport((actor, report, of) => yes(reporting.mayComment(actor, report, of))),
	'/reporting/[report]/looking-back see': writesReport,
	'/reporting/[report]/looking-back default': writesReport,
	'/reporting/[report]/disputes see': ofReport((actor, report) => yes(reporting.mayReadDisputes(actor, report))),
	'/reporting/[report]/disputes dispute': ofReport((actor, report) => yes(reporting.mayDispute(actor, report))),
	'/reporting/[report]/disputes answer': ofReport((actor, report, of) => yes(reporting.mayAnswerDispute(actor, report, of))),
	'/reporting/[report]/plain see': viewsReport,
	'/reporting/[report]/plain/text GET': viewsReport,
	'/reporting/[report]/shares see': ofReport((actor, report) => yes(reporting.maySeeShares(actor, report))),
	'/reporting/[report]/shares share': ofReport((actor, report) => yes(reporting.mayShare(actor, report))),
	'/reporting/[report]/shares revoke': ofReport((actor, report) => yes(reporting.mayShare(actor, report))),
	'/reporting/library/[indicator] edit': (actor, { programme }) => yes(reporting.mayEditLibrary(actor, programme)),
	'/reporting/library/[indicator] restore': (actor, { programme }) => yes(reporting.mayEditLibrary(actor, programme)),
	'/reporting/batch see': (actor, { programme }) => yes(reporting.mayOrderBatch(actor, programme)),
	'/reporting/batch default': (actor, { programme }) => yes(reporting.mayOrderBatch(actor, programme)),
	'/reporting/[report]/[act] see': viewsReport,
	'/reporting/[report]/[act] default': stepsReport,
	'/planning/board see': (actor, { programme }) => yes(maySeeBoard(actor, programme)),
	'/planning draft': ofCase((actor, of) => yes(planning.mayDraftPlan(actor, of))),
	'/planning/next/[case] see': ofCase((actor, of) => yes(planning.mayDraftPlan(actor, of))),
	'/planning/next/[case] draft': ofCase((actor, of) => yes(planning.mayDraftPlan(actor, of))),
	'/planning/[plan] see': viewsPlan,
	'/planning/[plan]/pdf GET': viewsPlan,
	'/planning/[plan]/word GET': viewsPlan,
	'/planning/[plan]/actions/[action] see': viewsPlan,
	'/planning/[plan]/actions/[action] move': ofPlan((actor, of) => planning.actsOnAction(actor, of, 'notStarted').includes('start')),
	'/planning/[plan]/actions/[action] report': ofPlan((actor, of) => yes(work.mayReport(actor, of, 'notStarted'))),
	'/planning/[plan]/actions/[action] removeEvidence': ofPlan((actor, of) => yes(work.mayReport(actor, of, 'notStarted'))),
	'/planning/[plan]/actions/[action]/evidence/[evidence] GET': ofPlan((actor, of) => yes(work.mayOpenActionEvidence(actor, of))),
	'/planning/[plan]/agreement see': viewsPlan,
	'/planning/[plan]/edit see': editsPlan,
	'/planning/[plan]/edit default': editsPlan,
	'/planning/[plan]/objectives/[objective] see': editsPlan,
	'/planning/[plan]/objectives/[objective] default': editsPlan,
	'/planning/[plan]/actions/new see': editsPlan,
	'/planning/[plan]/actions/new default': editsPlan,
	'/planning/[plan]/actions/[action]/edit see': editsPlan,
	'/planning/[plan]/actions/[action]/edit edit': editsPlan,
	'/planning/[plan]/actions/[action]/edit remove': editsPlan,
	'/planning/[plan]/agreement send': inPlan('send'),
	'/planning/[plan]/agreement agree': inPlan('agree'),
	'/planning/[plan]/agreement approve': inPlan('approve'),
	'/planning/[plan]/agreement return': inPlan('giveBack'),
	'/planning/[plan]/many see': ofPlan((actor, of) => yes(work.mayReportOnMany(actor, of))),
	'/planning/[plan]/many default': ofPlan((actor, of) => yes(work.mayReportOnMany(actor, of))),
	'/planning/[plan]/progress see': viewsPlan,
	'/planning/[plan]/progress/pdf GET': viewsPlan,
	'/planning/[plan]/progress/word GET': viewsPlan,
	'/planning/[plan]/versions see': viewsPlan,
	'/planning/[plan]/vote see': viewsPlan,
	'/planning/[plan]/vote vote': ofPlan((actor, of) => yes(mayVote(actor, of))),
	'/planning/[plan]/vote close': ofPlan((actor, of) => yes(mayCloseVote(actor, of))),
	'/planning/[plan]/limit see': ofPlan((actor, of) => yes(planning.mayLiftLimit(actor, of))),
	'/planning/[plan]/limit default': ofPlan((actor, of) => yes(planning.mayLiftLimit(actor, of))),
	'/planning/[plan]/revision see': viewsPlan,
	'/planning/[plan]/revision revise': inPlan('revise'),
	'/planning/[plan]/revision abandon': inPlan('abandon'),
	'/planning/[plan]/revision close': inPlan('close')
};
