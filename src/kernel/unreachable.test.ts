import { expect, test } from 'vitest';
import { unreachable } from './unreachable.ts';

test('data that the types did not expect is named', () => {
	expect(() => unreachable('fifth' as never, 'layer')).toThrow('Unexpected layer: "fifth"');
});
