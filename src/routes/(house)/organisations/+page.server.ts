import { vocabularies } from '#questionnaires/vocabularies.server.ts';
import { nameFor, organisationsVisibleTo, sortNameFor } from '#register/read.server.ts';
import { choiceLabel, choicesOf } from '#wiring/choices.ts';
import { reading } from '#wiring/door.server.ts';
import { nextPage, placeFrom } from '#wiring/keyset.ts';

const pageSize = 50;

export async function load(event) {
	const { url, locals } = event;
	const search = url.searchParams.get('q') ?? '';
	const region = url.searchParams.get('region') ?? '';
	return reading(event, async (ctx) => {
		const filter = { search, region: region || undefined, after: placeFrom(url.searchParams) };
		const rows = locals.programme ? await organisationsVisibleTo(ctx.read, ctx.actor, locals.programme, filter, pageSize + 1) : [];
		return {
			search, region,
			regions: choicesOf(vocabularies(), 'regions', ctx.language),
			next: nextPage(url, rows, pageSize, (row) => ({ name: sortNameFor(ctx.actor, locals.programme!, row), id: row.id })),
			organisations: rows.slice(0, pageSize).map((row) => ({
				id: row.id,
				number: row.number,
				name: nameFor(ctx.actor, locals.programme!, row, ctx.language),
				region: choiceLabel(vocabularies(), 'regions', row.region, ctx.language),
				legalForm: choiceLabel(vocabularies(), 'legal-forms', row.legalForm, ctx.language),
				registered: row.registered,
				masked: row.masked
			}))
		};
	});
}
