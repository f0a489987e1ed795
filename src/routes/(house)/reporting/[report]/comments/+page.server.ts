import { addComment } from '#programme/reporting/add-comment.server.ts';
import { answerComment } from '#programme/reporting/answer-comment.server.ts';
import { commentsPage } from '#programme/reporting/comments-page.server.ts';
import { addComment as addSchema, answerComment as answerSchema, settleComment as settleSchema } from '#programme/reporting/input.ts';
import { settleComment } from '#programme/reporting/settle-comment.server.ts';
import { acting, reading } from '#wiring/door.server.ts';

export async function load(event) {
	return reading(event, async (ctx) => ({ view: await commentsPage(ctx, event.params.report, event.url.searchParams.get('part')) }));
}

const options = ({ params }: { params: { report: string } }) => ({ fixed: { report: params.report }, then: () => `/reporting/${params.report}/comments` });

export const actions = {
	add: (event) => acting(event, addSchema, addComment, options(event)),
	answer: (event) => acting(event, answerSchema, answerComment, options(event)),
	settle: (event) => acting(event, settleSchema, settleComment, options(event))
};
