import { and, eq } from 'drizzle-orm';
import type { OrganisationId, PersonId } from '#kernel/id.ts';
import type { Reader } from '#platform/database.server.ts';
import { keptContent } from '#platform/kept-content.server.ts';
import type { Answer, Answers } from './answer.ts';
import type { Definition } from './definition.ts';
import { answer, definition, response } from './tables.server.ts';

export interface Response {
	readonly id: string;
	readonly organisation: OrganisationId;
	readonly definition: Definition;
	readonly answers: Answers;
	/** By question; a question without an answer stands at 0. */
	readonly versions: Readonly<Record<string, number>>;
	/** Who gave each answer, and when (ISO 8601). */
	readonly authors: Readonly<Record<string, { readonly author: PersonId | null; readonly at: string }>>;
}

const keptDefinition = keptContent<Definition>();

export async function responseById(read: Reader, id: string): Promise<Response | undefined> {
	const [row] = await read.select({ id: response.id, organisation: response.organisationId, fingerprint: definition.fingerprint }).from(response)
		.innerJoin(definition, and(eq(definition.key, response.definitionKey), eq(definition.version, response.definitionVersion)))
		.where(eq(response.id, id));
	if (!row) return undefined;
	const { fingerprint, ...known } = row;
	const content = async () => (await read.select({ content: definition.content }).from(definition).where(eq(definition.fingerprint, fingerprint)).limit(1))[0]!.content;
	const rows = await read.select().from(answer).where(eq(answer.responseId, id));
	return {
		...known,
		definition: await keptDefinition(fingerprint, content),
		answers: Object.fromEntries(rows.map((given) => [given.question, given.value as Answer])),
		versions: Object.fromEntries(rows.map((given) => [given.question, given.version])),
		authors: Object.fromEntries(rows.map((given) => [given.question, { author: given.authorId, at: given.at.toISOString() }]))
	};
}
