/**
 * How a page calls a use case: build the context, parse the form with the use case's schema, call it, map a Problem to an
 * answer that keeps everything typed. No rule, no SQL and no permission stands in a route.
 */
import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import type { z } from 'zod';
import { type CommandId, isId } from '#kernel/id.ts';
import { isProblem, type Problem, type ProblemCode } from '#kernel/problem.ts';
import type { Language } from '#kernel/localised.ts';
import { problemText } from '#i18n/problem-text.server.ts';
import type { Context } from '#register/context.server.ts';
import { buildContext } from './context.server.ts';
import { parseInput, readForm } from './form.ts';
import { theRuntime } from './runtime.server.ts';

/** A problem as a page shows it: sentences, and per field what is wrong with it. */
export interface ShownProblem {
	readonly code: ProblemCode;
	readonly text: string;
	readonly fields: Readonly<Record<string, string>>;
}

export function contextOf(event: RequestEvent, commandId: CommandId | null = null): Context {
	const { actor, language, requestId } = event.locals;
	return buildContext(theRuntime(), { actor, language, commandId, requestId });
}

export function showProblem(problem: Problem, language: Language): ShownProblem {
	const fields = Object.fromEntries(problem.fields.map(({ field, code, params = {} }) => [field, problemText(code, params, language)]));
	return { code: problem.code, text: problemText(problem.code, problem.params, language), fields };
}

/** For `load`: a Problem becomes SvelteKit's error page with the same status and a sentence. */
export async function reading<T>(event: RequestEvent, work: (ctx: Context) => Promise<T>): Promise<T> {
	try {
		return await work(contextOf(event));
	} catch (problem) {
		if (!isProblem(problem)) throw problem;
		noteRefusal(event, problem);
		if (problem.code === 'common/sign-in-first') redirect(303, `/sign-in?next=${encodeURIComponent(event.url.pathname)}`);
		const shown = showProblem(problem, event.locals.language);
		error(problem.status, { message: shown.text, code: shown.code });
	}
}

/**
 * For form actions. `fixed` are inputs that come from the address, never from the form. The form's hidden field `command`
 * makes a double click or a retry harmless. Where it ends well, `then` says where to go on; without it the page stays.
 */
export async function acting<S extends z.ZodType, T>(
	event: RequestEvent,
	schema: S,
	useCase: (ctx: Context, input: z.output<S>) => Promise<T>,
	{ fixed = {}, then }: { fixed?: Record<string, unknown>; then?: (answer: T) => string } = {}
) {
	const form = readForm(await event.request.formData());
	const { command, ...values } = form;
	let answer: T;
	try {
		const input = parseInput(schema, { ...values, ...fixed });
		answer = await useCase(contextOf(event, isId(command) ? (command as CommandId) : null), input);
	} catch (problem) {
		if (!isProblem(problem)) throw problem;
		noteRefusal(event, problem);
		return fail(problem.status, { problem: showProblem(problem, event.locals.language), values: typed(values) });
	}
	if (then) redirect(303, then(answer));
	return { done: true as const, answer };
}

/** Who was refused what stays in the log: ids and codes, and nothing of what was sent. */
export function noteRefusal({ locals, route }: RequestEvent, { code, status }: Problem): void {
	if (![401, 403, 404].includes(status)) return;
	theRuntime().log.warn({ request: locals.requestId, route: route.id, person: locals.actor.personId, code }, 'refused');
}

/** What was typed, to fill the form again; files cannot be given back and passwords must not be. */
function typed(values: Record<string, unknown>): Record<string, unknown> {
	return Object.fromEntries(Object.entries(values).filter(([name, value]) => !(value instanceof File) && !name.includes('password')));
}
