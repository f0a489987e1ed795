import fc from 'fast-check';
import { expect, test } from 'vitest';
import { flatten, parseNarrative, shorten } from './narrative.ts';

test('blank lines end paragraphs, lines that begin with a dash are items', () => {
	expect(parseNarrative('Бир.\nЭки.\n\n- Үч\n- Төрт\n\nБеш')).toEqual([
		{ kind: 'paragraph', text: 'Бир.\nЭки.' },
		{ kind: 'list', items: [{ lead: '', text: 'Үч' }, { lead: '', text: 'Төрт' }] },
		{ kind: 'paragraph', text: 'Беш' }
	]);
	expect(parseNarrative('Кириш\r\n- А\r\n- Б\r\nАягы').map(({ kind }) => kind)).toEqual(['paragraph', 'list', 'paragraph']);
	expect(parseNarrative(' \n\n \n')).toEqual([]);
});

test('an item begins bold where it begins with a lead, with the longest one', () => {
	const [list] = parseNarrative('- План (2). Бар.', ['План', 'План (2).']);
	expect(list).toEqual({ kind: 'list', items: [{ lead: 'План (2).', text: ' Бар.' }] });
});

test('nothing that people type gets lost or changed', () => {
	const words = (text: string): string => text.replace(/^- /gm, '').replace(/\s+/g, '');
	fc.assert(
		fc.property(fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 6 }), fc.string(), (lines, lead) => {
			const text = lines.join('\n');
			expect(words(flatten(parseNarrative(text, [lead])))).toBe(words(text));
		})
	);
});

test('a long text is cut after a sentence or a word, never inside a character', () => {
	expect(shorten('Бир сөз. Экинчи сүйлөм мына ушундай.', 14)).toBe('Бир сөз…');
	expect(shorten('Бул толук бүткөн сүйлөм. Экинчиси.', 28)).toBe('Бул толук бүткөн сүйлөм.');
	expect(shorten('бир эки үч төрт беш', 12)).toBe('бир эки үч…');
	expect(shorten('кыска', 5)).toBe('кыска');
	fc.assert(
		fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), fc.integer({ min: 4, max: 40 }), (text, limit) => {
			const cut = shorten(text, limit);
			expect(cut.length).toBeLessThanOrEqual(Math.max(limit, 1));
			expect(cut.isWellFormed()).toBe(text.isWellFormed());
		})
	);
});
