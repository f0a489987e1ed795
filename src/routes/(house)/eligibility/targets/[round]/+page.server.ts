import { declareOnTargets } from '#programme/eligibility/declare-on-targets.server.ts';
import { moveTargetRound } from '#programme/eligibility/move-target-round.server.ts';
import { showTargetRound } from '#programme/eligibility/read-target-rounds.server.ts';
import { seatTargetPanel } from '#programme/eligibility/seat-target-panel.server.ts';
import { declareOnTargets as declaring, moveTargetRound as moving, seatTargetPanel as seating } from '#programme/eligibility/target-input.ts';
import { acting, reading } from '#wiring/door.server.ts';
import { factSuppliers } from '#wiring/eligibility.server.ts';

export async function load(event) {
	return { page: await reading(event, (ctx) => showTargetRound(ctx, event.params.round, { order: event.url.searchParams.get('order') }, factSuppliers)) };
}

const back = (event: { params: { round: string } }) => ({ fixed: event.params, then: (round: string) => `/eligibility/targets/${round}` });

export const actions = {
	seats: (event) => acting(event, seating, seatTargetPanel, back(event)),
	declare: (event) => acting(event, declaring, declareOnTargets, back(event)),
	move: (event) => acting(event, moving, (ctx, input) => moveTargetRound(ctx, input, factSuppliers), back(event))
};
