/**
 * What a browser without a script sends when a form is posted as it stands, by the rules of the HTML standard: which controls
 * take part, what an input makes of its value, how line breaks travel. Knows the markup that Svelte writes, nothing else.
 */
interface Tag {
	readonly name: string;
	readonly attributes: ReadonlyMap<string, string>;
	/** Raw text up to the next tag. */
	readonly text: string;
}

export function postedForm(html: string): FormData {
	const form = new FormData();
	const tags = tagsOf(html.replace(/\r\n?/g, '\n'));
	for (const [index, tag] of tags.entries()) {
		const name = tag.attributes.get('name');
		if (!name || tag.attributes.has('disabled')) continue;
		for (const value of valuesOf(tag, tags, index)) form.append(name, value.replace(/\r\n?|\n/g, '\r\n'));
	}
	return form;
}

function valuesOf(tag: Tag, tags: readonly Tag[], index: number): string[] {
	if (tag.name === 'textarea') return [tag.text.replace(/^\n/, '')];
	if (tag.name === 'select') return chosenOf(tags, index);
	if (tag.name !== 'input') return [];
	const [type, value] = [tag.attributes.get('type') ?? 'text', tag.attributes.get('value')];
	if (type === 'checkbox' || type === 'radio') return tag.attributes.has('checked') ? [value ?? 'on'] : [];
	if (type === 'hidden') return [value ?? ''];
	if (['submit', 'button', 'file', 'image'].includes(type)) return [];
	const line = (value ?? '').replaceAll('\n', '');
	return [type === 'email' || type === 'url' ? line.replace(/^[\t\f ]+|[\t\f ]+$/g, '') : line];
}

/** The option that is selected, else the first. */
function chosenOf(tags: readonly Tag[], select: number): string[] {
	const end = tags.findIndex(({ name }, index) => index > select && name === '/select');
	const options = tags.slice(select, end).filter(({ name }) => name === 'option');
	const chosen = options.find(({ attributes }) => attributes.has('selected')) ?? options[0];
	return chosen ? [chosen.attributes.get('value') ?? chosen.text] : [];
}

function tagsOf(html: string): Tag[] {
	const found = [...html.matchAll(/<!--[\s\S]*?-->|<(\/?[a-z][a-z0-9]*)((?:\s+[^\s=>"]+(?:="[^"]*")?)*)\s*\/?>/g)];
	return found.flatMap((match, index) => {
		const [whole, name, attributes = ''] = match;
		if (!name) return [];
		const text = html.slice(match.index + whole.length, found[index + 1]?.index ?? html.length);
		const pairs = [...attributes.matchAll(/([^\s=>"]+)(?:="([^"]*)")?/g)].map(([, key, value]): [string, string] => [key!, decode(value ?? '')]);
		return [{ name, attributes: new Map(pairs), text: decode(text) }];
	});
}

const characters: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

function decode(text: string): string {
	return text.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => characters[name]!);
}
