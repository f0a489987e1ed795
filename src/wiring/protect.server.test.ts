import type { RequestEvent } from '@sveltejs/kit';
import { expect, test } from 'vitest';
import { testDatabase } from '../../tests/support/database.ts';
import { testRuntime } from '../../tests/support/sign-in.ts';
import { protect } from './protect.server.ts';

const kadam = await testDatabase();

async function answer(publicUrl: string): Promise<Headers> {
	testRuntime(kadam, { publicUrl });
	const url = new URL('/', publicUrl);
	const event = { request: new Request(url), url, route: { id: '/' }, isSubRequest: false } as unknown as RequestEvent;
	const { headers } = await protect({ event, resolve: async () => new Response('') } as Parameters<typeof protect>[0]);
	return headers;
}

test('where the address is HTTPS, browsers are told to keep to it for a year, for every name below it too', async () => {
	expect((await answer('https://kadam.example')).get('strict-transport-security')).toBe('max-age=31536000; includeSubDomains');
	expect((await answer('http://127.0.0.1:3000')).has('strict-transport-security')).toBe(false);
});
