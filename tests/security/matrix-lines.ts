/** What a line of the matrix is, and the words that the lines are written in. */
import type { Role } from '#register/actor.ts';
import type { RecordName } from './support/records.ts';
import type { Fields } from './support/browser.ts';
import type { Record } from './support/records.ts';

export interface Row {
	/** As the folders of src/routes name it. */
	readonly route: string;
	/** `see` opens it; else the name of the form's action, or the method of what is no page. */
	readonly act: string;
	readonly record: RecordName | null;
	readonly may: readonly Role[] | 'everybody' | 'whoever is signed in' | 'nobody';
	/** What the page's own form would send. */
	readonly sends: (record: Record) => Fields;
	/** The rest of the address: places in the route that the record does not fill, or `?` and what follows. */
	readonly place: Readonly<{ [name: string]: string }>;
	/** Administrators have this by right of being that. */
	readonly administrators: boolean;
}

export type Sends = Fields | ((record: Record) => Fields);
export type On = { readonly record: RecordName | null; readonly place: { [name: string]: string } };

/** The record it is tried on, and what else the address needs. */
export const on = (record: RecordName, place: { [name: string]: string } = {}): On => ({ record, place });
export const row = (route: string, act: string, { record, place }: On, sends: Sends, may: Row['may'], administrators = false): Row => ({
	route, act, record, place, may, administrators, sends: typeof sends === 'function' ? sends : () => sends
});

export const see = (route: string, of: On, ...may: Role[]): Row => row(route, 'see', of, {}, may);
export const button = (route: string, action: string, of: On, sends: Sends, ...may: Role[]): Row => row(route, action, of, sends, may);
export const nothing: On = { record: null, place: {} };
/** No record stands behind it: a list, a start, a door. */
export const open = (route: string, act: string, may: 'everybody' | 'whoever is signed in' | 'nobody', sends: Fields = {}): Row => row(route, act, nothing, sends, may);

/** For administrators alone, who hold no role in a programme. */
export const administer = (route: string, act: string, of: On = on('programme'), sends: Sends = {}): Row => row(route, act, of, sends, [], true);

export const members: Role[] = ['head', 'member'];
export const assessors: Role[] = ['assessor', 'leadAssessor'];
/** Who may read an organisation's records; a consultant not all of them. */
export const insiders: Role[] = [...members, 'officer', 'auditor', ...assessors];
export const readers: Role[] = [...insiders, 'consultant'];

export const command = () => ({ command: crypto.randomUUID() });
export const seen = ({ revision = '' }: Record) => ({ seen: revision });
