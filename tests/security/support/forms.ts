/** The forms of a page as a browser without a script sees them. Knows the markup that Svelte writes, nothing else. */
export interface Control {
	readonly name: string;
	readonly value: string;
	/** Somebody types into it. */
	readonly isText: boolean;
	/** On one line: a browser takes line breaks out. */
	readonly isLine: boolean;
	/** In characters, as the field says. */
	readonly most: number;
}

export interface Form {
	/** With the page's own path before `?/name`. */
	readonly action: string;
	readonly controls: readonly Control[];
	/** Fields whose content never comes back. */
	readonly secret: ReadonlySet<string>;
}

/** Those that a browser without a script can send. */
export function formsIn(html: string, path: string): Form[] {
	const found = [...html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)];
	return found.filter(([, attributes, inside]) => /method="post"/i.test(attributes!) && /<button\b|type="submit"/.test(inside!)).map(([, attributes, inside]) => {
		const action = attributeOf(attributes!, 'action') ?? '';
		const secret = [...inside!.matchAll(/<input\b([^>]*type="password"[^>]*)>/g)].map(([, own]) => attributeOf(own!, 'name') ?? '');
		return { action: action.startsWith('/') ? action : path.split('?')[0]! + (action || (path.includes('?') ? `?${path.split('?')[1]}` : '')), controls: [...controlsIn(inside!), ...pressed(inside!)], secret: new Set(secret) };
	});
}

/** The first button, where it says something. */
function pressed(html: string): Control[] {
	const [, attributes = ''] = /<button\b([^>]*)>/.exec(html) ?? [];
	const name = attributeOf(attributes, 'name');
	return name ? [{ name, value: attributeOf(attributes, 'value') ?? '', isText: false, isLine: true, most: 0 }] : [];
}

const written = new Set(['text', 'search', 'tel', 'password']);

export function controlsIn(html: string): Control[] {
	const inputs = [...html.matchAll(/<input\b([^>]*)>/g)].flatMap(([, attributes]) => inputOf(attributes!));
	const areas = [...html.matchAll(/<textarea\b([^>]*)>([\s\S]*?)<\/textarea>/g)].flatMap(([, attributes, text]) => {
		const name = attributeOf(attributes!, 'name');
		return name ? [{ name, value: decoded(text!.replace(/^\n/, '')), isText: true, isLine: false, most: mostOf(attributes!) }] : [];
	});
	const selects = [...html.matchAll(/<select\b([^>]*)>([\s\S]*?)<\/select>/g)].flatMap(([, attributes, options]) => {
		const name = attributeOf(attributes!, 'name');
		const all = [...options!.matchAll(/<option\b([^>]*)>/g)].map(([, own]) => own!);
		const chosen = all.find((own) => /\bselected\b/.test(own)) ?? all.find((own) => attributeOf(own, 'value')) ?? all[0];
		return name && chosen !== undefined ? [{ name, value: attributeOf(chosen, 'value') ?? '', isText: false, isLine: true, most: 0 }] : [];
	});
	return [...inputs, ...areas, ...selects];
}

function inputOf(attributes: string): Control[] {
	const name = attributeOf(attributes, 'name');
	const type = attributeOf(attributes, 'type') ?? 'text';
	if (!name || type === 'file' || type === 'submit') return [];
	const value = attributeOf(attributes, 'value');
	const chosen = type === 'checkbox' || type === 'radio';
	if (chosen && type === 'radio' && !/\bchecked\b/.test(attributes)) return [];
	return [{ name, value: value ?? (chosen ? 'on' : ''), isText: written.has(type), isLine: true, most: mostOf(attributes) }];
}

function mostOf(attributes: string): number {
	return Number(attributeOf(attributes, 'maxlength') ?? Number.POSITIVE_INFINITY);
}

function attributeOf(attributes: string, name: string): string | undefined {
	const value = new RegExp(`(?:^|\\s)${name}="([^"]*)"`, 'i').exec(attributes)?.[1];
	return value === undefined ? undefined : decoded(value);
}

const characters: Readonly<{ [name: string]: string }> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

export function decoded(text: string): string {
	return text.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => characters[name]!);
}
