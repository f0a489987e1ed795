import { exportDraft } from '#programme/diagnostics/read-instrument-pages.server.ts';
import { reading } from '#wiring/door.server.ts';
import { answerFile } from '../../../answer-file.server.ts';

export async function GET(event) {
	return answerFile(await reading(event, (ctx) => exportDraft(ctx, event.params.draft, event.url.searchParams.get('format'))));
}
