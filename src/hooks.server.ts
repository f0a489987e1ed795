/** Every request: what is answered at all, language, who is it, in which programme. */
import { redirect, type RequestEvent } from '@sveltejs/kit';
import { type Handle, type HandleServerError, sequence } from '@sveltejs/kit/hooks';
import { dev } from '$app/env';
import { getRequestEvent } from '$app/server';
import { sveltekitCookies } from 'better-auth/svelte-kit';
import { traceOf } from '#platform/log.server.ts';
import { isLanguage } from '#kernel/localised.ts';
import { type ProgrammeId, newId } from '#kernel/id.ts';
import { paraglideMiddleware } from '#i18n/paraglide/server.js';
import { problemText } from '#i18n/problem-text.server.ts';
import { outageOf } from '#platform/outage.server.ts';
import { nobody, type Actor } from '#register/actor.ts';
import { noteReading } from '#register/note-reading.server.ts';
import { mayAudit } from '#register/policy.ts';
import { isEmpty, openProgrammes, programmesOf } from '#register/read.server.ts';
import { contextOf } from '#wiring/door.server.ts';
import { answerOutage, keepForm, outagePath } from '#wiring/outage.server.ts';
import { mustShowMore, recognised } from '#wiring/recognise.server.ts';
import { isNoForm, protect } from '#wiring/protect.server.ts';
import { startRuntime, theRuntime } from '#wiring/runtime.server.ts';
import { useInWeb } from '#wiring/sign-in.server.ts';

useInWeb([sveltekitCookies(getRequestEvent)]);

export async function init(): Promise<void> {
	if (dev) await startRuntime();
}

const speak: Handle = ({ event, resolve }) =>
	paraglideMiddleware(event.request, ({ locale }) => {
		event.locals.language = isLanguage(locale) ? locale : 'ky';
		return resolve(event, { transformPageChunk: ({ html }) => html.replace('%kadam.language%', event.locals.language) });
	});

/** Where the database or the disk fails, whatever was sent is handed back and can be sent again. */
const endure: Handle = async ({ event, resolve }) => {
	const sent = keepForm(event.request);
	event.locals.outage = null;
	try {
		const response = await resolve(event);
		return event.locals.outage ? await answerOutage(event, event.locals.outage, await sent()) : response;
	} catch (error) {
		const outage = outageOf(error);
		if (!outage) throw error;
		theRuntime().log.warn({ route: event.route.id, outage }, 'outage');
		return answerOutage(event, outage, await sent());
	}
};

/** These tell how the process is, and must answer when nothing else does. */
const withoutDatabase = new Set(['/healthz', '/readyz', outagePath]);

const recognise: Handle = async ({ event, resolve }) => {
	event.locals.requestId = newId<'request'>();
	Object.assign(event.locals, { actor: nobody, person: null, session: null, programme: null });
	if (withoutDatabase.has(event.url.pathname)) return resolve(event);
	const actor = await recognised(event);
	if (mustShowMore(event)) redirect(303, '/sign-in/second-factor');
	if (actor.personId) {
		event.locals.actor = actor;
		event.locals.programme = await programmeShown(event, actor);
		await noteAudit(event);
	} else if (!event.locals.person && (await mustBeFounded(event))) {
		return new Response(null, { status: 303, headers: { location: '/first-run' } });
	}
	return resolve(event);
};

/** What auditors open is written down before they see it. */
async function noteAudit(event: RequestEvent): Promise<void> {
	const { actor, programme } = event.locals;
	if (event.request.method !== 'GET' || event.route.id === null || !programme || mayAudit(actor, programme) !== true) return;
	await noteReading(contextOf(event), { path: event.url.pathname, programme });
}

/** The programme chosen in the top bar, while the actor takes part in it; else the first it takes part in. */
async function programmeShown(event: RequestEvent, actor: Actor): Promise<ProgrammeId | null> {
	const own = actor.memberships[0];
	const taken = [...actor.programmeRoles.map((held) => held.programme), ...(own ? await programmesOf(theRuntime().database.read, own.organisation) : [])];
	const chosen = event.cookies.get('kadam-programme') as ProgrammeId | undefined;
	if (chosen && taken.includes(chosen)) return chosen;
	if (taken[0]) return taken[0];
	return actor.isAdministrator ? ((await openProgrammes(theRuntime().database.read))[0]?.id ?? null) : null;
}

let founded = false;

/** An empty installation has one page only: the one that makes its first administrator. */
async function mustBeFounded(event: RequestEvent): Promise<boolean> {
	if (founded || event.route.id === null || ['/first-run', '/language'].includes(event.url.pathname)) return false;
	founded = !(await isEmpty(theRuntime().database.read));
	return !founded;
}

export const handle = sequence(protect, speak, endure, recognise);

/** Expected refusals pass through; a surprise is logged with an id, and that id is all that leaves the house. */
export const handleError: HandleServerError = ({ kind, error, event }) => {
	if (kind === 'app') return error;
	if (kind === 'framework') return { ...error, code: 'common/not-found' };
	const outage = outageOf(error);
	if (outage) {
		event.locals.outage = outage;
		theRuntime().log.warn({ route: event.route.id, outage }, 'outage');
		return { status: 503, message: problemText(outage, {}, event.locals.language), code: outage };
	}
	if (isNoForm(error)) return { status: 400, message: problemText('common/invalid-input', {}, event.locals.language), code: 'common/invalid-input' };
	const id = newId<'incident'>();
	theRuntime().log.error({ id, route: event.route.id, ...traceOf(error) }, 'unexpected');
	return { message: 'unexpected', code: 'common/unexpected', id };
};
