/** What an answer must not hold: ids of records its reader may not see, strings that only some may read, the inside of the program. */
import { inject } from 'vitest';
import { caseById } from '#programme/diagnostics/read.server.ts';
import { mayConfirmRatings } from '#programme/diagnostics/people-policy.ts';
import { mayViewCase } from '#programme/diagnostics/policy.ts';
import { planById } from '#programme/planning/read.server.ts';
import { mayViewPlan } from '#programme/planning/policy.ts';
import { mayViewProfile } from '#programme/profiling/policy.ts';
import { reportById } from '#programme/reporting/read.server.ts';
import { mayViewReport } from '#programme/reporting/policy.ts';
import { type Actor, type Belonging, hasRoleTowards, type Role } from '#register/actor.ts';
import type { Ruling } from '#kernel/problem.ts';
import { mayKnowName, mayView } from '#register/policy.ts';
import { canaries } from './cast.ts';
import { database } from './people.ts';
import { query } from './tables.ts';

type MayRead = (actor: Actor) => boolean;

/** By id, who may know of it. */
const records = new Map<string, { readonly what: string; readonly may: MayRead }>();
/** By string, who may read it. */
const strings = new Map<string, MayRead>();

/** Administrators keep accounts and the ledger of consents: they know who has an account and that an organisation is there, and no more. */
export async function loadSecrets(): Promise<void> {
	const { organisations, programme } = inject('world');
	const permitted = (ruling: Ruling) => ruling === true;
	const add = (what: string, id: string, may: MayRead) => records.set(id, { what, may });
	const owned = await query<Belonging & { id: string; masked: boolean; profile: string | null }>(
		`select o.id, o.id as organisation, p.programme_id as programme, o.masked, f.id as profile from register.organisation o
			join register.participation p on p.organisation_id = o.id left join profiling.profile f on f.organisation_id = o.id`
	);
	for (const of of owned) {
		add('an organisation', of.id, (actor) => actor.isAdministrator || permitted(mayView(actor, of)));
		if (of.profile) add('a profile', of.profile, (actor) => permitted(mayViewProfile(actor, of)));
	}
	const panels = await query<{ round: string; programme: string; person: string; hasClosed: boolean }>(`select r.id as round, r.programme_id as programme, s.person_id as person, r.state not in ('draft', 'open') as "hasClosed"
		from eligibility.target_round r join eligibility.target_seat s on s.round_id = r.id`);
	const seesRounds: MayRead = (actor) => actor.programmeRoles.some((held) => held.programme === programme && ['officer', 'auditor'].includes(held.role));
	// Why somebody voted so: read by nobody else while others may still vote, and never by those it is about.
	strings.set(canaries.blindVote, (actor) => actor.programmeRoles.some(({ programme: of, role }) => of === programme && role === 'leadAssessor'));
	for (const secret of [canaries.vote, canaries.against]) strings.set(secret, (actor) => seesRounds(actor) || panels.some(({ person, hasClosed }) => hasClosed && person === actor.personId));
	const ids = (table: string) => query<{ id: string }>(`select id from ${table}`);
	for (const { id } of await ids('diagnostics.assessment_case')) {
		const of = (await caseById(database.read, id))!;
		add('a case', id, (actor) => permitted(mayViewCase(actor, of)));
	}
	for (const { id } of await ids('reporting.report')) {
		const of = (await reportById(database.read, id))!;
		const masked = owned.find((one) => one.id === of.organisation)!.masked;
		add('a report', id, (actor) => permitted(mayViewReport(actor, of, masked)));
	}
	for (const { id } of await ids('planning.plan')) {
		const of = (await planById(database.read, id))!;
		add('a plan', id, (actor) => permitted(mayViewPlan(actor, of)));
	}
	const towards = (key: string): Belonging => ({ organisation: organisations[key]!.id, programme });
	const only = (key: string, ...roles: Role[]): MayRead => (actor) => hasRoleTowards(actor, towards(key), ...roles);
	strings.set(canaries.maskedName, (actor) => mayKnowName(actor, towards('plan-active')));
	strings.set(canaries.maskedHead, (actor) => actor.isAdministrator || mayKnowName(actor, towards('plan-active')));
	strings.set(canaries.sensitive, only('scores-verified', 'head', 'member', 'officer', 'auditor'));
	strings.set(canaries.personal, only('scores-verified', 'head', 'member', 'officer', 'auditor', 'assessor', 'leadAssessor'));
	strings.set(canaries.returnReason, only('report-reviewed', 'officer', 'auditor', 'assessor', 'leadAssessor'));
	strings.set(canaries.verification, only('kok-jaiyk', 'officer', 'auditor', 'assessor', 'leadAssessor'));
	strings.set(canaries.work, only('jany-tolkun', 'head', 'member', 'officer', 'auditor', 'assessor', 'leadAssessor', 'consultant'));
	const asked = await query<Belonging>('select c.organisation_id as organisation, c.programme_id as programme from diagnostics.respondent r join diagnostics.assessment_case c on c.id = r.case_id where r.name = $1', [canaries.respondent]);
	strings.set(canaries.respondent, (actor) => asked.some((of) => hasRoleTowards(actor, of, 'head', 'member', 'officer', 'assessor', 'leadAssessor')));
	const rated = await query<{ id: string }>('select distinct p.case_id as id from diagnostics.colleague p join diagnostics.competence_rating g on g.colleague_id = p.id where g.proof = $1', [canaries.proof]);
	const confirmed = (await caseById(database.read, rated[0]!.id))!;
	strings.set(canaries.proof, (actor) => permitted(mayConfirmRatings(actor, confirmed)));
	// Whoever wrote it, and not the other of the two.
	strings.set(canaries.independent, (actor) => only('two-sheets', 'assessor')(actor) && !only('two-sheets', 'leadAssessor')(actor));
}

const inside = [/\bat .+\.(ts|js|mjs):\d+/, /node_modules/, /\/src\/(programme|wiring|register|platform)\//, /syntax for type|violates .* constraint|DrizzleQueryError|Failed query/];

/** Ids in the address are no news to whoever asked for it. */
export function leaksIn(actor: Actor, path: string, body: string): string[] {
	const ids = new Set(body.match(/[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/g));
	const strange = [...ids].filter((id) => !path.includes(id)).flatMap((id) => {
		const known = records.get(id);
		return known && !known.may(actor) ? [`${known.what} (${id})`] : [];
	});
	const told = [...strings].filter(([secret, may]) => body.includes(secret) && !may(actor)).map(([secret]) => `«${secret}»`);
	return [...strange, ...told, ...inside.filter((pattern) => pattern.test(body)).map((pattern) => `the program's inside (${pattern.exec(body)![0]})`)];
}
