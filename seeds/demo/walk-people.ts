/** What people can do: put on the list by role, rated by themselves with an example, confirmed by an assessor; some agree to be invited by name. */
import { addDays, type LocalDate } from '#kernel/local-date.ts';
import { addColleague } from '#programme/diagnostics/add-colleague.server.ts';
import { confirmCompetences } from '#programme/diagnostics/confirm-competences.server.ts';
import { handInRatings } from '#programme/diagnostics/hand-in-ratings.server.ts';
import type { Level } from '#programme/diagnostics/instrument.ts';
import { makeColleagueLink } from '#programme/diagnostics/make-colleague-link.server.ts';
import { rateCompetence } from '#programme/diagnostics/rate-competence.server.ts';
import { giveTrainingConsent } from '#programme/diagnostics/training-consent.server.ts';
import { humanCapacityFramework } from '#wiring/reference.server.ts';
import type { Member } from './cast.ts';
import type { Stage } from './stage.ts';
import { chance } from './chance.ts';

/** Who agreed to be named stands here by name. */
const people = [
	{ role: 'leader', name: '' },
	{ role: 'boardChair', name: '' },
	{ role: 'accountant', name: 'Венера Калыкова' },
	{ role: 'projectManager', name: 'Азамат Турганбаев' },
	{ role: 'communication', name: 'Бегимай Сатарова' },
	{ role: 'volunteers', name: '' },
	{ role: 'projectManager', name: 'Мирлан Дүйшөев' }
] as const;

/** What somebody who does it alone says they did lately, by competence. */
const examples: Readonly<Record<string, string>> = {
	'1': 'Март айындагы башкарманын күн тартибин мен даярдадым, протоколду да мен жаздым.',
	'2': 'Үч жылдык пландын максаттарын мен жаздым, былтыр экинчисин кыскарттык.',
	'3': 'Балдар лагерин уюштурууну жардамчыма тапшырдым, жума сайын чогуу карап турдук.',
	'4': 'Күзүндө эки ыктыярчы келди: милдетин жаздым, бир ай насаатчы болдум.',
	'5': 'Донорго жылдык отчетту мен даярдадым, аудитор бир катаны оңдотту.',
	'6': 'Принтерди үч баадан тандап алдык, баалар папкада турат; көчүрмөлөр тышкы дискте.',
	'7': 'Суу пайдалануучулардын санын ай сайын тизме менен мен чогултам.',
	'8': 'Былтыркы өтүнмөнүн бюджетин жана негиздемесин мен жаздым, каражат алдык.',
	'9': 'Айыл кеңешине кат жаздык, жооп келди, жыйналышка мен катыштым.',
	'10': 'Баракчабызга жайкы отчетту чыгардым, эки жүз киши окуптур.'
};

export type PeopleStep = 'listed' | 'partlyConfirmed' | 'confirmed';

export interface Listed {
	readonly colleague: string;
	readonly role: string;
	readonly levels: Readonly<Record<string, Level>>;
}

/** Roles know best what they are there for. */
function ownLevel(member: Member, round: number, place: number, role: string, competence: string): Level {
	const core = humanCapacityFramework().roles.find(({ key }) => key === role)!.core.includes(competence);
	const value = member.around + (core ? 0.9 : -0.5) + (round - 1) * 0.3 + (chance(member.key, place, competence, 'can') - 0.5) * 1.8;
	return Math.min(4, Math.max(1, Math.round(value))) as Level;
}

export async function askPeople(stage: Stage, { member, round }: { member: Member; round: number }, id: string, from: LocalDate, step: PeopleStep): Promise<Listed[]> {
	const asked = people.slice(0, step === 'listed' ? 4 : members(member));
	const listed: Listed[] = [];
	for (const [place, { role, name }] of asked.entries()) {
		stage.at(from, 15);
		const head = await stage.as(stage.of(member).head);
		const { colleague } = await addColleague(head, { case: id, role });
		// One stays without a link, one has it and has not begun.
		if (step === 'listed' && place === asked.length - 1) continue;
		const { token } = await makeColleagueLink(head, { case: id, colleague });
		if ((step === 'listed' && place > 0) || (step === 'partlyConfirmed' && place === asked.length - 1)) continue;
		listed.push({ colleague, role, levels: await rateAlone(stage, { member, round, place, role, name }, token, addDays(from, 3)) });
	}
	return listed;
}

function members({ around }: Member): number {
	return around < 2.1 ? 4 : around < 2.5 ? 6 : people.length;
}

async function rateAlone(stage: Stage, who: { member: Member; round: number; place: number; role: string; name: string }, token: string, on: LocalDate): Promise<Record<string, Level>> {
	stage.at(on, 18);
	const phone = stage.stranger();
	const levels: Record<string, Level> = {};
	for (const { code } of humanCapacityFramework().competences) {
		const level = (levels[code] = ownLevel(who.member, who.round, who.place, who.role, code));
		await rateCompetence(phone, { token, competence: code, level, proof: level >= 3 ? examples[code]! : '' });
	}
	await handInRatings(phone, { token });
	if (who.name) await giveTrainingConsent(phone, { token, name: who.name, phone: '', consent: true });
	return levels;
}

/** Now and then an assessor finds less than somebody thought of themselves. */
export async function confirmPeople(stage: Stage, member: Member, id: string, listed: readonly Listed[], on: LocalDate, step: PeopleStep): Promise<void> {
	stage.at(on, 17);
	const assessor = await stage.as(stage.people.assessor);
	for (const { colleague, role, levels } of step === 'partlyConfirmed' ? listed.slice(1) : listed) {
		const ratings = Object.entries(levels).map(([competence, self]) => {
			const isLower = self > 1 && chance(member.key, role, competence, 'confirmed') < 0.2;
			return { competence, level: (isLower ? self - 1 : self) as Level, note: isLower ? 'Сүйлөшкөндө жардам менен кылары билинди.' : '', basedOn: 0 };
		});
		await confirmCompetences(assessor, { case: id, colleague, ratings });
	}
}
