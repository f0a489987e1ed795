/** What the board's page shows, in the reader's words. */
import { m } from '#i18n/paraglide/messages.js';
import { formatDate } from '#i18n/format.ts';
import type { ProgrammeId } from '#kernel/id.ts';
import { inLanguage, type Language } from '#kernel/localised.ts';
import { demand } from '#kernel/problem.ts';
import { latestInstruments } from '#programme/diagnostics/read-instruments.server.ts';
import { vocabularies } from '#questionnaires/vocabularies.server.ts';
import type { Context } from '#register/context.server.ts';
import { nameFor, peopleById } from '#register/read.server.ts';
import { type BoardCount, type BoardFilter, type BoardStanding, boardStandings, maySeeBoard, seesAllWorkload, tallyBy, type Tally, totalOf } from './board.ts';
import type { BoardFigures, BoardItem, BoardView } from './board-view.ts';
import { boardCounts, type BoardRow, boardRows } from './read-board.server.ts';
import { workloads } from './read-workload.server.ts';

type Word = (inputs: Record<never, never>, options: { locale: Language }) => string;
const words: Readonly<Record<BoardStanding, Word>> = {
	returned: m.planning_board_returned, waiting: m.planning_board_waiting, overdue: m.planning_board_overdue, stale: m.planning_board_stale
};
const tones = { returned: 'clay', waiting: 'straw', overdue: 'clay', stale: 'neutral' } as const;

/** `rows` as read, one more than a page shows where there are more: the page makes the address of the next one from them. */
export async function showBoard(ctx: Context, programme: ProgrammeId, filter: BoardFilter & { readonly after?: { readonly name: string; readonly id: string } | undefined }, count: number): Promise<BoardView & { readonly read: readonly BoardRow[] }> {
	demand(maySeeBoard(ctx.actor, programme));
	const { read, actor, language } = ctx;
	const today = ctx.clock.today();
	const [counts, rows, parameters] = [await boardCounts(read, actor, programme, today), await boardRows(read, actor, programme, filter, today, count), await parameterNames(ctx)];
	const regions = new Map((vocabularies()['regions'] ?? []).map(({ value, label }) => [value, inLanguage(label, language)]));
	const named = (names: ReadonlyMap<string, string>) => (key: string) => names.get(key) ?? key;
	return {
		read: rows,
		standing: filter.standing ?? '', parameter: filter.parameter ?? '', region: filter.region ?? '',
		standings: boardStandings.map((value) => ({ value: value as string, label: words[value]({}, { locale: language }) })),
		parameters: optionsOf(counts, 'parameter', named(parameters)),
		regions: optionsOf(counts, 'region', named(regions)),
		byParameter: tableOf(counts, 'parameter', named(parameters)),
		byRegion: tableOf(counts, 'region', named(regions)),
		rows: rows.map((row) => rowOf(ctx, programme, row)),
		workload: await workloadOf(ctx, programme)
	};
}

/** `organisational/5` → its name in the latest version. */
async function parameterNames({ read, language }: Context): Promise<Map<string, string>> {
	const instruments = await latestInstruments(read);
	return new Map(instruments.flatMap(({ key, parameters }) => parameters.map(({ code, shortName }): [string, string] => [`${key}/${code}`, `${code}. ${shortName[language]}`])));
}

function optionsOf(counts: readonly BoardCount[], by: 'parameter' | 'region', nameOf: (key: string) => string) {
	return tallyBy(counts, by).rows.map(([value]) => ({ value, label: nameOf(value) })).sort((a, b) => a.label.localeCompare(b.label, 'ky', { numeric: true }));
}

/** Figures that lead to what is behind them. */
function tableOf(counts: readonly BoardCount[], by: 'parameter' | 'region', nameOf: (key: string) => string): BoardFigures[] {
	const { rows } = tallyBy(counts, by);
	const cell = (key: string, tally: Tally, standing: BoardStanding) => ({ count: tally[standing], href: `/planning/board?${new URLSearchParams({ standing, [by]: key })}` });
	return rows.map(([key, tally]) => ({
		key, name: nameOf(key), total: totalOf(tally), href: `/planning/board?${new URLSearchParams({ [by]: key })}`,
		returned: cell(key, tally, 'returned'), waiting: cell(key, tally, 'waiting'), overdue: cell(key, tally, 'overdue'), stale: cell(key, tally, 'stale')
	}));
}

function rowOf({ actor, language }: Context, programme: ProgrammeId, { id, plan, title, due, standing, since, organisation }: BoardRow): BoardItem {
	return {
		id, href: `/planning/${plan}/actions/${id}`, title: inLanguage(title, language), due: formatDate(due), since: formatDate(since),
		standing: words[standing]({}, { locale: language }), tone: tones[standing],
		organisation: nameFor(actor, programme, organisation, language), number: organisation.number
	};
}

async function workloadOf(ctx: Context, programme: ProgrammeId): Promise<BoardView['workload']> {
	const seesAll = seesAllWorkload(ctx.actor, programme);
	const rows = (await workloads(ctx.read, programme, ctx.clock.today())).filter(({ person }) => seesAll || person === ctx.actor.personId);
	const people = await peopleById(ctx.read, rows.map(({ person }) => person));
	return {
		isOwn: !seesAll,
		rows: rows.map(({ person, oldest, ...row }) => ({ id: person as string, name: people.get(person)?.name ?? '', ...row, oldest: oldest ? formatDate(oldest) : '—' }))
	};
}
