/** Two rounds of choosing target organisations: one told to the organisations, and one in which the panel has begun to vote. */
import { addDays, type LocalDate } from '#kernel/local-date.ts';
import type { OrganisationId, PersonId } from '#kernel/id.ts';
import { beginTargetRound } from '#programme/eligibility/begin-target-round.server.ts';
import { declareOnTargets } from '#programme/eligibility/declare-on-targets.server.ts';
import { decideOnTarget } from '#programme/eligibility/decide-on-target.server.ts';
import { moveTargetRound } from '#programme/eligibility/move-target-round.server.ts';
import { showTargetRound } from '#programme/eligibility/read-target-rounds.server.ts';
import { seatTargetPanel } from '#programme/eligibility/seat-target-panel.server.ts';
import type { TargetDecision, TargetVote } from '#programme/eligibility/target-round.ts';
import type { TargetAct } from '#programme/eligibility/target-workflow.ts';
import { voteOnTarget } from '#programme/eligibility/vote-on-target.server.ts';
import { factSuppliers } from '#wiring/eligibility.server.ts';
import type { Member } from './cast.ts';
import type { Stage } from './stage.ts';

interface Said {
	readonly vote: TargetVote;
	readonly reason: string;
}

/** What the lead and the assessor say of each, and what became of it. */
const said: Readonly<Record<string, { readonly lead: Said; readonly assessor: Said; readonly decision: TargetDecision; readonly told: string }>> = {
	'ak-bulak': {
		lead: { vote: 'yes', reason: 'Пландагы иштердин бир бөлүгү текшерилип бүттү, башкаруу органы өзү көзөмөлдөп турат.' },
		assessor: { vote: 'yes', reason: 'Каржы боюнча чабал жагын өзү айтып, оңдоого киришти.' },
		decision: 'chosen', told: 'Чабал жактарыңыздар боюнча пландалган иштерди өзүңүздөр баштап, далилдерин көрсөттүңүздөр. Программа менен иштешүүгө тобуңуздар да, эркиңиздер да бар.'
	},
	umut: {
		lead: { vote: 'yes', reason: 'Ата-энелер менен иши күчтүү, планын айма-ай жаңылап турат.' },
		assessor: { vote: 'abstain', reason: 'Иши жакшы, бирок каржы булагы бирөө эле экенинен кабатыр болом.' },
		decision: 'chosen', told: 'Вы работаете вместе с семьями и держите план в порядке. Программа предложит вам обучение и консультации по слабым сторонам из отчёта.'
	},
	'ten-ukuk': {
		lead: { vote: 'no', reason: 'Бул уюмду башка программа ушул эле темада колдоп жатат.' },
		assessor: { vote: 'no', reason: 'Азырынча өз күчү жетет, орунду муктажыраакка берели.' },
		decision: 'notChosen', told: 'В этот раз мест меньше, чем организаций, отвечающих требованиям. Сейчас вас уже поддерживают в той же области; ваше право на обучение и гранты сохраняется.'
	}
};

/** With fewer places than organisations, so that there is something to decide. */
const places = 2;

export async function walkChoice(stage: Stage, members: readonly Member[]): Promise<void> {
	const today = stage.runtime.clock.today();
	const listed = members.filter(({ key }) => Object.hasOwn(said, key));
	const first = await openRound(stage, addDays(today, -9));
	for (const person of ['lead', 'assessor'] as const) await declareAndVote(stage, first, person, listed);
	await decideAll(stage, first, listed, addDays(today, -6));
	const second = await openRound(stage, addDays(today, -1));
	await declareAndVote(stage, second, 'lead', listed.slice(0, 1));
}

async function openRound(stage: Stage, from: LocalDate): Promise<string> {
	const { lead, assessor, officer } = stage.people;
	stage.at(from, 9);
	const round = await beginTargetRound(await stage.as(officer), { programme: stage.programme, places });
	await seatTargetPanel(await stage.as(officer), { round, seats: [lead, assessor], chair: lead });
	stage.at(from, 10);
	await move(stage, round, 'openVoting', officer);
	return round;
}

async function declareAndVote(stage: Stage, round: string, person: 'lead' | 'assessor', members: readonly Member[]): Promise<void> {
	const ctx = await stage.as(stage.people[person]);
	const { rows } = await showTargetRound(ctx, round, { order: null }, factSuppliers);
	await declareOnTargets(ctx, { round, declared: Object.fromEntries(rows.map(({ id }) => [id, 'none' as const])) });
	for (const member of members) await voteOnTarget(ctx, { round, organisation: idOf(stage, member), ...said[member.key]![person] });
}

async function decideAll(stage: Stage, round: string, members: readonly Member[], on: LocalDate): Promise<void> {
	const { lead, officer } = stage.people;
	stage.at(on, 11);
	await move(stage, round, 'closeVoting', lead);
	for (const member of members) {
		const { decision, told } = said[member.key]!;
		await decideOnTarget(await stage.as(lead), {
			round, organisation: idOf(stage, member), decision, reason: told,
			againstReason: 'Упайлар бирдей же жакын; комиссия кимге көбүрөөк пайда болорун карады.'
		});
	}
	await move(stage, round, 'conclude', lead);
	stage.at(addDays(on, 1), 10);
	await move(stage, round, 'announce', officer);
}

async function move(stage: Stage, round: string, act: TargetAct, by: PersonId): Promise<void> {
	await moveTargetRound(await stage.as(by), { round, act, reason: '' }, factSuppliers);
}

function idOf(stage: Stage, member: Member): OrganisationId {
	return stage.of(member).organisation;
}
