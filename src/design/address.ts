/** The address of a list with these filters; what is `null` or empty is left out, so that one list has one address. */
export function addressWith(path: string, filters: Readonly<Record<string, string | null>>): string {
	const query = new URLSearchParams(Object.entries(filters).flatMap(([name, value]) => (value ? [[name, value]] : [])));
	return query.size > 0 ? `${path}?${query}` : path;
}
