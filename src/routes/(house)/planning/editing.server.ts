/** For forms whose edit may meet another's: goes on when it was saved, else shows both values. */
import { redirect, type RequestEvent } from '@sveltejs/kit';
import type { z } from 'zod';
import { showConflict } from '#programme/planning/shown-conflict.ts';
import type { Edited } from '#programme/planning/settle-edit.server.ts';
import type { Context } from '#register/context.server.ts';
import { acting } from '#wiring/door.server.ts';

export async function editing<S extends z.ZodType, C>(
	event: RequestEvent,
	schema: S,
	useCase: (ctx: Context, input: z.output<S>) => Promise<Edited<C>>,
	{ fixed, then }: { fixed: Record<string, unknown>; then: string }
) {
	const result = await acting(event, schema, useCase, { fixed });
	if (!('done' in result)) return result;
	const { conflicts, content, version } = result.answer;
	if (conflicts.length === 0) redirect(303, then);
	return { conflict: { content, version, conflicts: conflicts.map((conflict) => showConflict(conflict, event.locals.language)) } };
}
