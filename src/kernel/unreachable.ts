/** Closes a `switch` that the types say is complete; throws when data from outside proves the types wrong. */
export function unreachable(value: never, what = 'value'): never {
	throw new TypeError(`Unexpected ${what}: ${JSON.stringify(value)}`);
}
