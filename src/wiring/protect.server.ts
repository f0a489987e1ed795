/** Which requests are not answered at all, whoever sends them, and what every answer carries. */
import type { RequestEvent } from '@sveltejs/kit';
import type { Handle } from '@sveltejs/kit/hooks';
import { theRuntime } from './runtime.server.ts';

const reading = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Pages whose forms take files; nothing else that people write comes near to this many bytes. */
const takesFiles = new Set([
	'/(house)/profiling/[profile]/[section]',
	'/(house)/diagnostics/[case]/evidence',
	'/(house)/diagnostics/[case]/agree/[indicator]',
	'/(house)/diagnostics/[case]/verify/[indicator]',
	'/(house)/diagnostics/[case]/independent/[indicator]',
	'/(house)/planning/[plan]/actions/[action]',
	'/(house)/planning/models/new'
]);
const mostBytes = 2 * 1024 * 1024;

const headers = {
	'x-content-type-options': 'nosniff',
	'referrer-policy': 'same-origin',
	'permissions-policy': 'camera=(), microphone=(), geolocation=()',
	'cross-origin-opener-policy': 'same-origin',
	'cross-origin-resource-policy': 'same-origin'
};

/** For answers that are no page: they load nothing and stand in no frame. A PDF is drawn by the browser's own viewer, which needs more. */
const closed = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
const closedPaper = "object-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

export const protect: Handle = async ({ event, resolve }) => {
	const refused = event.isSubRequest ? undefined : refusal(event);
	const response = refused ? new Response(null, { status: refused }) : await resolve(event);
	for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
	if (theRuntime().config.publicUrl.startsWith('https:')) response.headers.set('strict-transport-security', 'max-age=31536000; includeSubDomains');
	if (!response.headers.has('cache-control')) response.headers.set('cache-control', 'private, no-store');
	if (!response.headers.has('content-security-policy')) response.headers.set('content-security-policy', isPaper(response) ? closedPaper : closed);
	return response;
};

/**
 * Browsers say with every write from which place it comes, whatever it is made of; what comes from elsewhere, or does not
 * say, is not of our pages. Sizes that are not told beforehand are not waited for.
 */
function refusal({ request, url, route }: RequestEvent): number | undefined {
	// No address of ours has NUL in it, which the database does not store.
	if (`${url.pathname}${url.search}`.includes('%00')) return 404;
	if (reading.has(request.method)) return undefined;
	if (request.headers.get('origin') !== url.origin) return 403;
	if (takesFiles.has(route.id ?? '')) return undefined;
	const told = request.headers.get('content-length');
	if (told === null) return request.headers.has('transfer-encoding') ? 411 : undefined;
	return Number(told) > mostBytes ? 413 : undefined;
}

/** A body that says it is a form and is none: the sender's fault, and no incident. */
export function isNoForm(error: unknown): boolean {
	return error instanceof TypeError && /form-?data/i.test(error.message);
}

function isPaper({ headers: sent }: Response): boolean {
	return sent.get('content-type') === 'application/pdf';
}
