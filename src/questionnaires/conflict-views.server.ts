/** Both answers of a conflict, as the person who has to choose reads them. */
import type { Language } from '#kernel/localised.ts';
import type { Reader } from '#platform/database.server.ts';
import { peopleById } from '#register/read.server.ts';
import { formatInstant } from '#i18n/format.ts';
import { m } from '#i18n/paraglide/messages.js';
import type { Definition, Question, Vocabularies } from './definition.ts';
import type { Conflict } from './save-answers.server.ts';
import type { ConflictView } from './saved-view.ts';
import { showAnswer } from './show-answer.ts';
import { writeAnswer } from './write-answer.ts';

interface Showing {
	readonly language: Language;
	readonly vocabularies: Vocabularies;
}

/** For people who may edit, and therefore see all. */
export async function conflictViews(read: Reader, definition: Definition, conflicts: readonly Conflict[], { language, vocabularies }: Showing): Promise<ConflictView[]> {
	if (conflicts.length === 0) return [];
	const authors = await peopleById(read, conflicts.flatMap(({ stored }) => stored.author ?? []));
	const questions = new Map(definition.sections.flatMap((section) => section.questions).map((question): [string, Question] => [question.id, question]));
	const words = { yes: m.common_yes({}, { locale: language }), no: m.common_no({}, { locale: language }) };
	const showing = { language, vocabularies, words, clearance: 'sensitive' as const };
	return conflicts.flatMap(({ question: id, stored, incoming }) => {
		const question = questions.get(id);
		if (!question) return [];
		const author = stored.author && authors.get(stored.author)?.name;
		return [{
			question: id,
			version: stored.version,
			author: author ?? m.questionnaires_kadam({}, { locale: language }),
			at: formatInstant(stored.at),
			theirs: showAnswer(question, stored.value, showing),
			mine: showAnswer(question, incoming, showing),
			fields: writeAnswer(question, stored.value, { language, vocabularies })
		}];
	});
}
