import { uuidv7 } from 'uuidv7';

/** A UUIDv7 that names one kind of thing; made in the application, so that a client can retry and a test can predict. */
export type Id<Kind extends string> = string & { readonly __kind: Kind };

export type PersonId = Id<'person'>;
export type OrganisationId = Id<'organisation'>;
export type ProgrammeId = Id<'programme'>;
/** Made by the client for one intended write; a repeat of it gets the first answer. */
export type CommandId = Id<'command'>;

export function newId<Kind extends string>(): Id<Kind> {
	return uuidv7() as Id<Kind>;
}

const shape = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

export function isId(value: unknown): boolean {
	return typeof value === 'string' && shape.test(value);
}
