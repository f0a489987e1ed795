/** Files that come with a form are kept first; then they stand in the form by their hash, like files that were kept before. */
import { isProblem, type ProblemCode } from '#kernel/problem.ts';
import type { Tx } from '#platform/database.server.ts';
import type { Context } from '#register/context.server.ts';
import type { FileAnswer } from './answer.ts';
import type { Definition } from './definition.ts';
import { fileName, removeName, rowName, uploadName } from './field-names.ts';
import { rememberUpload } from './store.server.ts';

/** A file that is not accepted, and why; the file that stood stays, and so does everything else of the form. */
export interface RefusedFile {
	readonly question: string;
	readonly code: ProblemCode;
	/** A fixed row's name, or the row's place in the names of the fields. */
	readonly row?: string | number;
	readonly column?: string;
}

export interface KeptUploads {
	/** By the name of the file's field, `q.charter` or `q.policies.3.file`. */
	readonly kept: Readonly<Record<string, FileAnswer>>;
	readonly refused: readonly RefusedFile[];
}

interface FilePlace {
	readonly question: string;
	readonly name: string;
	readonly place?: number;
	readonly column?: string;
}

export async function keepUploads(ctx: Context, tx: Tx, response: { readonly id: string; readonly definition: Definition }, form: FormData): Promise<KeptUploads> {
	const kept: Record<string, FileAnswer> = {};
	const refused: RefusedFile[] = [];
	for (const at of filePlaces(response.definition, form)) {
		const upload = form.get(uploadName(at.name));
		form.delete(uploadName(at.name));
		if (!(upload instanceof File) || upload.size === 0) continue;
		try {
			const { hash, size } = await ctx.files.keep(tx, ctx.clock, new Uint8Array(await upload.arrayBuffer()));
			await rememberUpload(tx, response.id, hash);
			kept[at.name] = { file: hash, name: calledName(upload.name), size };
			putIntoForm(form, at.name, kept[at.name]!);
		} catch (problem) {
			if (!isProblem(problem)) throw problem;
			refused.push({ question: at.question, code: problem.code, ...rowOf(form, at) });
		}
	}
	return { kept, refused };
}

/** The fields of the form that bring a file and belong to a question that takes one. */
function filePlaces(definition: Definition, form: FormData): FilePlace[] {
	const questions = definition.sections.flatMap((section) => section.questions);
	return [...new Set(form.keys())].flatMap((field) => {
		const [, id, place, column] = /^q\.(\w+)(?:\.(\d{1,4})\.(\w+))?\.upload$/.exec(field) ?? [];
		const question = questions.find((candidate) => candidate.id === id);
		if (!question) return [];
		const name = field.slice(0, -'.upload'.length);
		if (place === undefined) return question.kind === 'file' ? [{ question: question.id, name }] : [];
		const takesFile = question.kind === 'table' && question.columns.some((candidate) => candidate.id === column && candidate.kind === 'file');
		return takesFile ? [{ question: question.id, name, place: Number(place), column: column! }] : [];
	});
}

function rowOf(form: FormData, { question, place, column }: FilePlace): Pick<RefusedFile, 'row' | 'column'> {
	if (place === undefined || column === undefined) return {};
	const label = form.get(rowName(question, place));
	return { row: typeof label === 'string' && label !== '' ? label : place, column };
}

/** Whoever brings a new file means it, even with the old one's “take away” still ticked. */
function putIntoForm(form: FormData, name: string, { file, name: called, size }: FileAnswer): void {
	form.delete(removeName(name));
	form.set(fileName(name, 'file'), file);
	form.set(fileName(name, 'name'), called);
	form.set(fileName(name, 'size'), String(size));
}

const longestName = 255;

/** One line, as the person called it; the end is kept because it says what kind of file it is. */
function calledName(name: string): string {
	const line = name.replace(/\p{Cc}+/gu, ' ').trim() || 'file';
	return line.length <= longestName ? line : [...line].slice(-Math.floor(longestName / 2)).join('');
}
