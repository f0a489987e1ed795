import { expect, test } from 'vitest';
import { broken } from '../rule.ts';
import { treeOf } from '../tree.ts';
import { completeTexts, kyrgyzIsKyrgyz, oneAlphabetAWord, textsInTheirArea } from './messages.ts';

type Texts = Record<string, unknown>;
const area = (ky: Texts, ru: Texts, en: Texts) =>
	treeOf({ 'messages/planning/ky.json': JSON.stringify(ky), 'messages/planning/ru.json': JSON.stringify(ru), 'messages/planning/en.json': JSON.stringify(en) });

test('complete texts are fine', () => {
	const tree = area({ planning_due: '{day} чейин' }, { planning_due: 'до {day}' }, { planning_due: 'by {day}' });
	for (const rule of [completeTexts, textsInTheirArea, kyrgyzIsKyrgyz, oneAlphabetAWord]) expect(broken(rule, tree)).toBe('');
});

test('a missing language, key or text is found', () => {
	expect(broken(completeTexts, treeOf({ 'messages/planning/en.json': '{}' }))).toContain('has no ky.json');
	expect(broken(completeTexts, area({}, { planning_due: 'до' }, { planning_due: 'by' }))).toContain('ky.json  planning_due is missing');
	expect(broken(completeTexts, area({ planning_due: ' ' }, { planning_due: 'до' }, { planning_due: 'by' }))).toContain('ky.json  planning_due is empty');
	expect(broken(completeTexts, treeOf({ 'messages/planning/en.json': '{' }))).toContain('en.json  ');
});

test('a placeholder that one language lacks is found', () => {
	expect(broken(completeTexts, area({ planning_due: 'чейин' }, { planning_due: 'до {day}' }, { planning_due: 'by {day}' }))).toContain('ky.json  planning_due has no {day}');
});

const plural = (texts: Record<string, string>) => [{ declarations: ['input count', 'local plural = count: plural'], selectors: ['plural'], match: texts }];

test('a text may have more variants in one language than in another', () => {
	const tree = area(
		{ planning_count: plural({ 'plural=*': '{count} иш' }) },
		{ planning_count: plural({ 'plural=one': '{count} дело', 'plural=*': '{count} дел' }) },
		{ planning_count: plural({ 'plural=one': 'one thing', 'plural=*': '{count} things' }) }
	);
	expect(broken(completeTexts, tree)).toBe('');
});

test('a key of another area is found', () => {
	expect(broken(textsInTheirArea, area({ reporting_due: 'а' }, {}, {}))).toContain('reporting_due does not begin with planning_');
	expect(broken(textsInTheirArea, area({ problem_reporting_late: 'а' }, {}, {}))).toContain('problem_reporting_late');
	expect(broken(textsInTheirArea, area({ problem_planning_late: 'а', planning_due: 'а' }, {}, {}))).toBe('');
	expect(broken(textsInTheirArea, treeOf({ 'messages/common/ky.json': '{"problem_workflow_reason_required":"а"}' }))).toBe('');
});

test('a Russian text in the Kyrgyz file is found', () => {
	expect(broken(kyrgyzIsKyrgyz, area({ planning_save: 'Сохранить' }, { planning_save: 'Сохранить' }, {}))).toContain('is the Russian text “Сохранить”');
	expect(broken(kyrgyzIsKyrgyz, area({ planning_save: 'Отчёт даяр' }, { planning_save: 'Отчёт готов' }, {}))).toContain('the Russian word “Отчёт”');
	expect(broken(kyrgyzIsKyrgyz, area({ planning_tab: '{name}: План', planning_id: 'PDF' }, { planning_tab: '{name}: План', planning_id: 'PDF' }, {}))).toBe('');
});

test('a Latin letter inside a Cyrillic word is found, in seeds too', () => {
	expect(broken(oneAlphabetAWord, area({ planning_save: 'Cактоо' }, {}, {}))).toContain('“Cактоо” mixes alphabets');
	expect(broken(oneAlphabetAWord, treeOf({ 'seeds/reference/vocabularies/months.json': '{"ky":"үчтүн aйы"}' }))).toContain('mixes alphabets');
	expect(broken(oneAlphabetAWord, area({ planning_save: 'PDF-файл, {count}нчи\\nSMS' }, {}, {}))).toBe('');
});
