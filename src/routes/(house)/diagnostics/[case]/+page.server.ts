import { declareConflict } from '#programme/diagnostics/declare-conflict.server.ts';
import { declareNoConflict } from '#programme/diagnostics/declare-no-conflict.server.ts';
import { caseOnly, declaration } from '#programme/diagnostics/input.ts';
import { readChecks } from '#programme/diagnostics/read-checks.server.ts';
import { readCase } from '#programme/diagnostics/read-case.server.ts';
import { startSession } from '#programme/diagnostics/start-session.server.ts';
import { acting, reading } from '#wiring/door.server.ts';
import { reportIssued } from '#wiring/facts.server.ts';

export async function load(event) {
	return reading(event, async (ctx) => ({ view: await readCase(ctx, event.params.case, reportIssued), checks: await readChecks(ctx, event.params.case) }));
}

export const actions = {
	declare: (event) => acting(event, declaration, (ctx, input) => (input.interest === 'yes' ? declareConflict(ctx, input) : declareNoConflict(ctx, input)), { fixed: { case: event.params.case } }),
	start: (event) => acting(event, caseOnly, startSession, { fixed: { case: event.params.case }, then: () => `/diagnostics/${event.params.case}/agree` })
};
