/**
 * The texts of a submitted form, found by name at once: FormData searches from the start each time, and a hostile form
 * has many fields.
 */

/** By field name, in the order sent; values that are not text are left out, and so is NUL, which no database stores. */
export type FormFields = ReadonlyMap<string, readonly string[]>;

/** What was sent, by field name, to be shown again beside the problem. */
export type RawFields = Readonly<Record<string, readonly string[]>>;

/** Of FormData, URLSearchParams, or any list of names and values. */
export function fieldsOf(entries: Iterable<readonly [string, unknown]>): FormFields {
	const fields = new Map<string, string[]>();
	for (const [name, value] of entries) {
		if (typeof value !== 'string') continue;
		const text = value.replaceAll('\0', '');
		const sofar = fields.get(name);
		if (sofar) sofar.push(text);
		else fields.set(name, [text]);
	}
	return fields;
}

/** The first text of this name, `''` where there is none. */
export function textAt(fields: FormFields, name: string): string {
	return fields.get(name)?.[0] ?? '';
}

export function textsAt(fields: FormFields, name: string): readonly string[] {
	return fields.get(name) ?? [];
}

/** The field itself and everything below it: `q.name`, `q.name.ky`. */
export function rawUnder(fields: FormFields, name: string): RawFields {
	return Object.fromEntries([...fields].filter(([key]) => key === name || key.startsWith(`${name}.`)));
}
