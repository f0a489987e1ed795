/** Before the group meets: people are put on the list and score alone, each with a link and a phone of their own. */
import type { LocalDate } from '#kernel/local-date.ts';
import { addRespondent } from '#programme/diagnostics/add-respondent.server.ts';
import { handInAnswers } from '#programme/diagnostics/hand-in-answers.server.ts';
import type { IndividualMark } from '#programme/diagnostics/individual-answers.ts';
import { newDeviceSecret } from '#programme/diagnostics/individual-seal.server.ts';
import { indicatorsOf } from '#programme/diagnostics/instrument.ts';
import { keepIndividualAnswers } from '#programme/diagnostics/keep-individual-answers.server.ts';
import { makeRespondentLink } from '#programme/diagnostics/make-respondent-link.server.ts';
import { openIndividualScoring } from '#programme/diagnostics/open-individual-scoring.server.ts';
import { readRespondents } from '#programme/diagnostics/read-respondents.server.ts';
import type { Member } from './cast.ts';
import type { Stage } from './stage.ts';
import { chance } from './chance.ts';
import { agreedLevel, type Scored } from './walk-diagnostics.ts';

const people = [
	{ name: 'Гүлнара Токтосунова', role: 'board', sex: 'female' },
	{ name: 'Эрмек Сыдыков', role: 'staff', sex: 'male' },
	{ name: 'Айзада Мамытова', role: 'volunteer', sex: 'female' },
	{ name: 'Жылдыз Абдыраева', role: 'beneficiary', sex: 'female' },
	{ name: 'Талант Исаков', role: 'member', sex: 'male' },
	{ name: 'Назгүл Бейшеева', role: 'partner', sex: 'female' }
] as const;

export async function listRespondents(stage: Stage, member: Member, id: string, count: number): Promise<void> {
	const head = await stage.as(stage.of(member).head);
	for (const person of people.slice(0, count)) await addRespondent(head, { case: id, ...person });
}

/** Everybody sees the organisation a little differently, and somebody now and then cannot tell. */
export async function scoreAlone(stage: Stage, { member, round, instrument }: Scored, id: string, on: LocalDate): Promise<void> {
	stage.at(on, 12);
	await openIndividualScoring(await stage.as(stage.people.assessor), { case: id, fewerBecause: '' });
	const head = await stage.as(stage.of(member).head);
	for (const { id: respondent, name } of (await readRespondents(head, id)).respondents) {
		const { token } = await makeRespondentLink(head, { case: id, respondent });
		const held = { token, device: newDeviceSecret() };
		const answers = Object.fromEntries(indicatorsOf(instrument).map((indicator): [string, IndividualMark] => {
			if (chance(name, indicator.code, 'unknown') < 0.08) return [indicator.code, 'dontKnow'];
			const level = agreedLevel(member, round, indicator) + Math.round((chance(name, indicator.code) - 0.45) * 2.4);
			return [indicator.code, String(Math.min(4, Math.max(1, level))) as IndividualMark];
		}));
		const phone = stage.stranger();
		await keepIndividualAnswers(phone, { ...held, answers });
		await handInAnswers(phone, held);
	}
}
