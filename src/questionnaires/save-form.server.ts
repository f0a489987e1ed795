/** Saves a page that was sent, as it is: incomplete and even wrong answers are kept, a draft is a draft. */
import type { Tx } from '#platform/database.server.ts';
import type { Context } from '#register/context.server.ts';
import { type FileAnswer, isFileAnswer } from './answer.ts';
import type { Definition } from './definition.ts';
import { fieldsOf } from './form-fields.ts';
import { keepUploads, type RefusedFile } from './keep-uploads.server.ts';
import type { AnswerProblem } from './problems.ts';
import { readForm, type SubmittedAnswer } from './read-form.ts';
import { type Saved, saveAnswers } from './save-answers.server.ts';
import { uploadsOf } from './store.server.ts';

export interface SavedForm extends Saved {
	/** By question; nothing of what was sent for it was stored, and the page still has it. */
	readonly unreadable: Readonly<Record<string, readonly AnswerProblem[]>>;
	readonly refused: readonly RefusedFile[];
	/** Files that came with the form, by the name of their field. */
	readonly kept: Readonly<Record<string, FileAnswer>>;
	/** ISO 8601. */
	readonly at: string;
}

/** Part of the use case of whichever stage owns the response: that one asks who may, and records. */
export async function saveForm(ctx: Context, tx: Tx, response: { readonly id: string; readonly definition: Definition }, form: FormData): Promise<SavedForm> {
	const { kept, refused } = await keepUploads(ctx, tx, response, form);
	const brought = await uploadsOf(tx, response.id);
	const submitted = readForm(response.definition, fieldsOf(form)).map((answer) => withoutStrangeFiles(answer, brought));
	const saved = await saveAnswers(tx, { author: ctx.actor.personId, clock: ctx.clock }, response.id, submitted);
	const unreadable = Object.fromEntries(submitted.flatMap(({ question, reading }) => (reading.ok ? [] : [[question.id, reading.problems]])));
	return { ...saved, unreadable, refused, kept, at: ctx.clock.now().toISOString() };
}

/** A hash typed into a form is no way to somebody else's file: only what was brought into this response counts. */
function withoutStrangeFiles(answer: SubmittedAnswer, brought: ReadonlySet<string>): SubmittedAnswer {
	const { reading } = answer;
	if (!reading.ok || filesIn(reading.value).every(({ file }) => brought.has(file))) return answer;
	return { ...answer, reading: { ok: false, problems: [{ code: 'questionnaires/not-a-file' }], raw: {} } };
}

/** Every file that an answer, or all answers together, speak of. */
export function filesIn(value: unknown): FileAnswer[] {
	if (typeof value !== 'object' || value === null) return [];
	if (isFileAnswer(value)) return [value];
	return Object.values(value).flatMap(filesIn);
}
