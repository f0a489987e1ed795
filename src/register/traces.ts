/** By what a person can be found in words that others wrote: the name in its usual orders, the e-mail address, the telephone number. */

export interface Named {
	readonly name: string;
	readonly email: string | null;
	readonly phone: string | null;
}

/** Regular expressions (PostgreSQL's) for text and for JSON, exact ones and quicker ones that find more. */
export interface Pattern {
	readonly inText: string;
	readonly inJson: string;
	readonly nearlyInText: string;
	readonly nearlyInJson: string;
}

/**
 * The name is looked for only where it says who it is: of two words or more, and nobody else's. What people wrote in another
 * way, as an initial or a nickname, is not found by this.
 */
export function tracesOf({ name, email, phone }: Named, isNameShared: boolean): Pattern[] {
	const words = name.trim().split(/\s+/);
	const names = words.length > 1 && !isNameShared ? orders(words).map((order) => pattern(order.join(' '), String.raw`\s+`)) : [];
	const digits = phone?.replace(/\D/g, '') ?? '';
	const numbers = digits.length >= 9 ? [whole(Array.from(digits.slice(-9)).join(String.raw`[\s().-]*`), String.raw`(?:[+]?996[\s().-]*|0)?`)] : [];
	return [...names, ...(email ? [pattern(email, ' ')] : []), ...numbers];
}

/** Given name first, family name first, and the last first: as forms, lists and people write it. */
function orders(words: readonly string[]): string[][] {
	const all = [[...words], [...words.slice(1), words[0]!], [words.at(-1)!, ...words.slice(0, -1)]];
	return all.filter((one, index) => all.findIndex((other) => other.join(' ') === one.join(' ')) === index);
}

function pattern(text: string, between: string): Pattern {
	const forText = escape(text).replaceAll(' ', between);
	const forJson = escape(JSON.stringify(text).slice(1, -1)).replaceAll(' ', between);
	return { inText: bounded(forText), inJson: bounded(forJson), nearlyInText: forText, nearlyInJson: forJson };
}

function whole(digits: string, before: string): Pattern {
	const both = `(?<![0-9])${before}${digits}(?![0-9])`;
	return { inText: both, inJson: both, nearlyInText: digits, nearlyInJson: digits };
}

/** Not inside a longer word or address: `a@b.kg` is not `aa@b.kg`. In JSON a letter may stand behind `\n`. */
function bounded(text: string): string {
	return String.raw`(?<![[:alnum:]_%+-]|[[:alnum:]][.])${text}(?![[:alnum:]_])`;
}

function escape(text: string): string {
	return text.replace(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`);
}
