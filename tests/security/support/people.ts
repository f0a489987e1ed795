/** Everybody the matrix is tried as, and what each is towards a record: asked of the same functions as the product asks. */
import { inject } from 'vitest';
import { connect, type Database } from '#platform/database.server.ts';
import { caseById } from '#programme/diagnostics/read.server.ts';
import { rolesInCase } from '#programme/diagnostics/policy.ts';
import { type Actor, nobody as nobodyAtAll, type Role, rolesTowards } from '#register/actor.ts';
import { personByEmail } from '#register/read.server.ts';
import { loadActorById } from '#register/read-actor.server.ts';
import { reportById } from '#programme/reporting/read.server.ts';
import type { Row } from '../matrix.ts';
import { nobody, type Who } from './browser.ts';
import { kindOf, organisationOf, type Record, type RecordName } from './records.ts';

const world = inject('world');
export const database: Database = connect({ ...world.database, max: 4 }, async () => undefined);

const staff = ['officer', 'lead', 'assessor', 'idle-assessor', 'consultant', 'trainer', 'reviewer', 'evaluator', 'donor', 'auditor', 'administrator', 'member', 'newcomer'];
const others = ['other-officer', 'other-lead', 'other-assessor', 'other-auditor', 'other-head'];
const otherHeads = ['head:umut', 'head:meken'];

/** With the head of the record's organisation and the head of another one. */
export function peopleFor(name: RecordName | null): Who[] {
	const own = name && `head:${organisationOf(name)}`;
	return [...staff, ...(own ? [own] : []), otherHeads.find((head) => head !== own)!, ...others, nobody];
}

const actors = new Map<Who, Promise<Actor>>();

export function actorOf(who: Who): Promise<Actor> {
	const known = actors.get(who) ?? load(who);
	actors.set(who, known);
	return known;
}

/** After an act that changes what somebody is. */
export function forgetActors(): void {
	actors.clear();
}

async function load(who: Who): Promise<Actor> {
	if (who === nobody) return nobodyAtAll;
	const email = who.startsWith('head:') ? world.organisations[who.slice(5)]!.head : world.emails[who]!;
	const person = await personByEmail(database.read, email);
	return (await loadActorById(database.read, person!.id))!;
}

/** Of a programme's own pages, which show each person the programme they work in, the roles in any programme. */
export async function rolesOf(actor: Actor, name: RecordName, record: Record): Promise<Role[]> {
	if (kindOf(name).startsWith('target')) return rolesInRound(actor, record);
	if (name === 'programme' || name === 'wish to be erased' || kindOf(name).toLowerCase().endsWith('draft')) return actor.programmeRoles.map(({ role }) => role);
	if (kindOf(name) === 'attempt') return record['person'] === actor.personId ? actor.programmeRoles.map(({ role }) => role) : [];
	const caseId = kindOf(name) === 'case' ? record.id : kindOf(name) === 'report' ? (await reportById(database.read, record.id))!.caseId : undefined;
	return caseId ? rolesInCase(actor, (await caseById(database.read, caseId))!) : rolesTowards(actor, record);
}

/** Whoever sits in the panel acts as what they are in the programme; of the others only those who see every round. */
function rolesInRound(actor: Actor, { programme, panel = '' }: Record): Role[] {
	const held = actor.programmeRoles.filter((one) => one.programme === programme).map(({ role }) => role);
	return panel.includes(actor.personId ?? 'nobody') ? held : held.filter((role) => role === 'officer' || role === 'auditor');
}

export async function isPermitted(row: Row, who: Who, record: Record | null): Promise<boolean> {
	if (row.may === 'everybody') return true;
	if (row.may === 'nobody') return false;
	if (row.may === 'whoever is signed in') return who !== nobody;
	const actor = await actorOf(who);
	if (row.administrators && actor.isAdministrator) return true;
	const roles = await rolesOf(actor, row.record!, record!);
	return roles.some((role) => (row.may as readonly Role[]).includes(role));
}
