import { rankOf } from '../places.ts';

export interface ForeignKey {
	readonly table: string;
	readonly column: string;
	readonly schema: string;
	readonly to: string;
}

export const why = 'Foreign keys point backwards only: the tables of a stage stand on what was there before it, so that stages are added without touching the ones before.';

/** Sign-in stands beside the platform that runs it. */
const placeOfSchema = (schema: string) => (schema === 'identity' ? 'platform' : schema);

/** Those that point forwards or sideways, or into a schema that has no place. */
export function forwardKeys(keys: readonly ForeignKey[]): ForeignKey[] {
	return keys.filter(({ schema, to }) => {
		const [here, there] = [placeOfSchema(schema), placeOfSchema(to)];
		if (rankOf(here) === -1 || rankOf(there) === -1) return true;
		return here !== there && rankOf(there) >= rankOf(here);
	});
}
