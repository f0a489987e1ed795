import { answerPdf } from '../answer-pdf.server.ts';

export const GET = (event) => answerPdf(event, 'report');
