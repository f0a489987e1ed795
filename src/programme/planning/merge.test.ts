import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { changedFields, mergeContent, type Version } from './merge.ts';

interface Content {
	readonly title: Readonly<Record<string, string>>;
	readonly ease: number;
	readonly due: string | null;
	readonly cost: { readonly amount: string; readonly currency: string } | null;
}

const base: Content = { title: { ky: 'Эсеп', ru: 'Учёт' }, ease: 3, due: '2026-06-30', cost: null };
const version = (content: Content, number: number, author = 'Айгүл'): Version<Content> => ({ version: number, content, author, at: `2026-03-0${number}T04:00:00.000Z` });
const merge = (theirs: Partial<Content>, mine: Partial<Content>) => mergeContent([version(base, 1), version({ ...base, ...theirs }, 2, 'Бакыт')], { ...base, ...mine });

const anyContent: fc.Arbitrary<Content> = fc.record({
	title: fc.dictionary(fc.constantFrom('ky', 'ru', 'en'), fc.constantFrom('а', 'б', 'в')),
	ease: fc.integer({ min: 1, max: 5 }),
	due: fc.option(fc.constantFrom('2026-06-30', '2026-07-31')),
	cost: fc.option(fc.record({ amount: fc.constantFrom('1', '2'), currency: fc.constantFrom('KGS', 'USD') }))
});

describe('two edits of one thing', () => {
	test('in different places are merged', () => {
		expect(merge({ ease: 5 }, { due: null })).toEqual({ content: { ...base, ease: 5, due: null }, conflicts: [], changes: true });
	});

	test('in different languages of one text are merged', () => {
		expect(merge({ title: { ...base.title, ru: 'Счёт' } }, { title: { ...base.title, ky: 'Китеп' } }).content.title).toEqual({ ky: 'Китеп', ru: 'Счёт' });
	});

	test('in the same place show both values, and who gave the other one and when', () => {
		expect(merge({ ease: 5 }, { ease: 1 }).conflicts).toEqual([{ field: 'ease', mine: 1, theirs: 5, author: 'Бакыт', at: '2026-03-02T04:00:00.000Z' }]);
	});

	test('that say the same do not conflict', () => {
		expect(merge({ ease: 5 }, { ease: 5 })).toMatchObject({ conflicts: [], changes: false });
	});

	test('one that takes away what the other rewords is a conflict', () => {
		expect(merge({ title: { ky: 'Китеп' } }, { title: { ky: 'Дептер' } }).conflicts).toMatchObject([{ field: 'title.ky', mine: 'Дептер', theirs: 'Китеп' }]);
		expect(merge({ title: { ...base.title, ru: 'Счёт' } }, { title: { ky: 'Эсеп' } }).conflicts).toMatchObject([{ field: 'title.ru', mine: null, theirs: 'Счёт' }]);
	});

	test('of an amount and its currency are one place', () => {
		expect(merge({ cost: { amount: '5', currency: 'USD' } }, { cost: { amount: '5', currency: 'KGS' } }).conflicts).toMatchObject([{ field: 'cost' }]);
	});

	test('name the one who changed the place last, not the one who changed anything last', () => {
		const versions = [version(base, 1), version({ ...base, ease: 5 }, 2, 'Бакыт'), version({ ...base, ease: 5, due: null }, 3, 'Чынара')];
		expect(mergeContent(versions, { ...base, ease: 1 }).conflicts).toMatchObject([{ author: 'Бакыт', at: '2026-03-02T04:00:00.000Z' }]);
	});
});

test('nothing that either wrote is lost: it is in the result, or beside it as a conflict', () => {
	fc.assert(fc.property(anyContent, anyContent, anyContent, (first, theirs, mine) => {
		const { content, conflicts } = mergeContent([version(first, 1), version(theirs, 2)], mine);
		const disputed = conflicts.map(({ field }) => field);
		for (const field of changedFields(first, mine)) expect(changedFields(content, mine)).not.toContain(field);
		for (const field of changedFields(first, theirs)) expect(disputed.includes(field) || !changedFields(content, theirs).includes(field)).toBe(true);
	}));
});

test('whoever changed nothing gets what stands', () => {
	fc.assert(fc.property(anyContent, anyContent, (first, theirs) => {
		expect(mergeContent([version(first, 1), version(theirs, 2)], first)).toEqual({ content: theirs, conflicts: [], changes: false });
	}));
});
