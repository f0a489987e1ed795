/** The place in a list where a page ends, as it stands in an address: `name` and `id` of the last row. */
export interface Place {
	readonly name: string;
	readonly id: string;
}

export function placeFrom(parameters: URLSearchParams): Place | undefined {
	const name = parameters.get('after');
	const id = parameters.get('id');
	return name !== null && id !== null && /^[0-9a-f-]{36}$/.test(id) ? { name, id } : undefined;
}

/** The address of the next page; `undefined` when this page was the last. Ask the database for one row more than is shown. */
export function nextPage<Row>(url: URL, rows: readonly Row[], shown: number, placeOf: (row: Row) => Place): string | undefined {
	const last = rows[shown - 1];
	if (rows.length <= shown || !last) return undefined;
	const parameters = new URLSearchParams(url.searchParams);
	const { name, id } = placeOf(last);
	parameters.set('after', name);
	parameters.set('id', id);
	return `${url.pathname}?${parameters}`;
}
