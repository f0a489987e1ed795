import { z } from 'zod';
import { draftLimits, headCode, indicatorShape, keyShape, kindOfPart, nothing, parameterShape, type PartContent, type PartKind, reservedKeys } from './instrument-draft.ts';

const id = z.uuid();
const version = z.coerce.number().int().min(0);
const ticked = z.union([z.boolean(), z.literal('on').transform(() => true)]).default(false);
const text = z.string().transform((typed) => typed.replaceAll('\r\n', '\n').trim()).pipe(z.string().max(draftLimits.text)).default('');
const trilingual = z.object({ ky: text, ru: text, en: text }).default(nothing);
const wrongNumber = { params: { code: 'diagnostics/instrument-number-invalid' } };
const wholeNumber = (least: number, most: number) =>
	z.string().trim().default('').refine((typed) => typed === '' || (/^\d{1,4}$/.test(typed) && Number(typed) >= least && Number(typed) <= most), wrongNumber).transform((typed) => (typed === '' ? null : Number(typed)));

const partCode = z.string().refine((code) => code === headCode || parameterShape.test(code) || indicatorShape.test(code), { params: { code: 'common/invalid' } });
/** `organisational/1` */
export const instrumentVersion = z.string().regex(/^[a-z][a-z0-9-]{1,39}\/\d{1,4}$/);

const newKey = z.string().trim().toLowerCase().refine((key) => keyShape.test(key) && !reservedKeys.includes(key), { params: { code: 'diagnostics/import-key-invalid' } });

/** From a published version, or a new instrument with a key of its own. */
export const startInstrumentDraft = z.union([z.object({ from: instrumentVersion }), z.object({ key: newKey })]);
export type StartInstrumentDraft = z.infer<typeof startInstrumentDraft>;

/** The same for the form that begins with nothing: what is wrong is the key. */
export const startNewInstrument = z.object({ key: newKey });

export const draftOnly = z.object({ draft: id });
export type DraftOnly = z.infer<typeof draftOnly>;

/** `parameter` '' asks for a new parameter, else for an indicator of that one. */
export const addInstrumentPart = z.object({ draft: id, parameter: z.union([z.literal(''), z.string().regex(parameterShape)]).default('') });
export type AddInstrumentPart = z.infer<typeof addInstrumentPart>;

export const removeInstrumentPart = z.object({ draft: id, part: partCode, basedOn: version });
export type RemoveInstrumentPart = z.infer<typeof removeInstrumentPart>;

const contents = {
	head: z.object({ name: trilingual, purpose: trilingual, parametersForOverall: wholeNumber(1, draftLimits.parameters), organisationTypes: z.array(z.string().max(60)).max(20).default([]) }),
	parameter: z.object({
		name: trilingual, shortName: trilingual,
		weight: z.string().trim().default('1').transform((typed) => Number(typed.replace(',', '.') || '1')).refine((weight) => weight > 0 && weight <= 10, wrongNumber)
	}),
	indicator: z.object({
		name: trilingual, critical: ticked, question: trilingual, evidence: trilingual, guidance: trilingual,
		levels: z.object({ 1: trilingual, 2: trilingual, 3: trilingual, 4: trilingual }).default({ 1: nothing, 2: nothing, 3: nothing, 4: nothing }),
		notYetExpectedUpToStaff: wholeNumber(0, 1000), earlier: z.union([z.literal(''), z.string().regex(indicatorShape)]).default('')
	})
} satisfies Record<PartKind, z.ZodType>;

const place = { draft: id, part: partCode, basedOn: version };
const toPart = <C extends PartContent>({ draft, part, basedOn, ...content }: { draft: string; part: string; basedOn: number } & C) => ({ draft, part, basedOn, content: content as unknown as PartContent });
const forms = {
	head: contents.head.extend(place).transform(toPart),
	parameter: contents.parameter.extend(place).transform(toPart),
	indicator: contents.indicator.extend(place).transform(toPart)
};

export interface SaveInstrumentPart {
	readonly draft: string;
	readonly part: string;
	readonly basedOn: number;
	readonly content: PartContent;
}

/** The form of a part depends on what part it is. */
export function saveInstrumentPart(part: string): z.ZodType<SaveInstrumentPart> {
	return forms[kindOfPart(part)];
}

export const importInstrument = z.object({ file: z.instanceof(File).refine((file) => file.size > 0, { params: { code: 'common/required' } }) });
export type ImportInstrument = z.infer<typeof importInstrument>;

export const chooseInstrument = z.object({ case: id, instrument: instrumentVersion });
export type ChooseInstrument = z.infer<typeof chooseInstrument>;

/** `level` '' goes back to what size and age suggest. */
export const setTarget = z.object({
	case: id, indicator: z.string().regex(indicatorShape), basedOn: version,
	level: z.union([z.literal('').transform(() => null), z.enum(['1', '2', '3', '4']).transform((level) => Number(level) as 1 | 2 | 3 | 4)]),
	reason: z.string().trim().min(1).max(1000)
});
export type SetTarget = z.infer<typeof setTarget>;
