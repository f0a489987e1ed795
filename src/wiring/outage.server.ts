/**
 * What a request gets while the database or the disk fails: a page that says so. A form comes back with everything that was
 * typed and the same command, so that it can be sent again and is done once.
 */
import type { RequestEvent } from '@sveltejs/kit';
import type { ProblemCode } from '#kernel/problem.ts';
import { problemText } from '#i18n/problem-text.server.ts';

/** Where the page is drawn; nobody opens it by its address. */
export const outagePath = '/outage';

const headers = { 'retry-after': '5', 'cache-control': 'no-store' };

export type SentFields = readonly (readonly [string, FormDataEntryValue])[];

/** Keeps what stands in a form that is read while the request is worked on: a body can be read once, and whoever reads the form may change it. */
export function keepForm(request: Request): () => Promise<SentFields | undefined> {
	const read = request.formData.bind(request);
	let kept: SentFields | undefined;
	request.formData = async () => {
		const form = await read();
		kept = [...form];
		return form;
	};
	const isForm = /^(application\/x-www-form-urlencoded|multipart\/form-data)\b/.test(request.headers.get('content-type') ?? '');
	return async () => kept ?? (isForm ? [...(await read().catch(() => []))] : undefined);
}

export async function answerOutage(event: RequestEvent, code: ProblemCode, form: SentFields | undefined): Promise<Response> {
	const message = problemText(code, {}, event.locals.language);
	if (!wantsPage(event)) return Response.json(inJson(event, { status: 503, message, code }), { status: 503, headers });
	const page = await event.fetch(outagePath, { method: 'POST', headers: { accept: 'text/html' }, body: handedOver(event, code, form) });
	const answer = new Response(page.body, { status: 503, headers: page.headers });
	for (const [name, value] of Object.entries(headers)) answer.headers.set(name, value);
	return answer;
}

/** The framework's own forms understand only their own kind of answer. */
function inJson(event: RequestEvent, error: App.Error): object {
	return event.request.headers.has('x-sveltekit-action') ? { type: 'error', status: error.status, error } : error;
}

function wantsPage({ request, isDataRequest }: RequestEvent): boolean {
	return !isDataRequest && !request.headers.has('x-sveltekit-action') && !request.headers.get('accept')?.startsWith('application/json');
}

/** Passwords are not sent through a page, and files cannot be. */
function handedOver({ url, request }: RequestEvent, code: ProblemCode, form: SentFields | undefined): FormData {
	const parts = new FormData();
	parts.set('code', code);
	parts.set('to', url.pathname + url.search);
	parts.set('method', request.method);
	parts.set('multipart', String(request.headers.get('content-type')?.startsWith('multipart/') ?? false));
	for (const [name, value] of form ?? []) {
		if (name.includes('password')) parts.set('secret', 'true');
		else if (typeof value === 'string') parts.append(`sent.${name}`, value);
		else if (value.size > 0) parts.set('files', 'true');
	}
	return parts;
}
