import { problemText } from '#i18n/problem-text.server.ts';
import { parseAnchor, verifyJournal } from '#journal/verify.server.ts';
import type { Runtime } from '#wiring/runtime.server.ts';
import type { Answer } from './output.ts';

/** Whether the journal is as it was written. Exit code 1 when it is not. */
export async function verifyTheJournal({ database }: Runtime, { anchor }: Record<string, string | undefined>): Promise<Answer> {
	const verification = await verifyJournal(database, anchor === undefined ? undefined : parseAnchor(anchor));
	const { fault, seals, sealedEntries, unsealedEntries, head } = verification;
	if (!fault) {
		const last = head ? `\nThe last seal, to be kept elsewhere: ${head.number}:${head.hash}` : '';
		return { json: verification, text: `The journal is sound: ${sealedEntries} entries under ${seals} seals, ${unsealedEntries} wait to be sealed.${last}` };
	}
	process.exitCode = 1;
	const { code, ...params } = fault;
	return { json: verification, text: `NOT SOUND: ${problemText(code, params, 'en')} (${code}) Before it, ${sealedEntries} entries under ${seals} seals are sound.` };
}
