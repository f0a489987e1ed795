/** A round of choosing from its beginning to the letters: who may do what, who reads whose vote, and what is told to whom. */
import { and, eq, like } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { historyOf } from '#journal/read.server.ts';
import { entry } from '#journal/tables.server.ts';
import type { OrganisationId, PersonId, ProgrammeId } from '#kernel/id.ts';
import { mail } from '#platform/tables.server.ts';
import { readSpreadsheet } from '#platform/spreadsheet.server.ts';
import { grantRole } from '#register/grant-role.server.ts';
import { peopleById } from '#register/read.server.ts';
import { member, organisation as organisations } from '#register/tables.server.ts';
import { another, done } from '../../../tests/support/diagnostic-case.ts';
import { issued, reporting } from '../reporting/cases/reporting.ts';
import { anOrganisation, aProgramme, aStaffMember } from '../../../tests/support/cast.ts';
import { testDatabase } from '../../../tests/support/database.ts';
import { publishShippedRules } from '../../../tests/support/rule-sets.ts';
import { beginTargetRound } from './begin-target-round.server.ts';
import { declareOnTargets } from './declare-on-targets.server.ts';
import { decideOnTarget } from './decide-on-target.server.ts';
import type { Facts } from './facts.ts';
import type { FactSupplier } from './gather-facts.server.ts';
import { moveTargetRound, tellTargets } from './move-target-round.server.ts';
import { ownTargetResults } from './own-targets.server.ts';
import { showTargetCandidate } from './read-target-candidate.server.ts';
import { exportTargetProposals, showTargetProposals, showTargetWeights } from './read-target-proposals.server.ts';
import { listTargetRounds, showTargetRound } from './read-target-rounds.server.ts';
import { seatTargetPanel } from './seat-target-panel.server.ts';
import { targetCandidate, targetVote } from './tables.server.ts';
import { voteOnTarget } from './vote-on-target.server.ts';

const kadam = await testDatabase();
const { read } = kadam.database;
await publishShippedRules(kadam);
const refused = (code: string) => expect.objectContaining({ code });

/** The gates are open to everybody but whom a test shuts them to; steps taken are as a test says. */
const known = new Map<OrganisationId, Facts>();
const gates: Facts = Object.fromEntries([['profileBegun', true], ['protectsRights', true], ['describesConstituency', true], ['diagnostic', 'done'], ['reportIssuedOn', '2026-01-20'], ['planApprovedOn', '2026-02-01']]
	.map(([key, value]) => [key, { value, since: null }])) as never;
const suppliers: FactSupplier[] = [(_read, _programme, ids) => Promise.resolve(new Map(ids.map((id) => [id, { ...gates, ...known.get(id) }])))];
const steps = (value: number): Facts => ({ stepsTaken: { value, since: '2026-02-10' as never } });

interface Cast {
	readonly programme: ProgrammeId;
	readonly officer: PersonId;
	readonly chair: PersonId;
	readonly panel: PersonId;
	readonly strong: OrganisationId;
	readonly weak: OrganisationId;
	readonly head: PersonId;
	readonly round: string;
}
const as = (person: PersonId) => kadam.contextFor(person);

async function prepared(): Promise<Cast> {
	const programme = await aProgramme(kadam);
	const [officer, chair, panel] = [await aStaffMember(kadam, programme, 'officer'), await aStaffMember(kadam, programme, 'leadAssessor'), await aStaffMember(kadam, programme, 'consultant')];
	const [strong, weak] = [await anOrganisation(kadam, programme, { ky: '«Алга»' }), await anOrganisation(kadam, programme, { ky: '«Башат»' })];
	known.set(strong.organisation, steps(4)).set(weak.organisation, steps(1));
	const round = await beginTargetRound(await as(officer), { programme, places: 1 });
	return { programme, officer, chair, panel, strong: strong.organisation, weak: weak.organisation, head: weak.head, round };
}

async function opened(): Promise<Cast> {
	const cast = await prepared();
	await seatTargetPanel(await as(cast.officer), { round: cast.round, seats: [cast.chair, cast.panel], chair: cast.chair });
	await moveTargetRound(await as(cast.officer), { round: cast.round, act: 'openVoting', reason: '' }, suppliers);
	return cast;
}

const canary = 'канарейка-добуш-6612';
async function closed(): Promise<Cast> {
	const cast = await opened();
	const { round, strong, weak } = cast;
	for (const person of [cast.chair, cast.panel]) {
		await declareOnTargets(await as(person), { round, declared: { [strong]: 'none', [weak]: 'none' } });
		for (const organisation of [strong, weak]) await voteOnTarget(await as(person), { round, organisation, vote: organisation === strong ? 'yes' : 'no', reason: canary });
	}
	await moveTargetRound(await as(cast.chair), { round, act: 'closeVoting', reason: '' });
	return cast;
}

async function announced(): Promise<Cast> {
	const cast = await closed();
	const { round, strong, weak } = cast;
	await decideOnTarget(await as(cast.chair), { round, organisation: strong, decision: 'chosen', reason: 'Пландагы кадамдарыңар текшерилген.', againstReason: '' });
	await decideOnTarget(await as(cast.chair), { round, organisation: weak, decision: 'notChosen', reason: 'Кийинки жолу дагы караласыңар.', againstReason: '' });
	await moveTargetRound(await as(cast.chair), { round, act: 'conclude', reason: '' });
	await moveTargetRound(await as(cast.officer), { round, act: 'announce', reason: '' });
	return cast;
}

test('an officer begins a round; the panel is people of the programme, at least two and one of them in the chair', async () => {
	const { round, officer, chair, panel, programme, head } = await prepared();
	const seat = async (seats: PersonId[], leads: PersonId | null) => seatTargetPanel(await as(officer), { round, seats, chair: leads });
	const open = async () => moveTargetRound(await as(officer), { round, act: 'openVoting', reason: '' }, suppliers);
	await expect(beginTargetRound(await as(chair), { programme, places: 3 })).rejects.toEqual(refused('common/not-permitted'));
	await expect(seatTargetPanel(await as(chair), { round, seats: [chair], chair })).rejects.toEqual(refused('common/not-permitted'));
	await expect(seat([head, panel], panel)).rejects.toEqual(refused('eligibility/target-not-of-the-programme'));
	const donor = await aStaffMember(kadam, programme, 'donor');
	await expect(seat([donor, panel], panel)).rejects.toEqual(refused('eligibility/target-not-of-the-programme'));
	for (const [seats, leads] of [[[chair, panel], null], [[chair], chair]] as const) {
		await seat([...seats], leads);
		await expect(open()).rejects.toEqual(refused('eligibility/target-panel-incomplete'));
	}
	await seat([panel], chair);
	await open();
	await expect(seat([panel, officer], panel)).rejects.toEqual(refused('workflow/not-in-this-state'));
	expect((await showTargetRound(await as(panel), round, { order: null }, suppliers)).seats.map(({ isChair }) => isChair)).toEqual([true, false]);
});

test('the long list is who passes the gates, stays as it was when the panel was let in, and stands by name or region', async () => {
	const cast = await prepared();
	const { organisation: shut } = await anOrganisation(kadam, cast.programme, { ky: '«Жабык»' });
	known.set(shut, { protectsRights: { value: false, since: null } });
	await read.update(organisations).set({ region: 'KG-B' }).where(eq(organisations.id, cast.weak));
	const rows = async (order: string | null) => (await showTargetRound(await as(cast.officer), cast.round, { order }, suppliers)).rows.map(({ name }) => name);
	expect(await rows(null)).toEqual(['«Алга»', '«Башат»']);
	await seatTargetPanel(await as(cast.officer), { round: cast.round, seats: [cast.chair, cast.panel], chair: cast.chair });
	await moveTargetRound(await as(cast.officer), { round: cast.round, act: 'openVoting', reason: '' }, suppliers);
	known.set(shut, {}).set(cast.strong, steps(0));
	expect(await rows('region')).toEqual(['«Башат»', '«Алга»']);
	const page = await showTargetCandidate(await as(cast.panel), cast.round, cast.strong);
	expect(page.score).toBe('4 / 12');
	expect(page.terms.map(({ points }) => points)).toEqual(['4 / 4', '', '', '']);
	expect(page.terms[0]!.known).toContain('10.02.2026');
	expect(page.gates.map(({ outcome }) => outcome)).toEqual(['met', 'met', 'met', 'met', 'met']);
	await expect(showTargetCandidate(await as(cast.panel), cast.round, shut)).rejects.toEqual(refused('common/not-found'));
});

test('nobody votes before declaring, nobody with a conflict, and a conflict found later takes the vote back', async () => {
	const { round, strong, weak, chair, panel, officer } = await opened();
	const vote = async (person: PersonId, organisation = strong) => voteOnTarget(await as(person), { round, organisation, vote: 'yes', reason: 'Иштеп жатат' });
	const declare = async (what: 'none' | 'conflict', organisation = strong) => declareOnTargets(await as(panel), { round, declared: { [organisation]: what } });
	await expect(vote(panel)).rejects.toEqual(refused('eligibility/target-declare-first'));
	await expect(kadam.database.pool.query("insert into eligibility.target_vote (organisation_id, round_id, person_id, vote, reason, voted_at) values ($1, $2, $3, 'yes', 'а', now())", [strong, round, panel])).rejects.toThrow('foreign key');
	await declare('conflict');
	await expect(vote(panel)).rejects.toEqual(refused('eligibility/target-conflict'));
	await expect(kadam.database.pool.query("insert into eligibility.target_vote (organisation_id, round_id, person_id, vote, reason, voted_at) values ($1, $2, $3, 'yes', 'а', now())", [strong, round, panel])).rejects.toThrow('foreign key');
	await declare('none', weak);
	expect(await vote(panel, weak)).toEqual({ round, next: null });
	await declare('conflict', weak);
	expect(await read.select().from(targetVote).where(eq(targetVote.roundId, round))).toEqual([]);
	await expect(declareOnTargets(await as(officer), { round, declared: { [strong]: 'none' } })).rejects.toEqual(refused('common/not-permitted'));
	await expect(vote(officer)).rejects.toEqual(refused('common/not-permitted'));
	await read.insert(member).values({ organisationId: strong, personId: chair, role: 'member', since: kadam.settableClock.now() });
	await declareOnTargets(await as(chair), { round, declared: { [strong]: 'none' } });
	await expect(vote(chair)).rejects.toEqual(refused('eligibility/target-conflict'));
});

test('votes are blind until the chair closes voting: not even the officer or the chair reads one', async () => {
	const { round, strong, weak, chair, panel, officer } = await opened();
	await declareOnTargets(await as(panel), { round, declared: { [strong]: 'none' } });
	await voteOnTarget(await as(panel), { round, organisation: strong, vote: 'yes', reason: canary });
	for (const person of [officer, chair]) {
		const told = JSON.stringify([await showTargetRound(await as(person), round, { order: null }, suppliers), await showTargetCandidate(await as(person), round, strong)]);
		expect(told).not.toContain(canary);
		expect(told).not.toMatch(/"tally":\{/);
	}
	expect((await showTargetCandidate(await as(panel), round, strong)).own).toEqual({ vote: 'yes', reason: canary });
	expect((await showTargetRound(await as(officer), round, { order: null }, suppliers)).seats.map(({ declared, voted }) => [declared, voted])).toContainEqual([1, 1]);
	await expect(showTargetWeights(await as(chair), round, suppliers)).rejects.toEqual(refused('common/not-found'));
	await expect(moveTargetRound(await as(officer), { round, act: 'closeVoting', reason: '' })).rejects.toEqual(refused('workflow/not-by-this-role'));
	await moveTargetRound(await as(chair), { round, act: 'closeVoting', reason: '' });
	expect((await showTargetCandidate(await as(chair), round, strong)).votes).toMatchObject([{ vote: 'yes', reason: canary }]);
	await declareOnTargets(await as(panel), { round, declared: { [weak]: 'none' } });
	await expect(voteOnTarget(await as(panel), { round, organisation: weak, vote: 'yes', reason: 'Кечигип' })).rejects.toEqual(refused('workflow/not-in-this-state'));
});

test('the chair decides, against the score or the votes only with a reason; where the chair is close to it, somebody free decides', async () => {
	const { round, strong, weak, chair, panel, officer } = await closed();
	const decide = async (person: PersonId, organisation: OrganisationId, decision: 'chosen' | 'notChosen', againstReason = '') => decideOnTarget(await as(person), { round, organisation, decision, reason: 'Негизи ушундай.', againstReason });
	await expect(decide(panel, strong, 'chosen')).rejects.toEqual(refused('eligibility/target-chair-decides'));
	await expect(decide(officer, strong, 'chosen')).rejects.toEqual(refused('common/not-permitted'));
	await expect(decide(chair, weak, 'chosen')).rejects.toEqual(refused('eligibility/target-against-needs-reason'));
	await decide(chair, weak, 'chosen', 'Аймакта башка уюм жок.');
	await expect(moveTargetRound(await as(chair), { round, act: 'conclude', reason: '' })).rejects.toEqual(refused('eligibility/target-undecided'));
	await declareOnTargets(await as(chair), { round, declared: { [strong]: 'conflict' } });
	await expect(decide(chair, strong, 'chosen')).rejects.toEqual(refused('eligibility/target-conflict'));
	await decide(panel, strong, 'chosen');
	const kept = await read.select().from(targetCandidate).where(eq(targetCandidate.roundId, round));
	expect(kept.find(({ organisationId }) => organisationId === weak)).toMatchObject({ decision: 'chosen', againstReason: 'Аймакта башка уюм жок.', decidedBy: chair });
	expect(kept.find(({ organisationId }) => organisationId === strong)).toMatchObject({ decision: 'chosen', againstReason: '', decidedBy: panel });
	await moveTargetRound(await as(chair), { round, act: 'conclude', reason: '' });
	await expect(moveTargetRound(await as(chair), { round, act: 'takeUpAgain', reason: '' })).rejects.toEqual(refused('workflow/reason-required'));
	await moveTargetRound(await as(chair), { round, act: 'takeUpAgain', reason: 'Бир факты кайра текшерилет.' });
	await moveTargetRound(await as(officer), { round, act: 'abandon', reason: 'Бюджет кыскарды.' });
	await expect(moveTargetRound(await as(officer), { round, act: 'announce', reason: '' })).rejects.toEqual(refused('workflow/not-in-this-state'));
});

test('each organisation learns its own result and the reasons meant for it, once, and no vote reaches it or the donor', async () => {
	const { round, strong, weak, officer, head, programme } = await announced();
	await expect(tellTargets(await as(officer), round)).rejects.toEqual(refused('common/not-permitted'));
	expect([await tellTargets(kadam.system, round), await tellTargets(kadam.system, round)]).toEqual([2, 0]);
	const [own] = await ownTargetResults(read, programme, weak);
	expect(own).toMatchObject({ decision: 'notChosen', reason: 'Кийинки жолу дагы караласыңар.' });
	const history = await historyOf(read, weak);
	expect(history.filter(({ event }) => event.includes('target'))).toMatchObject([{ event: 'eligibility/target-not-chosen', reason: 'Кийинки жолу дагы караласыңар.' }]);
	expect(JSON.stringify(await read.select().from(entry).where(like(entry.event, 'eligibility/target%')))).not.toContain(canary);
	for (const organisation of [strong, weak]) expect(JSON.stringify(await historyOf(read, organisation))).not.toContain(canary);
	await expect(showTargetRound(await as(head), round, { order: null }, suppliers)).rejects.toEqual(refused('common/not-found'));
	await expect(listTargetRounds(await as(head), programme)).rejects.toEqual(refused('common/not-permitted'));
	const donor = await aStaffMember(kadam, programme, 'donor');
	await expect(showTargetCandidate(await as(donor), round, strong)).rejects.toEqual(refused('common/not-found'));
	const { rounds } = await listTargetRounds(await as(donor), programme);
	expect(rounds).toMatchObject([{ state: 'announced', isOpen: false }]);
	expect(rounds[0]!.listed).not.toBe('2');
	const auditor = await aStaffMember(kadam, programme, 'auditor');
	expect((await showTargetCandidate(await as(auditor), round, strong)).votes).toHaveLength(2);
	expect((await peopleById(read, [head])).get(head)?.email).toBeTruthy();
	expect(await read.select().from(mail).where(and(eq(mail.recipient, (await peopleById(read, [head])).get(head)!.email!), like(mail.body, `%${canary}%`)))).toEqual([]);
});

test('nothing is decided yet is nothing told: a result is shown only when it was announced', async () => {
	const { round, strong, weak, chair, programme } = await closed();
	for (const organisation of [strong, weak]) await decideOnTarget(await as(chair), { round, organisation, decision: organisation === strong ? 'chosen' : 'notChosen', reason: 'Негизи.', againstReason: '' });
	await moveTargetRound(await as(chair), { round, act: 'conclude', reason: '' });
	expect([await tellTargets(kadam.system, round), await ownTargetResults(read, programme, strong)]).toEqual([0, []]);
});

test('whoever left the programme has left its panel, and another programme’s officer knows of no round', async () => {
	const { round, panel, programme } = await opened();
	const elsewhere = await aProgramme(kadam);
	const stranger = await aStaffMember(kadam, elsewhere, 'officer');
	await expect(showTargetRound(await as(stranger), round, { order: null }, suppliers)).rejects.toEqual(refused('common/not-found'));
	await expect(moveTargetRound(await as(stranger), { round, act: 'abandon', reason: 'Башка' })).rejects.toEqual(refused('common/not-found'));
	const gone = await as(panel);
	await expect(declareOnTargets({ ...gone, actor: { ...gone.actor, programmeRoles: [] } }, { round, declared: {} })).rejects.toEqual(refused('common/not-found'));
	await grantRole(kadam.system, { programme, person: panel, role: 'reviewer' });
	expect((await showTargetRound(await as(panel), round, { order: null }, suppliers)).mayDeclare).toBe(true);
});

test('weights can be tried on the list, and what is offered can be taken away as a table', async () => {
	const { round, strong, officer } = await announced();
	const page = await showTargetWeights(await as(officer), round, suppliers);
	expect(page).toMatchObject({ listed: 2, within: 1 });
	const leavesOut = page.terms[0]!.shifts.find(({ key }) => key === 'minusOne')!;
	expect([leavesOut.entering.length, leavesOut.leaving.length]).toEqual([1, 0]);
	const proposals = await showTargetProposals(await as(officer), round, { together: 'x', region: 'nowhere' });
	expect(proposals).toMatchObject({ chosen: 1, together: 3, region: '', without: [{ id: strong }], trainings: [], consultations: [] });
	const { bytes, name } = await exportTargetProposals(await as(officer), round, { together: null, region: null });
	expect(name).toMatch(/^kadam-targets-\d{4}-1\.xlsx$/);
	expect(await readSpreadsheet(bytes)).toMatchObject({ sheets: [{ rows: [expect.any(Array)] }, { rows: [expect.any(Array)] }] });
});

test('weaknesses that chosen organisations share become a training, single ones a consultation, from their issued reports', async () => {
	const first = await reporting(kadam);
	const other = await another(kadam, first);
	const second = { ...other, kadam, caseId: await done(other, { '1.1': 3, '5.1': 1 }) };
	for (const of of [first, second]) await issued(of);
	const { programme, officer, lead, assessor, organisation } = first;
	const round = await beginTargetRound(await as(officer), { programme, places: 5 });
	await seatTargetPanel(await as(officer), { round, seats: [assessor], chair: lead });
	await moveTargetRound(await as(officer), { round, act: 'openVoting', reason: '' }, suppliers);
	await declareOnTargets(await as(lead), { round, declared: { [organisation]: 'none', [second.organisation]: 'none' } });
	await moveTargetRound(await as(lead), { round, act: 'closeVoting', reason: '' });
	for (const one of [organisation, second.organisation]) await decideOnTarget(await as(lead), { round, organisation: one, decision: 'chosen', reason: 'Негизи.', againstReason: '' });
	await moveTargetRound(await as(lead), { round, act: 'conclude', reason: '' });
	const asked = { together: '2', region: null };
	const page = await showTargetProposals(await as(officer), round, asked);
	expect(page.without).toEqual([]);
	expect(page.trainings.map(({ code }) => code)).toContain('5.1');
	expect(page.trainings.map(({ code }) => code)).not.toContain('1.2');
	expect(page.trainings.every(({ count, regions }) => count === 2 && regions.flatMap((one) => one.organisations).length === 2)).toBe(true);
	const single = page.consultations.find((one) => one.organisation.id === second.organisation)!.weaknesses.map(({ code }) => code);
	expect(single).toEqual(['1.2', '1.3', '10.1'].filter((code) => single.includes(code)));
	expect(single).toContain('1.2');
	expect((await showTargetProposals(await as(officer), round, { together: '3', region: 'KG-N' })).trainings).toEqual([]);
	const sheets = await readSpreadsheet((await exportTargetProposals(await as(officer), round, asked)).bytes);
	const rows = 'sheets' in sheets ? sheets.sheets[0]!.rows : [];
	expect(rows).toHaveLength(1 + page.trainings.length * 2);
});
