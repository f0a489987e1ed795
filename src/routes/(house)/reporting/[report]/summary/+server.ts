import { answerPaper } from '../answer-paper.server.ts';

export const GET = (event) => answerPaper(event, 'summary');
