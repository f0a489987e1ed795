/** Two assessors score one case, each alone, and settle what differs: as the demonstration does it in some of its cases. */
import { addDays, type LocalDate } from '#kernel/local-date.ts';
import { appointSecondAssessor } from '#programme/diagnostics/appoint-second-assessor.server.ts';
import { compareMarks } from '#programme/diagnostics/double-scoring.ts';
import { handInIndependentScores } from '#programme/diagnostics/hand-in-independent-scores.server.ts';
import type { Level } from '#programme/diagnostics/instrument.ts';
import type { OfferedScore } from '#programme/diagnostics/merge.ts';
import { caseById } from '#programme/diagnostics/read.server.ts';
import { reconcileScores } from '#programme/diagnostics/reconcile-scores.server.ts';
import { saveIndependentScores } from '#programme/diagnostics/save-independent-scores.server.ts';
import { takeAgreements } from '#programme/diagnostics/take-agreements.server.ts';
import type { Member } from './cast.ts';
import { chance } from './chance.ts';
import type { Stage } from './stage.ts';

/** How far the two have come: both sheets are full, both are handed in, or what differed is settled too. */
export type TwiceUpTo = 'full' | 'handedIn' | 'settled';

export async function appointSecond(stage: Stage, id: string, on: LocalDate): Promise<void> {
	stage.at(on, 9);
	const officer = await stage.as(stage.people.officer);
	await appointSecondAssessor(officer, { case: id, second: stage.people.assessor, basedOn: (await caseById(officer.read, id))!.version });
}

/** `scores` are the lead's, and what both come to in the end. */
export async function scoreTwice(stage: Stage, member: Member, id: string, on: LocalDate, scores: readonly OfferedScore[], upTo: TwiceUpTo): Promise<void> {
	const second = scores.map((score) => otherView(member, score));
	stage.at(on, 16);
	await saveIndependentScores(await stage.as(stage.people.lead), { case: id, scores: [...scores] });
	stage.at(on, 17);
	await saveIndependentScores(await stage.as(stage.people.assessor), { case: id, scores: second });
	if (upTo === 'full') return;
	for (const who of [stage.people.lead, stage.people.assessor]) await handInIndependentScores(await stage.as(who), { case: id });
	if (upTo === 'handedIn') return;
	stage.at(addDays(on, 1), 11);
	const assessor = await stage.as(stage.people.assessor);
	await takeAgreements(assessor, { case: id });
	const settled = compareMarks(scores, second, []).filter(({ agrees }) => !agrees)
		.map(({ indicator, first }) => ({ indicator, mark: first.mark, comment: first.comment || 'Документти экөөбүз кайра карап, ушул деңгээлге токтолдук.', basedOn: 0 }));
	if (settled.length > 0) await reconcileScores(assessor, { case: id, scores: settled });
}

/** The second assessor is a little stricter: in one indicator of six a level lower, now and then a level higher where no proof is asked for. */
function otherView(member: Member, score: OfferedScore): OfferedScore {
	if (score.mark.kind !== 'level') return score;
	const { level } = score.mark;
	const luck = chance(member.key, score.indicator, 'second');
	const other = luck < 0.17 && level > 1 ? level - 1 : luck > 0.93 && level === 1 ? 2 : level;
	return { ...score, mark: { kind: 'level', level: other as Level }, comment: other === level ? score.comment : 'Көргөнүмө караганда ушундай.' };
}
