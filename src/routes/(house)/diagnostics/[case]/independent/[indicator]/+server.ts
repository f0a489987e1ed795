import { answerScript } from './save-own-score.server.ts';

/** The page's own script saves here, at the address of the page; whoever asks for HTML gets the page and its form. */
export const POST = (event) => answerScript(event);
