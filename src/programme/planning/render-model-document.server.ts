/** A model document as a Word file to fill in. */
import { m } from '#i18n/paraglide/messages.js';
import type { Language } from '#kernel/localised.ts';
import { heading, lead, paragraph, point, spacer, step, table, titleOf, wordDocument, type WordPart } from '#platform/word.server.ts';
import type { ModelBlock, ModelDocument } from './model-document.ts';

/** Room to write in by hand. */
const blank = '_'.repeat(40);
/** A name written out and a hand's sign, side by side. */
const signed = `${'_'.repeat(24)} / ${'_'.repeat(24)}`;

export function renderModelDocument({ title, licence, body }: ModelDocument, language: Language): Promise<Uint8Array> {
	const name = title[language];
	return wordDocument({
		title: name, author: 'Kadam', language, head: name, foot: m.planning_model_foot({ licence }, { locale: language }), pageWord: m.planning_paper_page({}, { locale: language }),
		parts: [titleOf(name), ...body[language].flatMap(partsOf)]
	});
}

function partsOf(block: ModelBlock, place: number): WordPart[] {
	if ('heading' in block) return [heading(1, block.heading)];
	if ('text' in block) return [paragraph(block.text)];
	if ('points' in block) return block.points.map((text) => point('', text));
	if ('steps' in block) return block.steps.map((text) => step(text, place));
	if ('fields' in block) return block.fields.map((label) => lead(`${label}: `, blank));
	if ('signatures' in block) return [spacer(), ...block.signatures.map((who) => lead(`${who}: `, signed))];
	const { head, rows = [], empty = 0 } = block.table;
	return [table(head.map(sharesOf), head, [...rows, ...Array.from({ length: empty }, () => head.map(() => ''))]), spacer()];
}

/** A column for numbers or ticks is narrow. */
function sharesOf(title: string): number {
	return title.length <= 2 ? 0.4 : 1;
}
