/** What the pages of people and their competences show: in the reader's language, and nothing that this reader may not see. */
import type { NeedReason } from './human-capacity.ts';
import type { Level } from './instrument.ts';
import type { CaseHead } from './views.ts';

export type ColleagueState = 'listed' | 'hasLink' | 'handedIn' | 'confirmed';

export interface ListedColleague {
	readonly id: string;
	/** The role, and the number within it where there are several. */
	readonly label: string;
	readonly state: ColleagueState;
	readonly confirmed: number;
	readonly rated: number;
	/** The reader. */
	readonly isSelf: boolean;
	/** Signed in: needs no link. */
	readonly ratesAlone: boolean;
	readonly command: string;
}

export interface Topic {
	readonly code: string;
	readonly name: string;
}

export interface PeopleView {
	readonly head: CaseHead;
	readonly people: readonly ListedColleague[];
	readonly roles: readonly { readonly value: string; readonly label: string }[];
	readonly topics: readonly Topic[];
	readonly ladder: readonly { readonly level: Level; readonly text: string }[];
	readonly heat: readonly { readonly role: string; readonly people: number; readonly cells: readonly { readonly level: Level | null; readonly isCore: boolean }[] }[];
	readonly risk: {
		readonly confirmed: number;
		readonly of: number;
		readonly isKnown: boolean;
		/** 0…1 */
		readonly share: number | null;
		readonly heldByOne: readonly (Topic & { readonly by: string })[];
		readonly heldByNobody: readonly Topic[];
		readonly people: readonly { readonly label: string; readonly topics: readonly string[] }[];
	};
	readonly needs: readonly (Topic & { readonly people: readonly { readonly label: string; readonly level: Level; readonly because: NeedReason; readonly name: string; readonly phone: string }[] })[];
	readonly may: { readonly plan: boolean; readonly confirm: boolean; readonly rate: boolean; readonly seeNames: boolean };
	readonly commands: { readonly add: string; readonly rate: string };
}

export interface ConfirmView {
	readonly head: CaseHead;
	readonly label: string;
	readonly canWrite: boolean;
	readonly ladder: readonly { readonly value: Level; readonly text: string }[];
	readonly ratings: readonly {
		readonly code: string; readonly name: string; readonly can: string; readonly question: string;
		readonly self: Level; readonly proof: string; readonly confirmed: Level | null; readonly note: string; readonly by: string; readonly at: Date | null; readonly version: number;
	}[];
	readonly command: string;
}

export interface SelfRatingView {
	readonly organisation: string;
	readonly role: string;
	readonly isDone: boolean;
	readonly rated: number;
	readonly of: number;
	readonly competences: readonly { readonly code: string; readonly name: string; readonly isRated: boolean; readonly href: string }[];
	readonly next: string | null;
	/** What can be agreed to after handing in; `isNamed`: who it is is known already. */
	readonly consent: { readonly isGiven: boolean; readonly isNamed: boolean; readonly text: string };
	readonly command: string;
}

export interface CompetencePageView {
	readonly organisation: string;
	readonly back: string;
	readonly place: { readonly number: number; readonly of: number };
	readonly competence: { readonly code: string; readonly name: string; readonly can: string; readonly proof: string };
	readonly ladder: readonly { readonly value: Level; readonly text: string }[];
	readonly chosen: Level | null;
	readonly written: string;
	/** After this page: the next competence, or back to the overview to hand in. */
	readonly next: string;
}
