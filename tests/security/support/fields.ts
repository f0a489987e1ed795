/**
 * Which fields the data of a page holds. Ids, codes and places in lists are left out, so that what remains is the shape:
 * `people[].email`. The file of reviewed fields names for each page who gets which.
 */

/** Who gets it, by field, by page. */
export type Fields = ReadonlyMap<string, ReadonlyMap<string, ReadonlySet<string>>>;

interface Told {
	readonly type: string;
	readonly nodes?: readonly ({ readonly type: string; readonly data?: unknown[] } | null)[];
}

/** Of `__data.json`: what the page itself hands out, and what the house around it does. Empty where nothing opened. */
export function fieldsIn(body: string): { page: string[]; house: string[] } {
	const told = JSON.parse(body.split('\n')[0]!) as Told;
	const nodes = (told.nodes ?? []).map((node) => (node?.type === 'data' ? namesIn(node.data ?? []) : []));
	return { page: nodes.at(-1) ?? [], house: [...new Set(nodes.slice(0, -1).flat())] };
}

/** Names made by what people entered or by the records there are, not by the program. */
const entered = /^([0-9a-f]{8}-[0-9a-f-]{27}|[0-9a-f]{64}|\d+(\.\d+)*|[a-z-]+\/\d+|p\d+|CSO-\d+-\d+)$/;

/** What the program wrote itself, the same for everybody: headings of a paper, the words of a script. */
const ownWords = new Set(['labels', 'words']);

/** The framework lays every value of a page in one row, and what holds others names their places in it; what is none stands below zero. */
function namesIn(row: readonly unknown[], place = 0, at = ''): string[] {
	const value = row[place];
	if (place < 0) return [];
	if (typeof value !== 'object' || value === null || ownWords.has(at.split('.').at(-1)!)) return [at];
	if (Array.isArray(value)) {
		const [kind, ...held] = value as [string | number, ...number[]];
		if (typeof kind !== 'string') return unique((value as number[]).flatMap((one) => namesIn(row, one, `${at}[]`)));
		return kind === 'Map' || kind === 'Set' ? unique(held.flatMap((one) => namesIn(row, one, `${at}[]`))) : [at];
	}
	if ('tag' in value && 'attributes' in value) return [`${at} (a drawing)`];
	return unique(Object.entries(value as { [name: string]: number }).flatMap(([name, held]) => namesIn(row, held, `${at}${at && '.'}${entered.test(name) ? '*' : name}`)));
}

const unique = (names: readonly string[]) => [...new Set(names)];

const audience = (people: ReadonlySet<string>) => [...people].sort().join(' ');

/** A page a paragraph: who, and under it what they get. */
export function written(fields: Fields): string {
	return [...fields].sort(([a], [b]) => (a < b ? -1 : 1)).map(([page, names]) => {
		const groups = Map.groupBy([...names.keys()].sort(), (name) => audience(names.get(name)!));
		return [`# ${page}`, ...[...groups].sort(([a], [b]) => b.length - a.length || (a < b ? -1 : 1)).map(([who, of]) => `${who}\n${of.map((name) => `\t${name}`).join('\n')}`)].join('\n');
	}).join('\n\n') + '\n';
}

export function readFields(text: string): Fields {
	const fields = new Map<string, Map<string, Set<string>>>();
	let [page, who] = [new Map<string, Set<string>>(), new Set<string>()];
	for (const line of text.split('\n').filter((one) => one !== '' && !one.startsWith('//'))) {
		if (line.startsWith('# ')) fields.set(line.slice(2), (page = new Map()));
		else if (line.startsWith('\t')) page.set(line.slice(1), new Set([...(page.get(line.slice(1)) ?? []), ...who]));
		else who = new Set(line.split(' '));
	}
	return fields;
}

/** What somebody gets in the first and not in the second. */
export function beyond(found: Fields, reviewed: Fields): string[] {
	return [...found].flatMap(([page, names]) => [...names].flatMap(([name, people]) => {
		const known = reviewed.get(page)?.get(name);
		const strange = [...people].filter((who) => !known?.has(who));
		return strange.length > 0 ? [`${page}: ${name} for ${strange.join(', ')}`] : [];
	}));
}
