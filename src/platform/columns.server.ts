/** Kinds of columns that the whole product shares. */
import { customType } from 'drizzle-orm/pg-core';

/**
 * JSON as it is. Drizzle's own `jsonb` parses a second time whatever comes back as a text, so that the answer "2009" would
 * be read as a number and the answer "null" as nothing.
 */
export const jsonb = customType<{ data: unknown; driverData: unknown }>({
	dataType: () => 'jsonb',
	toDriver: (value) => JSON.stringify(value),
	fromDriver: (value) => value
});
