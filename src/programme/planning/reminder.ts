/** When an action needs somebody's eye, and how often people are told of theirs. */
import type { LocalDate } from '#kernel/local-date.ts';
import type { Localised } from '#kernel/localised.ts';
import type { OrganisationId, PersonId } from '#kernel/id.ts';
import type { Ruling } from '#kernel/problem.ts';
import type { Actor } from '#register/actor.ts';

/** How an action in force can stand so that somebody should look at it. `waiting`: claimed done, and nobody has checked. */
export const standings = ['returned', 'waiting', 'overdue', 'due', 'stale'] as const;
export type Standing = (typeof standings)[number];

/** What people are reminded of, the most pressing first: an action is named once, under the first that applies. */
export const remindedStandings = ['returned', 'overdue', 'due', 'stale'] as const satisfies readonly Standing[];
export type RemindedStanding = (typeof remindedStandings)[number];

/** In days. */
export const dueWithin = 14;
export const staleAfter = 90;
/** A letter a week; sooner where an action came back since the last one, and never twice a day. */
export const letterEvery = 7;

export interface RemindedAction {
	readonly id: string;
	readonly plan: string;
	readonly organisation: OrganisationId;
	readonly title: Localised;
	readonly due: LocalDate;
	readonly standing: RemindedStanding;
}

/** Whoever is signed in chooses for themselves. */
export function mayChooseReminders({ personId }: Pick<Actor, 'personId'>): Ruling {
	return personId !== null || 'common/sign-in-first';
}

/** The link of a letter opens nothing: it stops letters to the one person whom it was sent to. */
export function mayStopByLink(person: PersonId | undefined): Ruling {
	return person !== undefined || 'planning/reminder-link-unknown';
}

/** Kadam alone reminds. */
export function mayRemind({ isSystem }: Pick<Actor, 'isSystem'>): Ruling {
	return isSystem || 'common/not-permitted';
}
