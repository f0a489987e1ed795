/** The written parts of a report as their writer gets them: the text, who wrote it, and what the scores say beside it. */
import { newId } from '#kernel/id.ts';
import type { Language } from '#kernel/localised.ts';
import type { Case } from '#programme/diagnostics/case.ts';
import type { Context } from '#register/context.server.ts';
import { peopleById } from '#register/read.server.ts';
import { draftParts } from './draft.ts';
import { countEdits, notesOf } from './editing.ts';
import type { Editing, ShownPart } from './page.ts';
import type { Parts } from './parts.ts';
import { isEdited, type Report } from './report.ts';
import type { ReportSource } from './source.ts';
import { sourceOf } from './source-of.server.ts';
import { partsOf, textsIn } from './store-parts.server.ts';

export async function editingOf(ctx: Context, report: Report, of: Case, language: Language): Promise<{ source: ReportSource; texts: Parts; shown: Editing }> {
	const [source, all] = [await sourceOf(ctx.read, of, report), await partsOf(ctx.read, report.id)];
	const people = await peopleById(ctx.read, all.flatMap(({ author }) => (author ? [author] : [])));
	const fresh = draftParts(source, language);
	const parts = all.filter((part) => part.language === language).map(({ key, text, draftedText, version, author, at, behind }): ShownPart => ({
		key, text, version, at,
		isEdited: isEdited({ text, draftedText }),
		author: (author && people.get(author)?.name) ?? '',
		command: newId(),
		fresh: fresh[key] === text ? null : { text: fresh[key] ?? '', command: newId() },
		isStale: fresh[key] !== draftedText,
		behind: behind && { language: behind, text: textsIn(all, behind)[key] ?? '', command: newId() }
	}));
	return {
		source,
		texts: textsIn(all, language),
		shown: {
			parts: Object.fromEntries(parts.map((part) => [part.key, part])),
			...countEdits(all),
			stale: parts.filter(({ isStale }) => isStale).length,
			behind: parts.filter((part) => part.behind !== null).length,
			notes: notesOf(source.verified)
		}
	};
}
