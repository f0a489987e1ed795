import { expect, test } from 'vitest';
import { outageOf } from './outage.server.ts';

const coded = (code: string, message = 'x') => Object.assign(new Error(message), { code });

test.each([
	['the system refuses', coded('ECONNREFUSED'), 'common/database-away'],
	['the server is shutting down', coded('57P01'), 'common/database-away'],
	['the server is starting', coded('57P03'), 'common/database-away'],
	['too many connections', coded('53300'), 'common/database-away'],
	['words only', new Error('Connection terminated unexpectedly'), 'common/database-away'],
	['wrapped twice', new Error('Failed query', { cause: new Error('Failed to get session', { cause: coded('08006') }) }), 'common/database-away'],
	['no room in the database', coded('53100'), 'common/disk-full'],
	['no room for a file', coded('ENOSPC'), 'common/disk-full'],
	['a file that is not there', coded('ENOENT', 'ENOENT: no such file or directory'), undefined],
	['a broken rule', coded('23505'), undefined],
	['a mistake of ours', new TypeError('x is undefined'), undefined],
	['no error at all', 'gone', undefined],
	['nothing', undefined, undefined]
])('%s', (_, error, outage) => {
	expect(outageOf(error)).toBe(outage);
});
