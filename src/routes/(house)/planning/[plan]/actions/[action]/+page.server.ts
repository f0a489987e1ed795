import { newId } from '#kernel/id.ts';
import { removeActionEvidence as removeInput, reportOnAction as reportInput, updateActionStatus as schema } from '#programme/planning/input.ts';
import { removeActionEvidence } from '#programme/planning/remove-action-evidence.server.ts';
import { reportOnAction } from '#programme/planning/report-on-action.server.ts';
import { showAction } from '#programme/planning/show-action.server.ts';
import { updateActionStatus } from '#programme/planning/update-action-status.server.ts';
import { acting, reading } from '#wiring/door.server.ts';

export async function load(event) {
	const { plan, action } = event.params;
	return reading(event, async (ctx) => ({ page: await showAction(ctx, plan, action), command: newId(), reportCommand: newId(), recordCommand: newId() }));
}

const back = ({ params }: { params: { plan: string; action: string } }) => () => `/planning/${params.plan}/actions/${params.action}`;

export const actions = {
	move: (event) => acting(event, schema, updateActionStatus, { fixed: event.params, then: back(event) }),
	report: (event) => acting(event, reportInput, reportOnAction, { fixed: event.params, then: back(event) }),
	removeEvidence: (event) => acting(event, removeInput, removeActionEvidence, { fixed: event.params, then: back(event) })
};
