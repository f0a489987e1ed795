/** A profile as a whole: how far it has come for those who fill it in, all answers for those who read it. */
import { inLanguage } from '#kernel/localised.ts';
import { m } from '#i18n/paraglide/messages.js';
import { answerTo } from '#questionnaires/answer.ts';
import type { Question, Section } from '#questionnaires/definition.ts';
import { visibleTo } from '#questionnaires/masking.ts';
import { missing } from '#questionnaires/missing.ts';
import type { Response } from '#questionnaires/read.server.ts';
import { relevance } from '#questionnaires/relevance.ts';
import { sayProblem } from '#questionnaires/say-problems.server.ts';
import { showAnswer, type Showing } from '#questionnaires/show-answer.ts';
import { vocabularies } from '#questionnaires/vocabularies.server.ts';
import type { Context } from '#register/context.server.ts';
import { headOf, progressOf, questionPath, sectionPath } from './page-parts.server.ts';
import { clearance } from './policy.ts';
import type { AnswerLine, AnswersSection, OverviewPage, ProfileHead, QuestionLink, SubmitPage } from './profile-view.ts';
import { openProfile } from './read.server.ts';
import { belonging, type ProfileRow } from './store.server.ts';

export async function overviewPage(ctx: Context, profile: string): Promise<OverviewPage> {
	const { row, response } = await openProfile(ctx.read, ctx.actor, profile);
	const head = await headOf(ctx, row);
	return {
		head,
		progress: progressOf(ctx, row, response),
		returned: row.status === 'returned' ? returnedQuestions(ctx, row, response, head) : [],
		answers: head.abilities.edit ? [] : answersOf(ctx, row, response),
		isMasked: clearance(ctx.actor, belonging(row)) !== 'sensitive'
	};
}

export async function submitPage(ctx: Context, profile: string): Promise<SubmitPage> {
	const { row, response } = await openProfile(ctx.read, ctx.actor, profile);
	const items = missing(response.definition, response.answers, { today: ctx.clock.today(), vocabularies: vocabularies() });
	const bySection = response.definition.sections.map((section) => ({
		title: inLanguage(section.title, ctx.language),
		questions: section.questions.flatMap((question): QuestionLink[] => {
			const problems = items.filter((item) => item.question === question.id);
			if (problems.length === 0) return [];
			const text = [...new Set(problems.map((problem) => sayProblem(problem, ctx.language).text))].join(' ');
			return [{ question: question.id, label: inLanguage(question.label, ctx.language), text, href: `${sectionPath(row.id, section.id)}?missing#${question.id}` }];
		})
	}));
	const lacking = bySection.filter(({ questions }) => questions.length > 0);
	return { head: await headOf(ctx, row), progress: progressOf(ctx, row, response), missing: lacking, count: lacking.reduce((sum, { questions }) => sum + questions.length, 0) };
}

function returnedQuestions(ctx: Context, row: ProfileRow, { definition, answers }: Response, head: ProfileHead): QuestionLink[] {
	const { hidden } = visibleTo(clearance(ctx.actor, belonging(row)), definition, answers);
	return definition.sections.flatMap((section) =>
		section.questions.flatMap((question) => {
			const text = reasonFor(row, question);
			if (!text || hidden.has(question.id)) return [];
			const href = head.abilities.edit ? questionPath(row.id, section.id, question.id) : `#${question.id}`;
			return [{ question: question.id, label: inLanguage(question.label, ctx.language), text, href }];
		})
	);
}

function reasonFor(row: ProfileRow, { id }: Question): string | undefined {
	return row.status === 'returned' ? row.returnedReasons.find(({ question }) => question === id)?.reason : undefined;
}

/** Relevant questions that this reader may see, answered or not. */
function answersOf(ctx: Context, row: ProfileRow, { definition, answers }: Response): AnswersSection[] {
	const level = clearance(ctx.actor, belonging(row));
	const relevant = relevance(definition, answers, ctx.clock.today());
	const { hidden } = visibleTo(level, definition, answers);
	const at = { locale: ctx.language };
	const showing: Showing = { language: ctx.language, vocabularies: vocabularies(), words: { yes: m.common_yes({}, at), no: m.common_no({}, at) }, clearance: level };
	const lines = (section: Section) =>
		section.questions
			.filter(({ id, kind }) => kind !== 'note' && relevant.questions.has(id) && !hidden.has(id))
			.map((question): AnswerLine => {
				const reason = reasonFor(row, question);
				return { question: question.id, label: inLanguage(question.label, ctx.language), answer: showAnswer(question, answerTo(answers, question.id), showing), ...(reason && { reason }) };
			});
	return definition.sections
		.filter(({ id }) => relevant.sections.has(id))
		.map((section, place) => ({ id: section.id, title: inLanguage(section.title, ctx.language), number: place + 1, lines: lines(section) }));
}
