import { expect, test } from 'vitest';
import { awaitedEvents, reactsTo } from './reactions.ts';

test('what nobody waits for sets nothing off', () => {
	expect(awaitedEvents.every(reactsTo)).toBe(true);
	expect(['profiling/started', '', 'toString'].some(reactsTo)).toBe(false);
});
