/** Where organisations wait, and whom one journey could reach: the map of regions and proposals of journeys. */
import { dateInBishkek } from '#kernel/clock.ts';
import type { ProgrammeId } from '#kernel/id.ts';
import { addDays, daysBetween } from '#kernel/local-date.ts';
import { demand } from '#kernel/problem.ts';
import { tileMap } from '#design/charts/tile-map.ts';
import { m } from '#i18n/paraglide/messages.js';
import { districtsOf } from '#programme/profiling/read.server.ts';
import type { Context } from '#register/context.server.ts';
import { mayKnowName } from '#register/policy.ts';
import { nameFor } from '#register/read.server.ts';
import type { ShownVisit, TravelView } from './planning-views.ts';
import { maySeeCalendar } from './policy.ts';
import { casesVisibleTo, type ListedCase } from './read.server.ts';
import { regionName, weeksText } from './read-case.server.ts';
import { regionPlaces } from './region-map.ts';
import { type Journey, journeysOf, type Visit } from './travel.ts';
import { mondayOf, spanText, weeksFrom } from './weeks.ts';

/** More open diagnostics than a programme ever had. */
const most = 2000;
/** As far ahead as organisations are asked which weeks suit them. */
const weeksAhead = 17;

export async function readTravel(ctx: Context, programme: ProgrammeId): Promise<TravelView> {
	demand(maySeeCalendar(ctx.actor, programme));
	const open = await casesVisibleTo(ctx.read, ctx.actor, programme, { status: 'open' }, most);
	const districts = await districtsOf(ctx.read, open.map(({ organisation }) => organisation.id));
	const planned = open.filter(({ case: of }) => of.status === 'requested' || of.status === 'scheduled');
	const { journeys, alone } = journeysOf(planned.map((one) => visitOf(ctx, one, districts.get(one.organisation.id))), weeksFrom(ctx.clock.today(), weeksAhead));
	const regions = regionsOf(ctx, open);
	return {
		regions, map: mapOf(regions),
		journeys: journeys.map((journey) => showJourney(ctx, programme, journey)),
		alone: alone.map((visit) => showVisit(ctx, programme, visit))
	};
}

interface ListedVisit extends Visit {
	readonly listed: ListedCase;
}

/** The district of a masked organisation may give it away. */
function visitOf(ctx: Context, listed: ListedCase, district: string | undefined): ListedVisit {
	const { case: of, organisation } = listed;
	const isHidden = organisation.masked && !mayKnowName(ctx.actor, of);
	return {
		id: of.id, region: organisation.region, district: isHidden ? '' : (district ?? ''), weeks: of.preferences.weeks,
		fixed: of.scheduledOn && mondayOf(of.scheduledOn), listed
	};
}

function showJourney(ctx: Context, programme: ProgrammeId, { region, week, visits }: Journey<ListedVisit>) {
	return { region: regionName(region, ctx.language), week: spanText({ from: week, to: addDays(week, 6) }), visits: visits.map((visit) => showVisit(ctx, programme, visit)) };
}

function showVisit(ctx: Context, programme: ProgrammeId, { id, district, region, listed: { case: of, organisation } }: ListedVisit): ShownVisit {
	return {
		id, district, region: regionName(region, ctx.language), status: of.status, scheduledOn: of.scheduledOn,
		name: nameFor(ctx.actor, programme, organisation, ctx.language), wish: weeksText(of)
	};
}

function regionsOf(ctx: Context, open: readonly ListedCase[]) {
	const today = ctx.clock.today();
	return regionPlaces.map(({ region, column, row }) => {
		const here = open.filter(({ organisation }) => organisation.region === region).map(({ case: of }) => of);
		const waiting = here.filter(({ status }) => status === 'requested');
		return {
			region, column, row, name: regionName(region, ctx.language), shortName: shortNames[region as keyof typeof shortNames](),
			waiting: waiting.length, scheduled: here.filter(({ status }) => status === 'scheduled').length,
			underWay: here.filter(({ status }) => status !== 'requested' && status !== 'scheduled').length,
			longest: waiting.length === 0 ? null : Math.max(...waiting.map(({ statusSince }) => daysBetween(dateInBishkek(statusSince), today)))
		};
	});
}

/** The same picture for a page and for a phone: how many wait or have a day, region by region. */
function mapOf(regions: ReturnType<typeof regionsOf>) {
	const tiles = regions.map(({ column, row, shortName, waiting, scheduled }) => ({ column, row, label: shortName, count: waiting + scheduled, text: String(waiting + scheduled) }));
	const words = { title: m.diagnostics_travel_map(), description: regions.map(({ name, waiting, scheduled }) => `${name}: ${waiting + scheduled}`).join('; ') };
	return { wide: tileMap({ ...words, tiles, width: 560 }), narrow: tileMap({ ...words, tiles, width: 320 }) };
}

const shortNames = {
	'KG-T': m.diagnostics_region_KG_T, 'KG-GB': m.diagnostics_region_KG_GB, 'KG-C': m.diagnostics_region_KG_C, 'KG-Y': m.diagnostics_region_KG_Y, 'KG-J': m.diagnostics_region_KG_J,
	'KG-N': m.diagnostics_region_KG_N, 'KG-B': m.diagnostics_region_KG_B, 'KG-GO': m.diagnostics_region_KG_GO, 'KG-O': m.diagnostics_region_KG_O
};
