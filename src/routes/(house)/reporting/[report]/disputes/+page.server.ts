import { answerDispute } from '#programme/reporting/answer-dispute.server.ts';
import { disputeLevel } from '#programme/reporting/dispute-level.server.ts';
import { disputesPage } from '#programme/reporting/disputes-page.server.ts';
import { answerDispute as answerSchema, disputeLevel as disputeSchema } from '#programme/reporting/input.ts';
import { acting, reading } from '#wiring/door.server.ts';

export async function load(event) {
	return reading(event, async (ctx) => ({ view: await disputesPage(ctx, event.params.report) }));
}

const options = ({ params }: { params: { report: string } }) => ({ fixed: { report: params.report }, then: () => `/reporting/${params.report}/disputes` });

export const actions = {
	dispute: (event) => acting(event, disputeSchema, disputeLevel, options(event)),
	answer: (event) => acting(event, answerSchema, answerDispute, options(event))
};
