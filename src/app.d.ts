import type { Actor } from '#register/actor.ts';
import type { Language } from '#kernel/localised.ts';
import type { ProblemCode } from '#kernel/problem.ts';
import type { ProgrammeId, PersonId } from '#kernel/id.ts';
import type { CurrentSession } from '#wiring/recognise.server.ts';

declare global {
	namespace App {
		interface Locals {
			actor: Actor;
			person: { id: PersonId; name: string; email: string | null } | null;
			session: CurrentSession | null;
			/** The programme whose matters are shown; `null` only for people who take part in none. */
			programme: ProgrammeId | null;
			language: Language;
			requestId: string;
			/** What failed under this request: the database or the disk. */
			outage: ProblemCode | null;
		}
		interface Error {
			message: string;
			code?: string;
			/** Names the incident in the log. */
			id?: string;
		}
	}
}

export {};
