/**
 * The written parts of a report are plain text that anyone can edit: a blank line ends a paragraph, a line that begins
 * with "- " is an item of a list. Nothing else has a meaning, so whatever people type is printed as they typed it.
 */
export type Block =
	| { readonly kind: 'paragraph'; readonly text: string }
	| { readonly kind: 'list'; readonly items: readonly ListItem[] };

export interface ListItem {
	/** What the item is about, set bold; '' when it does not begin with a known lead. `lead + text` is the item, letter by letter. */
	readonly lead: string;
	readonly text: string;
}

export type Narrative = readonly Block[];

/** @param leads beginnings of items that are set bold; the longest that fits is taken. */
export function parseNarrative(text: string, leads: readonly string[] = []): Narrative {
	const blocks: Block[] = [];
	for (const chunk of text.replaceAll('\r\n', '\n').split(/\n[ \t]*\n/)) {
		const lines = chunk.split('\n');
		for (let at = 0; at < lines.length; ) {
			const from = at;
			const inList = isItem(lines[at]);
			while (at < lines.length && isItem(lines[at]) === inList) at++;
			const run = lines.slice(from, at);
			if (inList) blocks.push({ kind: 'list', items: run.map((line) => splitLead(line.slice(2).trim(), leads)) });
			else if (run.join('').trim() !== '') blocks.push({ kind: 'paragraph', text: run.join('\n').trim() });
		}
	}
	return blocks;
}

/** The narrative as one paragraph without lists and bold, for places with room for a sentence or two. */
export function flatten(narrative: Narrative): string {
	return narrative
		.flatMap((block) => (block.kind === 'paragraph' ? [block.text] : block.items.map((item) => item.lead + item.text)))
		.join(' ');
}

/** Cut at the end of a sentence, or else of a word, with an ellipsis, so that at most `limit` characters remain. */
export function shorten(text: string, limit: number): string {
	if (text.length <= limit) return text;
	const cut = text.slice(0, limit - 1);
	const sentence = Math.max(cut.lastIndexOf('. '), cut.lastIndexOf('! '), cut.lastIndexOf('? '));
	if (sentence > limit / 2) return cut.slice(0, sentence + 1);
	const word = cut.lastIndexOf(' ');
	return `${(word > limit / 2 ? cut.slice(0, word) : wholeCharacters(cut)).replace(/[\s.,;:–—-]+$/, '')}…`;
}

/** Never ends in half of a surrogate pair. */
function wholeCharacters(text: string): string {
	return /[\uD800-\uDBFF]$/.test(text) ? text.slice(0, -1) : text;
}

function isItem(line: string | undefined): boolean {
	return line !== undefined && line.startsWith('- ');
}

function splitLead(item: string, leads: readonly string[]): ListItem {
	const lead = leads.filter((candidate) => item.startsWith(candidate)).sort((a, b) => b.length - a.length)[0] ?? '';
	return { lead, text: item.slice(lead.length) };
}
