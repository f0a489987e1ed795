import { expect, test } from 'vitest';
import { clientAddress } from './client-address.ts';

test('without a proxy nothing that a client says of itself counts', () => {
	expect(clientAddress('203.0.113.9', '198.51.100.1, 198.51.100.2', 0)).toBe('203.0.113.9');
	expect(clientAddress('203.0.113.9', undefined, 0)).toBe('203.0.113.9');
});

test('behind proxies of our own, the address that the outermost of them was asked by', () => {
	expect(clientAddress('10.0.0.2', '203.0.113.9', 1)).toBe('203.0.113.9');
	expect(clientAddress('10.0.0.2', 'made-up, 203.0.113.9', 1)).toBe('203.0.113.9');
	expect(clientAddress('10.0.0.2', 'made-up, 203.0.113.9, 10.0.0.3', 2)).toBe('203.0.113.9');
});

test('who comes past the proxies is still somebody', () => {
	expect(clientAddress('10.0.0.2', undefined, 2)).toBe('10.0.0.2');
	expect(clientAddress('10.0.0.2', ' , ', 1)).toBe('10.0.0.2');
});
