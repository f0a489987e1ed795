import { expect, test } from 'vitest';
import { nextPage, placeFrom } from './keyset.ts';

const rows = [
	{ name: 'Ак булак', id: '0190b6c2-0000-7000-8000-000000000001' },
	{ name: 'Бел & көпүрө', id: '0190b6c2-0000-7000-8000-000000000002' },
	{ name: 'Үмүт', id: '0190b6c2-0000-7000-8000-000000000003' }
];

test('the address of the next page names the last row shown, and keeps the filters', () => {
	const next = nextPage(new URL('https://kadam.example/organisations?region=KG-N&after=Ааа&id=x'), rows, 2, (row) => row);
	const parameters = new URL(next!, 'https://kadam.example').searchParams;
	expect(parameters.get('region')).toBe('KG-N');
	expect(placeFrom(parameters)).toEqual(rows[1]);
});

test('the last page has no next one', () => {
	const url = new URL('https://kadam.example/organisations');
	expect(nextPage(url, rows, 3, (row) => row)).toBeUndefined();
	expect(nextPage(url, [], 3, () => rows[0]!)).toBeUndefined();
});

test('a place that is not whole is no place', () => {
	expect(placeFrom(new URLSearchParams('after=Ак'))).toBeUndefined();
	expect(placeFrom(new URLSearchParams('after=Ак&id=1'))).toBeUndefined();
	expect(placeFrom(new URLSearchParams(''))).toBeUndefined();
});
