import { expect, test } from 'vitest';
import { addressWith } from './address.ts';

test('filters that are set stand in the address, the others do not', () => {
	expect(addressWith('/reporting', { status: null, region: '' })).toBe('/reporting');
	expect(addressWith('/reporting', { status: 'issued', region: null, after: 'а&б' })).toBe('/reporting?status=issued&after=%D0%B0%26%D0%B1');
});
