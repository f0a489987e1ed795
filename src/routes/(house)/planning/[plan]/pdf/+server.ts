import { answerPlan } from '../paper.server.ts';

export async function GET(event) {
	return answerPlan(event, event.params.plan, 'pdf');
}
