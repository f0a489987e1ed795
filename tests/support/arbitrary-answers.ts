/** Random answers to any questionnaire: whatever a form can bring in, good or bad, but nothing that it cannot. */
import fc from 'fast-check';
import type { Answer, Answers, CellValue, Row } from '#questionnaires/answer.ts';
import { choicesOf, type ChoiceSource, type ColumnQuestion, type Definition, type NumberQuestion, type Question, type TableQuestion, type Vocabularies } from '#questionnaires/definition.ts';

/** Texts that have broken programs before. */
export const naughtyTexts: readonly string[] = [
	'"', "'", '\'"><script>alert(1)</script>', '<!--', '</textarea><script>alert(2)</script>', '&lt;b&gt; &amp;amp;', '{@html 1}', '${7*7}', '`',
	'مرحبا بالعالم', '\u202eтерс\u202c', '👩🏽‍👩🏽‍👧🏽 🇰🇬', 'Z̷͓̈a̸l̶g̵o̶', '\n', '\nбашында', 'аягында\n', '\r', 'а\rб', 'а\r\nб', ' ', '\t', '\u200b', '\ufeff', '\u0001\u001f\u007f\u0085',
	'null', 'undefined', 'NaN', '0', '-0', '__proto__', 'constructor', "'; drop table questionnaires.answer; --", '%00', '\\', '..\\..\\etc', '=cmd|calc', '١٢٣', 'ﷺ', 'Ң Ө Ү', 'я'.repeat(10_000)
];

export const anyText: fc.Arbitrary<string> = fc
	.oneof(fc.constantFrom(...naughtyTexts), fc.string({ unit: 'binary', minLength: 1, maxLength: 60 }))
	.map((text) => text.toWellFormed().replaceAll('\0', ''))
	.filter((text) => text !== '');

/** Answers to some of the questions; `null` where one was taken away. */
export function anyAnswers(definition: Definition, vocabularies: Vocabularies): fc.Arbitrary<Answers> {
	const questions = definition.sections.flatMap((section) => section.questions).filter(({ kind }) => kind !== 'note');
	return fc.record(Object.fromEntries(questions.map((question) => [question.id, anyAnswer(question, vocabularies)])), { requiredKeys: [] }) as fc.Arbitrary<Answers>;
}

function anyAnswer(question: Question, vocabularies: Vocabularies): fc.Arbitrary<Answer> {
	const given: fc.Arbitrary<Answer> =
		question.kind === 'table' ? anyRows(question, vocabularies)
		: question.kind === 'localised' ? fc.record({ ky: anyText, ru: anyText, en: anyText }, { requiredKeys: [] }).filter((texts) => Object.keys(texts).length > 0)
		: question.kind === 'note' ? fc.constant(null)
		: anyCell(question, vocabularies);
	return fc.option(given, { nil: null, freq: 8 });
}

function anyCell(question: ColumnQuestion, vocabularies: Vocabularies): fc.Arbitrary<CellValue> {
	switch (question.kind) {
		case 'text':
			return anyText;
		case 'number':
			return anyNumber(question);
		case 'money':
			return fc.record({ amount: fc.tuple(fc.nat(999_999_999), fc.constantFrom('', '.5', '.50', '.05')).map((parts) => parts.join('')), currency: fc.constantFrom('KGS', 'USD', 'XXX') });
		case 'date':
			return question.precision === 'year'
				? fc.integer({ min: 1000, max: 9999 }).map(String)
				: fc.date({ min: new Date('1000-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10));
		case 'choice':
			return anyChoice(question.choices, vocabularies);
		case 'choices':
			return fc.uniqueArray(anyChoice(question.choices, vocabularies), { minLength: 1, maxLength: 5 });
		case 'yesno':
			return fc.boolean();
		case 'file':
			return fc.record({ file: fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 64, maxLength: 64 }), name: anyText.map((name) => name.replace(/\p{Cc}/gu, '').slice(0, 100).toWellFormed() || 'a'), size: fc.nat() });
	}
}

function anyNumber({ decimals = 0 }: NumberQuestion): fc.Arbitrary<number> {
	const fraction = decimals === 0 ? fc.constant('') : fc.nat(10 ** decimals - 1).map((digits) => `.${digits}`);
	return fc.tuple(fc.integer({ min: -999_999_999, max: 999_999_999 }), fraction).map(([whole, part]) => Number(`${whole}${part}`) + 0);
}

/** Mostly one of the list; also what a hostile form could send. */
function anyChoice(source: ChoiceSource, vocabularies: Vocabularies): fc.Arbitrary<string> {
	const offered = choicesOf(source, vocabularies).map(({ value }) => value);
	const strange = anyText.filter((text) => text.length <= 200 && !/[\r\n]/.test(text));
	return offered.length === 0 ? strange : fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...offered) }, { weight: 1, arbitrary: strange });
}

function anyRows(table: TableQuestion, vocabularies: Vocabularies): fc.Arbitrary<readonly Row[]> {
	const cells = fc.record(Object.fromEntries(table.columns.map((column) => [column.id, anyCell(column, vocabularies)])), { requiredKeys: [] }) as fc.Arbitrary<Row>;
	const row = cells.filter((given) => Object.values(given).some((cell) => typeof cell !== 'string' || /[^\s\p{Cc}\p{Cf}]/u.test(cell)));
	if (!table.rows) return fc.array(row, { minLength: 1, maxLength: Math.min(4, table.maxRows ?? 4) });
	const offered = choicesOf(table.rows, vocabularies).map(({ value }) => value);
	const places = fc.subarray(offered, { minLength: 1 });
	return places.chain((labels) => fc.tuple(...labels.map((label) => row.map((given): Row => ({ row: label, ...given })))));
}
