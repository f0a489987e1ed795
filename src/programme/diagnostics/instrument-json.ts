/** An instrument as JSON, out and in: coming in, it is laid out as rows and examined like a spreadsheet. */
import { languages } from '#kernel/localised.ts';
import { levels } from './instrument.ts';
import { type InstrumentDraft, indicatorsUnder } from './instrument-draft.ts';
import { sheetNames, type TextSheet } from './instrument-sheet.ts';

export function jsonOf({ key, basedOn, head, parameters, ...draft }: InstrumentDraft): string {
	const content = {
		key, basedOn, ...head,
		parameters: [...parameters].map(([code, parameter]) => ({
			code, ...parameter,
			indicators: indicatorsUnder({ key, basedOn, head, parameters, ...draft }, code).map(([code, indicator]) => ({ code, ...indicator }))
		}))
	};
	return `${JSON.stringify(content, null, '\t')}\n`;
}

/** The rows of what is meant to be an instrument; whatever else it is comes out as rows that are wrong. `null`: no JSON. */
export function sheetsFromJson(text: string): TextSheet[] | null {
	const value = parse(text);
	if (value === undefined) return null;
	const parameters = listAt(value, 'parameters');
	const indicators = parameters.flatMap((parameter) => listAt(parameter, 'indicators'));
	return [
		sheet(sheetNames.head, [value], ['key', 'basedOn', 'parametersForOverall', 'organisationTypes'], ['name', 'purpose']),
		sheet(sheetNames.parameters, parameters, ['code', 'weight'], ['name', 'shortName']),
		sheet(sheetNames.indicators, indicators, ['code', 'critical', 'notYetExpectedUpToStaff', 'earlier'], ['name', 'question', ...levels.map((level) => `levels.${level}`), 'evidence', 'guidance'])
	];
}

function parse(text: string): unknown {
	try {
		const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
		return typeof value === 'object' && value !== null ? value : undefined;
	} catch {
		return undefined;
	}
}

function sheet(name: string, entries: readonly unknown[], plain: readonly string[], localised: readonly string[]): TextSheet {
	const columns = [...plain, ...localised.flatMap((field) => languages.map((language) => `${field}.${language}`))];
	return { name, rows: [columns, ...entries.map((entry) => columns.map((column) => cellAt(entry, column)))] };
}

/** `levels.1.ky` of nested objects, as the text that a cell would hold. */
function cellAt(entry: unknown, path: string): string {
	const value = path.split('.').reduce<unknown>(inside, entry);
	if (Array.isArray(value)) return value.filter((item) => typeof item === 'string').join(', ');
	return ['string', 'number', 'boolean'].includes(typeof value) ? String(value) : '';
}

function inside(value: unknown, name: string): unknown {
	return typeof value === 'object' && value !== null && Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined;
}

function listAt(value: unknown, name: string): readonly unknown[] {
	const list = inside(value, name);
	return Array.isArray(list) ? list : [];
}
