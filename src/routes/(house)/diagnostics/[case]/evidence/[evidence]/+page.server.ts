import { relinkEvidence as relinkInput, removeEvidence as removeInput } from '#programme/diagnostics/input.ts';
import { readDocument } from '#programme/diagnostics/read-evidence.server.ts';
import { relinkEvidence } from '#programme/diagnostics/relink-evidence.server.ts';
import { removeEvidence } from '#programme/diagnostics/remove-evidence.server.ts';
import { acting, reading } from '#wiring/door.server.ts';
import type { RequestEvent } from './$types.js';

export async function load(event) {
	return reading(event, (ctx) => readDocument(ctx, event.params.case, event.params.evidence));
}

const named = (event: RequestEvent) => ({ fixed: { case: event.params.case, evidence: event.params.evidence }, then: () => `/diagnostics/${event.params.case}/evidence` });

export const actions = {
	relink: (event) => acting(event, relinkInput, relinkEvidence, named(event)),
	remove: (event) => acting(event, removeInput, removeEvidence, named(event))
};
