/** What people decide beside the rules, and what an organisation says against a verdict. */
import { and, eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { historyOf } from '#journal/read.server.ts';
import { addDays, type LocalDate } from '#kernel/local-date.ts';
import { aPerson, aStaffMember } from '../../../tests/support/cast.ts';
import { testDatabase } from '../../../tests/support/database.ts';
import { publishShippedRules } from '../../../tests/support/rule-sets.ts';
import { another, diagnosing, type Diagnosing, scheduled } from '../../../tests/support/diagnostic-case.ts';
import { answerAppeal } from './answer-appeal.server.ts';
import { appealVerdict } from './appeal-verdict.server.ts';
import { assessEligibility } from './assess-eligibility.server.ts';
import { endExpiredOverrides, moveOverride } from './move-override.server.ts';
import { isAllowedUntil, isInForce } from './override.ts';
import { proposeOverride } from './propose-override.server.ts';
import { eligibilityOf, keptVerdicts } from './read.server.ts';
import { showEligibility, showStanding } from './show-eligibility.server.ts';
import { listOverrides, showOneOverride, showProposal } from './show-override.server.ts';
import { verdict } from './tables.server.ts';

const kadam = await testDatabase();
const { read } = kadam.database;
await publishShippedRules(kadam);
const base = await diagnosing(kadam);
const second = await aStaffMember(kadam, base.programme, 'officer');
const administrator = await kadam.contextFor({ ...(await base.as('officer')).actor, personId: await aPerson(kadam, { name: 'Башкаруучу' }), programmeRoles: [], isAdministrator: true });
const today = () => kadam.settableClock.today();
const refused = (code: string) => expect.objectContaining({ code });

const proposal = (of: Diagnosing, more: Partial<Parameters<typeof proposeOverride>[1]> = {}) =>
	({ organisation: of.organisation, programme: of.programme, ruleSet: 'join-trainings', standing: 'eligible' as const, reason: 'Диагностика жол жабылгандыктан жылдырылды.', until: addDays(today(), 30), appeal: null, ...more });
const proposed = async (of: Diagnosing, more = {}) => proposeOverride(await of.as('officer'), proposal(of, more));
const confirmed = async (of: Diagnosing, more = {}) => {
	const id = await proposed(of, more);
	await moveOverride(await of.as(second), { override: id, act: 'confirm', reason: '' });
	return id;
};
const counted = async (of: Diagnosing, key = 'join-trainings') => (await eligibilityOf(read, of.programme, [of.organisation], today())).get(of.organisation)!.find(({ ruleSet }) => ruleSet.key === key)!;
const events = async (of: Diagnosing) => (await historyOf(read, of.organisation)).map(({ event }) => event);

test('what one officer proposes counts only when another person confirms it, and the verdict of the rules stays beside it', async () => {
	const of = await another(kadam, base);
	const id = await proposed(of);
	expect(await counted(of)).toMatchObject({ standing: 'notYet', override: null });
	await expect(moveOverride(await of.as('officer'), { override: id, act: 'confirm', reason: '' })).rejects.toEqual(refused('eligibility/not-by-oneself'));
	for (const who of ['head', 'lead', 'assessor'] as const) await expect(moveOverride(await of.as(who), { override: id, act: 'confirm', reason: '' })).rejects.toEqual(refused('common/not-found'));
	expect((await showOneOverride(administrator, id, [])).acts).toEqual(['confirm', 'refuse']);
	await moveOverride(administrator, { override: id, act: 'confirm', reason: '' });
	const now = await counted(of);
	expect([now.standing, now.verdict.standing, now.override?.until]).toEqual(['eligible', 'notYet', addDays(today(), 30)]);
	const page = await showEligibility(await of.as('head'), of.programme, of.organisation, []);
	expect(page.verdicts!.find(({ key }) => key === 'join-trainings')).toMatchObject({ standing: 'notYet', override: { standing: 'eligible', reason: 'Диагностика жол жабылгандыктан жылдырылды.' }, mayAppeal: false });
	expect(page.verdicts!.find(({ key }) => key === 'join-trainings')!.missing).not.toEqual([]);
	expect((await historyOf(read, of.organisation)).find(({ event }) => event === 'eligibility/override-proposed')).toMatchObject({ reason: 'Диагностика жол жабылгандыктан жылдырылды.' });
	expect(await events(of)).toContain('eligibility/override-confirmed');
});

test('it ends by itself after its last day, even before the nightly work, and the verdicts are kept with and without it', async () => {
	const of = await another(kadam, base);
	const id = await confirmed(of);
	const assess = () => assessEligibility(kadam.system, { programme: of.programme, organisations: [of.organisation] });
	const latest = async () => (await read.select({ standing: verdict.standing, overrideId: verdict.overrideId }).from(verdict).where(and(eq(verdict.organisationId, of.organisation), eq(verdict.ruleSetKey, 'join-trainings'), verdict.isLatest)))[0];
	await assess();
	expect(await latest()).toEqual({ standing: 'notYet', overrideId: id });
	kadam.settableClock.advance(30 * 86_400_000);
	expect((await counted(of)).standing).toBe('eligible');
	expect(await endExpiredOverrides(kadam.system)).toBe(0);
	kadam.settableClock.advance(86_400_000);
	expect((await counted(of)).standing).toBe('notYet');
	await expect(endExpiredOverrides(await of.as('officer'))).rejects.toEqual(refused('common/not-permitted'));
	expect(await endExpiredOverrides(kadam.system)).toBeGreaterThan(0);
	await assess();
	expect(await latest()).toEqual({ standing: 'notYet', overrideId: null });
	expect(await events(of)).toContain('eligibility/override-expired');
	for (const one of await keptVerdicts(read, of.programme, of.organisation)) expect(one.again.standing).toBe(one.kept);
});

test('a letter about something new is not written where people decided otherwise', async () => {
	const of = await another(kadam, base);
	await confirmed(of, { standing: 'notYet' });
	await scheduled(of);
	await assessEligibility(kadam.system, { programme: of.programme, organisations: [of.organisation] });
	const now = await counted(of);
	expect([now.standing, now.verdict.standing]).toEqual(['notYet', 'eligible']);
	const opened = (await historyOf(read, of.organisation)).filter(({ event }) => event === 'eligibility/opened');
	expect(opened.flatMap(({ data }) => (data as { opened: string[] }).opened)).not.toContain('join-trainings');
});

test('it is taken back by whoever proposed it, refused or ended with a reason; a new one takes the place of the one before', async () => {
	const of = await another(kadam, base);
	const first = await proposed(of);
	await expect(proposed(of)).rejects.toEqual(refused('eligibility/override-waits-already'));
	await expect(moveOverride(await of.as(second), { override: first, act: 'takeBack', reason: '' })).rejects.toEqual(refused('common/not-permitted'));
	await moveOverride(await of.as('officer'), { override: first, act: 'takeBack', reason: '' });
	const next = await proposed(of);
	await expect(moveOverride(await of.as(second), { override: next, act: 'refuse', reason: ' ' })).rejects.toEqual(refused('workflow/reason-required'));
	await moveOverride(await of.as(second), { override: next, act: 'refuse', reason: 'Негизи жетишсиз.' });
	expect((await counted(of)).override).toBeNull();
	await confirmed(of);
	const later = await confirmed(of, { standing: 'withConditions' });
	expect((await counted(of)).override).toMatchObject({ id: later, standing: 'withConditions' });
	await expect(moveOverride(await of.as('officer'), { override: later, act: 'expire', reason: '' })).rejects.toEqual(refused('workflow/not-by-this-role'));
	await moveOverride(await of.as('officer'), { override: later, act: 'end', reason: 'Жол ачылды.' });
	expect((await counted(of)).override).toBeNull();
	expect(await events(of)).toEqual(expect.arrayContaining(['eligibility/override-taken-back', 'eligibility/override-refused', 'eligibility/override-ended']));
});

test('nobody but an officer of the programme proposes, for no longer than a year, for an organisation that takes part', async () => {
	const of = await another(kadam, base);
	for (const who of ['head', 'member', 'lead', 'assessor'] as const) await expect(proposeOverride(await of.as(who), proposal(of))).rejects.toEqual(refused('common/not-permitted'));
	for (const until of [addDays(today(), -1), addDays(today(), 367)]) await expect(proposed(of, { until })).rejects.toEqual(refused('eligibility/until-out-of-range'));
	await expect(proposed(of, { ruleSet: 'unknown' })).rejects.toEqual(refused('common/not-found'));
	expect([isAllowedUntil(today(), today()), isInForce({ state: 'inForce', until: '2026-01-01' as LocalDate }, '2026-01-02' as LocalDate)]).toEqual([true, false]);
});

test('an organisation appeals once, an officer answers once, and what was upheld leads to a decision of two people', async () => {
	const of = await another(kadam, base);
	const appeal = { organisation: of.organisation, programme: of.programme, ruleSet: 'join-trainings', text: 'Диагностиканын күнү дайындалган, кат бар.' };
	await expect(appealVerdict(await of.as('officer'), appeal)).rejects.toEqual(refused('common/not-permitted'));
	const id = await appealVerdict(await of.as('member'), appeal);
	await expect(appealVerdict(await of.as('head'), appeal)).rejects.toEqual(refused('eligibility/already-appealed'));
	await expect(answerAppeal(await of.as('head'), { appeal: id, outcome: 'upheld', answer: 'Туура.' })).rejects.toEqual(refused('common/not-permitted'));
	await expect(answerAppeal(await base.as('head'), { appeal: id, outcome: 'upheld', answer: 'Туура.' })).rejects.toEqual(refused('common/not-found'));
	await expect(proposed(of, { appeal: id })).rejects.toEqual(refused('common/not-found'));
	expect((await listOverrides(await of.as('officer'))).appeals.map((one) => one.id)).toContain(id);
	expect(await answerAppeal(await of.as('officer'), { appeal: id, outcome: 'upheld', answer: 'Кат текшерилди.' })).toMatchObject({ outcome: 'upheld', ruleSet: 'join-trainings' });
	await expect(answerAppeal(await of.as('officer'), { appeal: id, outcome: 'refused', answer: 'Жок.' })).rejects.toEqual(refused('eligibility/appeal-closed'));
	expect((await showProposal(await of.as('officer'), of, 'join-trainings', [])).appeal).toMatchObject({ id });
	await confirmed(of, { appeal: id });
	await expect(appealVerdict(await of.as('head'), appeal)).rejects.toEqual(refused('eligibility/nothing-to-appeal'));
	const shown = (await showEligibility(await of.as('head'), of.programme, of.organisation, [])).verdicts!.find(({ key }) => key === 'join-trainings')!;
	expect(shown.appeals).toMatchObject([{ state: 'upheld', answer: 'Кат текшерилди.' }]);
	expect((await showEligibility(await of.as('lead'), of.programme, of.organisation, []).catch((error: { code: string }) => error.code))).toBe('common/not-permitted');
	expect(await events(of)).toEqual(expect.arrayContaining(['eligibility/appealed', 'eligibility/appeal-answered']));
});

test('before anything was answered nothing is shown; who decides about money sees what counts and how much was verified, no more', async () => {
	const of = await another(kadam, base);
	const reviewer = { ...(await of.as('head')), actor: { ...(await of.as('head')).actor, memberships: [], assignments: [{ programme: of.programme, organisation: of.organisation, role: 'reviewer' as const }] } };
	await expect(showEligibility(reviewer, of.programme, of.organisation, [])).rejects.toEqual(refused('common/not-permitted'));
	const page = await showStanding(reviewer, of.programme, of.organisation, []);
	expect(Object.keys(page).toSorted()).toEqual(['on', 'organisation', 'standings', 'verified']);
	expect(Object.keys(page.standings![0]!)).toEqual(['key', 'name', 'standing']);
	await kadam.database.pool.query("update profiling.profile set status = 'draft', confirmed_until = null where organisation_id = $1", [of.organisation]);
	expect((await showStanding(reviewer, of.programme, of.organisation, [])).standings).toBeNull();
	expect((await showEligibility(await of.as('head'), of.programme, of.organisation, [])).verdicts).toBeNull();
	await expect(appealVerdict(await of.as('head'), { organisation: of.organisation, programme: of.programme, ruleSet: 'apply', text: 'Эмне үчүн?' })).rejects.toEqual(refused('eligibility/nothing-to-appeal'));
});
