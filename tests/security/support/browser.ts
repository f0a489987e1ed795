/** Asks the running Kadam as a browser without a script would, but for one person at a time and without following anything. */
import { inject } from 'vitest';

const { address, emails, sessions, organisations } = inject('world');

export interface Answer {
	readonly status: number;
	readonly headers: Headers;
	/** Where it leads, without our own address. */
	readonly location: string | null;
	readonly body: string;
}

/** A person of the cast, `head:<organisation>` for the head of one, or nobody. */
export type Who = string;
export const nobody = 'nobody';

export function cookieOf(who: Who): string {
	if (who === nobody) return '';
	const email = who.startsWith('head:') ? organisations[who.slice(5)]?.head : emails[who];
	const cookie = email && sessions[email];
	if (!cookie) throw new Error(`The cast has no ${who}`);
	return cookie;
}

export async function ask(who: Who, path: string, { method = 'GET', headers = {}, body }: { method?: string; headers?: Record<string, string>; body?: BodyInit } = {}): Promise<Answer> {
	const cookie = cookieOf(who);
	const sent = { ...(cookie && { cookie }), ...(method === 'GET' ? {} : { origin: address }), accept: 'text/html', ...headers };
	const answer = await fetch(address + path, { method, redirect: 'manual', headers: sent, ...(body !== undefined && { body }) });
	const bytes = Buffer.from(await answer.arrayBuffer());
	return { status: answer.status, headers: answer.headers, location: answer.headers.get('location')?.replace(address, '') ?? null, body: bytes.toString(isText(answer) ? 'utf8' : 'latin1') };
}

function isText({ headers }: Response): boolean {
	return /^(text|application\/json)/.test(headers.get('content-type') ?? '');
}

export type Fields = Readonly<Record<string, string | File | readonly string[]>>;

export function formOf(fields: Fields): FormData {
	const form = new FormData();
	for (const [name, value] of Object.entries(fields)) for (const one of Array.isArray(value) ? (value as readonly string[]) : [value as string | File]) form.append(name, one);
	return form;
}

export interface Acted {
	readonly kind: 'success' | 'failure' | 'redirect' | 'error';
	readonly status: number;
	readonly location: string | null;
	readonly body: string;
}

/** Posts a form to an action as the framework's own script does, which answers what happened instead of a page. */
export async function act(who: Who, path: string, action: string, fields: Fields): Promise<Acted> {
	const at = action === 'default' ? path : `${path}${path.includes('?') ? '&' : '?'}/${action}`;
	const answer = await ask(who, at, { method: 'POST', body: formOf(fields), headers: { accept: 'application/json', 'x-sveltekit-action': 'true' } });
	if (answer.status >= 400) return { kind: 'error', status: answer.status, location: null, body: answer.body };
	const told = JSON.parse(answer.body) as { type: Acted['kind']; status?: number; location?: string; error?: { status?: number } };
	return { kind: told.type, status: told.status ?? told.error?.status ?? answer.status, location: told.location ?? null, body: answer.body };
}
