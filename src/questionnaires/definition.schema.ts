/**
 * Reads a questionnaire that comes as data and refuses what could not be asked: a wrong shape, an unknown key, a text
 * missing in a language, and everything in `definition-faults.ts`. Nothing is repaired.
 */
import { z } from 'zod';
import { definitionFaults } from './definition-faults.ts';
import type { Definition, Question, Vocabularies } from './definition.ts';
import type { Expression } from './expression.ts';
import { textFormats } from './text-format.ts';

export type DefinitionReading = { readonly ok: true; readonly definition: Definition } | { readonly ok: false; readonly faults: readonly string[] };

/** Faults are in English, for whoever edits definitions, each beginning with where it is. */
export function readDefinition(data: unknown, vocabularies: Vocabularies): DefinitionReading {
	const shape = definitionSchema.safeParse(data);
	if (!shape.success) return { ok: false, faults: shape.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`) };
	const faults = definitionFaults(shape.data, vocabularies);
	return faults.length === 0 ? { ok: true, definition: shape.data } : { ok: false, faults };
}

const text = z.string().regex(/\S/, 'an empty text');
const trilingual = z.strictObject({ ky: text, ru: text, en: text });
const questionId = z
	.string()
	.regex(/^[a-z][a-zA-Z0-9]*$/, 'not camelCase')
	.max(60);
const code = z
	.string()
	.regex(/^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$/, 'not a code')
	.max(60);
const count = z.int().min(1);

const operand = z.union([
	z.string(),
	z.number(),
	z.boolean(),
	z.null(),
	z.strictObject({ answer: questionId }),
	z.strictObject({ column: questionId }),
	z.strictObject({ self: z.literal(true) }),
	z.strictObject({ today: z.literal(true) })
]);
const pair = z.tuple([operand, operand]);
const bound = { eq: z.exactOptional(z.number()), le: z.exactOptional(z.number()), ge: z.exactOptional(z.number()) };
const summands = z.union([z.strictObject({ answers: z.array(questionId).min(1) }), z.strictObject({ table: questionId, column: questionId })]);

export const expressionSchema: z.ZodType<Expression> = z.lazy(() =>
	z.union([
		z.strictObject({ all: z.array(expressionSchema).min(1) }),
		z.strictObject({ any: z.array(expressionSchema).min(1) }),
		z.strictObject({ not: expressionSchema }),
		z.strictObject({ answered: z.union([questionId, z.strictObject({ column: questionId })]) }),
		z.strictObject({ eq: pair }),
		z.strictObject({ ne: pair }),
		z.strictObject({ lt: pair }),
		z.strictObject({ le: pair }),
		z.strictObject({ gt: pair }),
		z.strictObject({ ge: pair }),
		z.strictObject({ in: z.tuple([operand, z.array(z.union([z.string(), z.number()])).min(1)]) }),
		z.strictObject({ contains: pair }),
		z.strictObject({ matches: z.tuple([operand, z.enum(textFormats)]) }),
		z.strictObject({ sum: summands, ...bound })
	])
);

export const choiceSchema = z.strictObject({ value: code, label: trilingual, masked: z.exactOptional(z.boolean()) });
/** A vocabulary's entries may say more than a choice needs: codes in other classifications, bounds of a band. */
export const vocabularySchema = z.array(z.looseObject({ value: code, label: trilingual, masked: z.exactOptional(z.boolean()) })).min(1);

const choiceSource = z.union([z.array(choiceSchema).min(2), z.strictObject({ vocabulary: code, masked: z.exactOptional(z.boolean()) })]);

const base = {
	id: questionId,
	label: trilingual,
	hint: z.exactOptional(trilingual),
	purpose: z.exactOptional(trilingual),
	dataClass: z.exactOptional(z.enum(['ordinary', 'personal', 'sensitive'])),
	required: z.exactOptional(z.union([z.literal(true), expressionSchema])),
	relevant: z.exactOptional(expressionSchema),
	constraints: z.exactOptional(z.array(z.strictObject({ holds: expressionSchema, message: trilingual })))
};
const written = { long: z.exactOptional(z.boolean()), maxLength: z.exactOptional(count) };

const columnKinds = [
	z.strictObject({ ...base, ...written, kind: z.literal('text'), format: z.exactOptional(z.enum(textFormats)) }),
	z.strictObject({
		...base,
		kind: z.literal('number'),
		min: z.exactOptional(z.number()),
		max: z.exactOptional(z.number()),
		decimals: z.exactOptional(z.int().min(0).max(6)),
		unit: z.exactOptional(trilingual)
	}),
	z.strictObject({ ...base, kind: z.literal('money') }),
	z.strictObject({
		...base,
		kind: z.literal('date'),
		precision: z.exactOptional(z.enum(['day', 'year'])),
		notInFuture: z.exactOptional(z.boolean())
	}),
	z.strictObject({ ...base, kind: z.enum(['choice', 'choices']), choices: choiceSource, maxChosen: z.exactOptional(count) }),
	z.strictObject({ ...base, kind: z.literal('yesno') }),
	z.strictObject({ ...base, kind: z.literal('file') })
] as const;

const table = z.strictObject({
	...base,
	kind: z.literal('table'),
	columns: z.array(z.discriminatedUnion('kind', columnKinds)).min(1),
	rows: z.exactOptional(choiceSource),
	maxRows: z.exactOptional(count.max(1000)),
	addLabel: z.exactOptional(trilingual)
});

const questionSchema: z.ZodType<Question> = z.discriminatedUnion('kind', [
	...columnKinds,
	z.strictObject({ ...base, ...written, kind: z.literal('localised') }),
	table,
	z.strictObject({ ...base, kind: z.literal('note') })
]);

const sectionSchema = z.strictObject({
	id: z.string().regex(/^[a-z]+(-[a-z]+)*$/, 'not kebab-case'),
	title: trilingual,
	intro: z.exactOptional(trilingual),
	relevant: z.exactOptional(expressionSchema),
	questions: z.array(questionSchema).min(1)
});

/** The shape alone; `readDefinition` also looks at what it means. */
export const definitionSchema: z.ZodType<Definition> = z.strictObject({
	key: code,
	version: count,
	title: trilingual,
	sections: z.array(sectionSchema).min(1)
});
