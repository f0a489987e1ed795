import { expect, test } from 'vitest';
import { forwardKeys } from './foreign-keys.ts';

const key = (schema: string, to: string) => ({ table: 'one', column: 'other_id', schema, to });

test('backwards, and within a schema, is fine', () => {
	expect(forwardKeys([key('planning', 'register'), key('planning', 'planning'), key('register', 'identity'), key('diagnostics', 'platform')])).toEqual([]);
});

test.each([
	['register', 'planning'],
	['training', 'grants'],
	['platform', 'register'],
	['planning', 'elsewhere']
])('%s → %s is found', (schema, to) => {
	expect(forwardKeys([key(schema, to)])).toHaveLength(1);
});
