/** Model documents: policies, terms of reference, forms and plans that an organisation opens, fills in and adopts. */
import { type Language, languages, type Trilingual } from '#kernel/localised.ts';

export const modelKinds = ['policy', 'termsOfReference', 'form', 'plan'] as const;
export type ModelKind = (typeof modelKinds)[number];

/** Under what terms it may be used; names of SPDX where there is one, `permission` where its author allowed the programme to share it. */
export const modelLicences = ['CC0-1.0', 'CC-BY-4.0', 'CC-BY-SA-4.0', 'permission'] as const;
export type ModelLicence = (typeof modelLicences)[number];

/** A piece of the text, in its order. `fields` and `signatures` are written in by hand; of a table, `empty` rows are. */
export type ModelBlock =
	| { readonly heading: string }
	| { readonly text: string }
	| { readonly points: readonly string[] }
	| { readonly steps: readonly string[] }
	| { readonly fields: readonly string[] }
	| { readonly table: { readonly head: readonly string[]; readonly rows?: readonly (readonly string[])[]; readonly empty?: number } }
	| { readonly signatures: readonly string[] };

/** As it ships with the product, whole in three languages. */
export interface ModelDocument {
	readonly key: string;
	readonly kind: ModelKind;
	/** Codes in the instrument of ten parameters. */
	readonly indicators: readonly string[];
	readonly licence: ModelLicence;
	readonly title: Trilingual;
	/** What it is for and when one takes it. */
	readonly purpose: Trilingual;
	readonly body: Readonly<Record<Language, readonly ModelBlock[]>>;
}

/** What is wrong with one, each with its place; for whoever writes the files. */
export function modelFaults({ key, kind, indicators, licence, title, purpose, body }: ModelDocument, known: ReadonlySet<string>): string[] {
	const faults: string[] = [];
	const demand = (holds: boolean, fault: string) => void (holds || faults.push(`${key}: ${fault}`));
	demand(/^[a-z]+(-[a-z]+)*$/.test(key), 'key');
	demand(modelKinds.includes(kind), 'kind');
	demand(modelLicences.includes(licence), 'licence');
	demand(indicators.length > 0, 'no indicator');
	for (const code of indicators) demand(known.has(code), `unknown indicator ${code}`);
	for (const language of languages) {
		demand(Boolean(title[language].trim()), `title.${language}`);
		demand(Boolean(purpose[language].trim()), `purpose.${language}`);
		demand(body[language].every(isFilled), `body.${language}: an empty text, or rows of another length than the head`);
		demand(shapeOf(body[language]) === shapeOf(body.ky), `body.${language}: other blocks than in Kyrgyz`);
	}
	demand(shapeOf(body.ky) !== '', 'body');
	return faults;
}

function isFilled(block: ModelBlock): boolean {
	if ('table' in block) {
		const { head, rows = [] } = block.table;
		return head.every((text) => text.trim() !== '') && rows.every((row) => row.length === head.length);
	}
	return Object.values(block).flat().every((text) => typeof text === 'string' && text.trim() !== '');
}

/** The kinds of its blocks, with the number of columns of a table: the same in each language. */
function shapeOf(blocks: readonly ModelBlock[]): string {
	return blocks.map((block) => ('table' in block ? `table ${block.table.head.length}` : Object.keys(block)[0])).join();
}
