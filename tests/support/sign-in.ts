/** A process and browsers for tests of sign-in, without a socket: cookies are kept as a browser keeps them. */
import { createHmac } from 'node:crypto';
import type { Cookies, RequestEvent } from '@sveltejs/kit';
import { sveltekitCookies } from 'better-auth/svelte-kit';
import type { Language } from '#kernel/localised.ts';
import { type Config, readConfig } from '#platform/config.server.ts';
import { createLog } from '#platform/log.server.ts';
import { nobody } from '#register/actor.ts';
import { recognised } from '#wiring/recognise.server.ts';
import type { Runtime } from '#wiring/runtime.server.ts';
import { useInWeb } from '#wiring/sign-in.server.ts';
import { type Letter, writeLetter } from '#wiring/sign-in-letters.server.ts';
import type { TestDatabase } from './database.ts';

export interface TestRuntime extends Runtime {
	/** Does what is waiting in the queue of letters. */
	writeLetters(): Promise<void>;
}

/** Makes it the runtime of this process until the next call. */
export function testRuntime(kadam: TestDatabase, settings: Partial<Config> = {}): TestRuntime {
	const waiting: Letter[] = [];
	const runtime: TestRuntime = {
		...kadam.surroundings(),
		config: { ...readConfig({ KADAM_SECRET: 'a-secret-for-tests-only-0123456789', PUBLIC_URL: 'http://kadam.example' }), ...settings },
		log: createLog('silent'),
		jobs: {
			send: async (_tx, queue, data) => { if (queue === 'letter') waiting.push(data as Letter); },
			work: async () => undefined,
			stop: async () => undefined
		},
		notices: { listen: () => () => undefined, close: async () => undefined },
		stop: async () => undefined,
		async writeLetters() {
			for (const letter of waiting.splice(0)) await writeLetter(runtime, letter);
		}
	};
	Object.assign(globalThis, { [Symbol.for('kadam.runtime')]: runtime });
	return runtime;
}

let current: RequestEvent | null = null;
useInWeb([sveltekitCookies(() => current as RequestEvent)]);

export interface TestBrowser {
	readonly jar: Map<string, string>;
	/** Attributes that each cookie was set with last. */
	readonly attributes: Map<string, Parameters<Cookies['set']>[2]>;
	/** A request of this browser, with the session it brings already recognised. */
	request(path?: string): Promise<RequestEvent>;
}

export function testBrowser({ address = 'http://kadam.example', client = '192.0.2.1', language = 'ky' as Language, jar = new Map<string, string>() } = {}): TestBrowser {
	const attributes: TestBrowser['attributes'] = new Map();
	return {
		jar, attributes,
		async request(path = '/') {
			const cookies = {
				get: (name: string) => jar.get(name),
				set: (name: string, value: string, given: Parameters<Cookies['set']>[2]) => {
					attributes.set(name, given);
					if (given?.maxAge === 0) jar.delete(name);
					else jar.set(name, value);
				}
			} as unknown as Cookies;
			const headers = new Headers({ origin: address, 'user-agent': 'Mozilla/5.0 (Linux; Android 10; K) Chrome/130.0.0.0 Mobile Safari/537.36', 'x-kadam-client': client });
			headers.set('cookie', [...jar].map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('; '));
			const url = new URL(path, address);
			const locals = { actor: nobody, person: null, session: null, programme: null, language, requestId: 'test', outage: null } as App.Locals;
			current = { cookies, url, locals, route: { id: path }, request: new Request(url, { headers }), getClientAddress: () => client } as unknown as RequestEvent;
			locals.actor = await recognised(current);
			return current;
		}
	};
}

/** The code that an authenticator app shows (RFC 6238), from the key as people type it; `steps` half minutes from now. */
export function codeOf(key: string, steps = 0, at = Date.now()): string {
	const bits = [...key.replaceAll(' ', '')].map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0')).join('');
	const secret = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
	const counter = Buffer.alloc(8);
	counter.writeBigUInt64BE(BigInt(Math.floor(at / 30_000) + steps));
	const mac = createHmac('sha1', secret).update(counter).digest();
	const offset = mac[19]! & 15;
	return String((mac.readUInt32BE(offset) & 0x7fff_ffff) % 1_000_000).padStart(6, '0');
}
