/** The stage on which the demonstration is played: the people, a clock that the play sets, and contexts for whoever acts. */
import type { OrganisationId, PersonId, ProgrammeId } from '#kernel/id.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import { settableClock } from '#platform/clock.server.ts';
import { nobody } from '#register/actor.ts';
import type { Context } from '#register/context.server.ts';
import { loadActorById } from '#register/read-actor.server.ts';
import { buildContext } from '#wiring/context.server.ts';
import type { Runtime } from '#wiring/runtime.server.ts';
import type { Member } from './cast.ts';

export interface People {
	readonly officer: PersonId;
	readonly lead: PersonId;
	readonly assessor: PersonId;
}

export interface Stage {
	readonly runtime: Runtime;
	readonly programme: ProgrammeId;
	readonly people: People;
	/** Sets the clock of everything that follows: this day, this hour in Bishkek. */
	at(day: LocalDate, hour: number): void;
	/** Acts as this person, with the roles that stand there at this moment. */
	as(person: PersonId): Promise<Context>;
	/** Somebody who has no account. */
	stranger(): Context;
	of(member: Member): { organisation: OrganisationId; head: PersonId };
	settle(member: Member, organisation: OrganisationId, head: PersonId): void;
}

export function createStage(runtime: Runtime, programme: ProgrammeId, people: People): Stage {
	const clock = settableClock(runtime.clock.now());
	const settled = new Map<string, { organisation: OrganisationId; head: PersonId }>();
	const { database, files } = runtime;
	return {
		runtime, programme, people,
		at: (day, hour) => clock.set(new Date(`${day}T${String(hour).padStart(2, '0')}:00:00+06:00`)),
		async as(person) {
			const actor = await loadActorById(database.read, person);
			return buildContext({ database, files, clock }, { actor: actor!, language: 'ky' });
		},
		stranger: () => buildContext({ database, files, clock }, { actor: nobody, language: 'ky' }),
		of: (member) => settled.get(member.key)!,
		settle: (member, organisation, head) => void settled.set(member.key, { organisation, head })
	};
}
