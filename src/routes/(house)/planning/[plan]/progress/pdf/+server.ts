import { answerProgress } from '../../paper.server.ts';

export async function GET(event) {
	return answerProgress(event, event.params.plan, 'pdf');
}
