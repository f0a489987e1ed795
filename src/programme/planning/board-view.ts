/** What the board's page gets, finished words and addresses. */
import type { BoardStanding } from './board.ts';

interface Option {
	readonly value: string;
	readonly label: string;
}

export interface BoardFigure {
	readonly count: number;
	readonly href: string;
}

/** One parameter or region: a figure for each standing, and all of them. */
export type BoardFigures = Readonly<Record<BoardStanding, BoardFigure>> & {
	readonly key: string;
	readonly name: string;
	readonly href: string;
	readonly total: number;
};

export interface BoardItem {
	readonly id: string;
	readonly href: string;
	readonly title: string;
	readonly due: string;
	readonly since: string;
	readonly standing: string;
	readonly tone: 'clay' | 'straw' | 'neutral';
	readonly organisation: string;
	readonly number: string;
}

export interface WorkloadRow {
	readonly id: string;
	readonly name: string;
	readonly organisations: number;
	readonly open: number;
	readonly waiting: number;
	/** Since when the first of them waits; a dash where none does. */
	readonly oldest: string;
	readonly overdue: number;
	readonly verified: number;
}

export interface BoardView {
	readonly standing: string;
	readonly parameter: string;
	readonly region: string;
	readonly standings: readonly Option[];
	readonly parameters: readonly Option[];
	readonly regions: readonly Option[];
	readonly byParameter: readonly BoardFigures[];
	readonly byRegion: readonly BoardFigures[];
	readonly rows: readonly BoardItem[];
	readonly workload: { readonly isOwn: boolean; readonly rows: readonly WorkloadRow[] };
}
