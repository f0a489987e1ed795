/** A section while somebody fills it in: the texts of its fields, and what follows from them at once. Sends nothing. */
import { readAnswer } from './read-answer.ts';
import { readCell } from './read-cell.ts';
import type { Answer, CellValue, Row } from './answer.ts';
import { defaultMaxRows } from './definition.ts';
import { baseName, cellName, fieldName, removeName } from './field-names.ts';
import type { RawFields } from './form-fields.ts';
import { isRequired, relevance, relevantColumns } from './relevance.ts';
import type { ConflictView, ProblemView, ProblemViews, SavedView } from './saved-view.ts';
import type { CellView, QuestionView, SectionView } from './section-view.ts';
import type { Entry } from './waiting.ts';

/** Empty rows that a table offers where no script can add one. */
const spareRows = 3;

export interface Start {
	readonly problems: ProblemViews;
	readonly conflicts?: readonly ConflictView[];
	/** What was sent and not stored, to be shown again as it was typed. */
	readonly typed?: RawFields;
}

export class FormState {
	readonly view: SectionView;
	/** Questions that are shown as they were typed and have not been stored. */
	readonly unstored: readonly string[];
	problems = $state.raw<ProblemViews>({});
	conflicts = $state.raw<Readonly<Record<string, ConflictView>>>({});
	/** Files that were chosen and have not been sent yet, by the name of their field. */
	uploads = $state.raw<ReadonlyMap<string, File>>(new Map());
	/** Told whenever the person changed an answer. */
	onchange: (question: string) => void = () => {};
	#fields = $state<Record<string, readonly string[]>>({});
	#versions = $state<Record<string, number>>({});
	/** Where the person is, and what was wrong there when they came: nobody is corrected in the middle of a word. */
	#focus = $state.raw<{ readonly question: string; readonly seen: readonly string[] }>();
	#places = $state<Record<string, readonly number[]>>({});
	/** By table: rows that stand ready only for those whose browser runs no script. */
	#spare = $state.raw<Readonly<Record<string, readonly number[]>>>({});

	readonly #answers = $derived.by(() => {
		const fields = new Map(Object.entries(this.#fields));
		return Object.fromEntries(this.view.questions.map((question): [string, Answer] => {
			const reading = readAnswer(question, fields);
			return [question.id, reading.ok ? reading.value : null];
		}));
	});
	readonly #relevance = $derived.by(() => relevance({ sections: [this.view] }, this.#answers, this.view.today, this.view.elsewhere));

	constructor(view: SectionView, { problems, conflicts = [], typed = {} }: Start) {
		this.view = view;
		this.problems = problems;
		this.conflicts = Object.fromEntries(conflicts.map((conflict) => [conflict.question, conflict]));
		this.#fields = { ...view.fields };
		this.#versions = { ...view.versions };
		this.unstored = view.questions.map(({ id }) => id).filter((id) => baseName(id) in typed);
		for (const id of this.unstored) this.#replace(id, Object.entries(typed).filter(([name]) => belongsTo(id, name)));
		for (const question of view.questions) if (question.kind === 'table') this.#layRows(question, spareRows);
	}

	get questions(): readonly QuestionView[] {
		return this.view.questions.filter(({ id }) => this.#relevance.questions.has(id));
	}
	text(name: string): string {
		return this.#fields[name]?.[0] ?? '';
	}
	texts(name: string): readonly string[] {
		return this.#fields[name] ?? [];
	}
	/** For an area of several lines: the browser swallows a line break at the very beginning of what the server wrote there. */
	markup(name: string): string {
		const text = this.text(name);
		return typeof document === 'undefined' && /^[\r\n]/.test(text) ? `\n${text}` : text;
	}
	version(question: string): number {
		return this.#versions[question] ?? 0;
	}
	isRequired(question: CellView | QuestionView, row?: Row): boolean {
		return isRequired(question, row ? { ...this.#relevance.scope, row } : this.#relevance.scope);
	}
	/** What the person typed or chose. */
	put(name: string, value: string | readonly string[]): void {
		this.#fields[name] = typeof value === 'string' ? [value] : value;
		this.onchange(name.split('.')[1] ?? '');
	}
	choose(name: string, file: File | undefined): void {
		const uploads = new Map(this.uploads);
		if (file) uploads.set(name, file);
		else uploads.delete(name);
		this.uploads = uploads;
		if (file) this.onchange(name.split('.')[1] ?? '');
	}

	places(table: string): readonly number[] {
		return this.#places[table] ?? [];
	}
	isSpare(table: string, place: number): boolean {
		return this.#spare[table]?.includes(place) ?? false;
	}
	mayAdd(table: QuestionView): boolean {
		return this.places(table.id).filter((place) => !this.isSpare(table.id, place)).length < (table.maxRows ?? defaultMaxRows);
	}
	addRow(table: string): number {
		const place = Math.max(-1, ...this.places(table)) + 1;
		this.#places[table] = [...this.places(table), place];
		return place;
	}
	removeRow(table: string, place: number): void {
		const under = `${fieldName(table)}.${place}.`;
		for (const name of Object.keys(this.#fields)) if (name.startsWith(under)) delete this.#fields[name];
		this.uploads = new Map([...this.uploads].filter(([name]) => !name.startsWith(under)));
		this.#places[table] = this.places(table).filter((other) => other !== place);
		this.onchange(table);
	}
	/** A script runs, and can add rows itself. */
	dropSpareRows(): void {
		for (const { id } of this.view.questions) {
			const places = this.places(id).filter((place) => !this.isSpare(id, place) || this.#isFilled(id, place));
			if (places.length < this.places(id).length) this.#places[id] = places;
		}
		this.#spare = {};
	}
	columns(table: QuestionView, place: number): readonly CellView[] {
		return relevantColumns(table.columns ?? [], this.row(table, place), this.#relevance.scope);
	}
	row(table: QuestionView, place: number): Row {
		const fields = new Map(Object.entries(this.#fields));
		const cells = (table.columns ?? []).flatMap((column): [string, CellValue][] => {
			const reading = readCell(column, fields, cellName(table.id, place, column.id));
			return reading.ok && reading.value !== null ? [[column.id, reading.value]] : [];
		});
		return Object.fromEntries(cells);
	}
	/** Fields of a row that are not shown because their column is not relevant: they are sent along unchanged. */
	unseen(table: QuestionView, place: number): readonly Entry[] {
		const shown = this.columns(table, place).map(({ id }) => cellName(table.id, place, id));
		const under = `${fieldName(table.id)}.${place}.`;
		return entriesOf(this.#fields, (name) => name.startsWith(under) && !name.endsWith('.row') && !shown.some((cell) => name === cell || name.startsWith(`${cell}.`)));
	}

	problemsOf(question: string): readonly ProblemView[] {
		const all = this.problems[question] ?? [];
		return this.#focus?.question === question ? all.filter(({ text }) => this.#focus?.seen.includes(text)) : all;
	}
	enter(question: string): void {
		if (this.#focus?.question !== question) this.#focus = { question, seen: (this.problems[question] ?? []).map(({ text }) => text) };
	}
	leave(): void {
		this.#focus = undefined;
	}
	/** Of one cell; those that speak of no cell in sight stand at the table itself. */
	cellProblems(table: QuestionView, place: number, column: string): readonly ProblemView[] {
		return this.problemsOf(table.id).filter((problem) => problem.column === column && this.#placeOf(table, problem) === place);
	}
	tableProblems(table: QuestionView): readonly ProblemView[] {
		return this.problemsOf(table.id).filter((problem) => {
			const place = this.#placeOf(table, problem);
			return place === undefined || !this.columns(table, place).some(({ id }) => id === problem.column);
		});
	}

	/** The fields of an answer as a form sends them, with the version they are based on. */
	entries(question: string): readonly Entry[] {
		return [[baseName(question), String(this.version(question))], ...entriesOf(this.#fields, (name) => belongsTo(question, name))];
	}
	/** Takes over what was typed earlier and has not reached the server. */
	restore(question: string, entries: readonly Entry[]): void {
		const fields: Record<string, string[]> = {};
		for (const [name, value] of entries) (fields[name] ??= []).push(value);
		this.#replace(question, Object.entries(fields));
		const shown = this.view.questions.find(({ id }) => id === question);
		if (shown?.kind === 'table') this.#layRows(shown, 0);
	}
	/** What the server answered to a save. */
	accept({ versions, problems, conflicts, kept }: SavedView, isChangedAgain: (question: string) => boolean): void {
		Object.assign(this.#versions, versions);
		this.problems = problems;
		const still = Object.values(this.conflicts).filter(({ question }) => !(question in versions));
		const arisen = conflicts.filter(({ question }) => !isChangedAgain(question));
		this.conflicts = Object.fromEntries([...still, ...arisen].map((conflict) => [conflict.question, conflict]));
		for (const [name, value] of Object.entries(kept)) this.#fields[name] = value;
		for (const name of Object.keys(kept)) delete this.#fields[removeName(name.slice(0, name.lastIndexOf('.')))];
	}
	/** These have been sent: kept or refused, they are not sent again. */
	forgetUploads(sent: ReadonlyMap<string, File>): void {
		this.uploads = new Map([...this.uploads].filter(([name, file]) => sent.get(name) !== file));
	}
	/** Ends a conflict: what stands is taken over, or what was typed is based on it from now on. */
	pick(question: string, whose: 'mine' | 'theirs'): void {
		const conflict = this.conflicts[question];
		if (!conflict) return;
		this.conflicts = Object.fromEntries(Object.entries(this.conflicts).filter(([id]) => id !== question));
		if (whose === 'theirs') this.restore(question, Object.entries(conflict.fields).flatMap(([name, values]) => values.map((value): Entry => [name, value])));
		this.#versions[question] = conflict.version;
		if (whose === 'mine') this.onchange(question);
	}

	#replace(question: string, fields: readonly (readonly [string, readonly string[]])[]): void {
		for (const name of Object.keys(this.#fields)) if (belongsTo(question, name)) delete this.#fields[name];
		for (const [name, values] of fields) {
			if (name === baseName(question)) this.#versions[question] = Number(values[0]) || 0;
			else if (belongsTo(question, name)) this.#fields[name] = values;
		}
	}
	/** Fixed rows, or those with an answer, then empty ones: one where there is no other, and `spare` for whoever cannot add any. */
	#layRows(table: QuestionView, spare: number): void {
		if (table.rows) {
			this.#places[table.id] = table.rows.map((_, place) => place);
			return;
		}
		const under = `${fieldName(table.id)}.`;
		const filled = new Set(Object.keys(this.#fields).flatMap((name) => (name.startsWith(under) ? [Number(name.slice(under.length).split('.')[0])] : [])));
		const places = [...filled].filter((place) => this.#isFilled(table.id, place)).sort((a, b) => a - b);
		const first = Math.max(-1, ...places) + 1;
		const room = Math.max(0, (table.maxRows ?? defaultMaxRows) - places.length);
		const empty = Array.from({ length: Math.min(room, Math.max(spare, places.length === 0 ? 1 : 0)) }, (_, index) => first + index);
		this.#places[table.id] = [...places, ...empty];
		this.#spare = { ...this.#spare, [table.id]: places.length === 0 ? empty.slice(1) : empty };
	}
	#isFilled(table: string, place: number): boolean {
		const under = `${fieldName(table)}.${place}.`;
		const isUpload = [...this.uploads.keys()].some((name) => name.startsWith(under));
		return isUpload || Object.entries(this.#fields).some(([name, values]) => name.startsWith(under) && !/\.(row|currency)$/.test(name) && values.some((value) => value.trim() !== ''));
	}
	#placeOf(table: QuestionView, { row, place }: ProblemView): number | undefined {
		if (place !== undefined) return place;
		if (typeof row === 'number') return this.places(table.id).filter((candidate) => this.#isFilled(table.id, candidate))[row];
		const found = table.rows?.findIndex(({ value }) => value === row) ?? -1;
		return found === -1 ? undefined : found;
	}
}

function belongsTo(question: string, name: string): boolean {
	const own = fieldName(question);
	return name === own || name.startsWith(`${own}.`);
}

function entriesOf(fields: Readonly<Record<string, readonly string[]>>, wanted: (name: string) => boolean): readonly Entry[] {
	return Object.entries(fields).flatMap(([name, values]) => (wanted(name) ? values.map((value): Entry => [name, value]) : []));
}
