import { dateInBishkek } from '#kernel/clock.ts';
import { isId, newId } from '#kernel/id.ts';
import { demand, found } from '#kernel/problem.ts';
import { formatDate } from '#i18n/format.ts';
import { erasePerson, erasurePreview } from '#register/erase-person.server.ts';
import { erasePerson as erasing, refuseErasure as refusing } from '#register/input.ts';
import { mayAdminister } from '#register/policy.ts';
import { erasureById } from '#register/read-erasures.server.ts';
import { refuseErasure } from '#register/refuse-erasure.server.ts';
import { acting, reading } from '#wiring/door.server.ts';
import { keepingShown, privacyWord } from '#wiring/privacy.server.ts';

export async function load(event) {
	return reading(event, async (ctx) => {
		demand(mayAdminister(ctx.actor));
		const { request, person } = found(await erasureById(ctx.read, found(isId(event.params.request) ? event.params.request : null)));
		const { places, isNameSearched } = request.status === 'asked' ? await erasurePreview(ctx.read, person.id) : { places: [], isNameSearched: true };
		const { kept } = keepingShown(ctx.language);
		return {
			command: newId(), second: newId(),
			isOpen: request.status === 'asked', status: privacyWord(`status_${request.status}`, ctx.language), refusal: request.refusal ?? '',
			name: person.name, email: person.email ?? '', askedOn: formatDate(dateInBishkek(request.askedAt)), isNameSearched,
			places: places.map(({ table, column, rows }) => ({
				key: `${table}.${column}`, area: privacyWord(`area_${table.split('.')[0]}`, ctx.language), rows, keptFor: kept.find((one) => one.table === table)?.ground ?? ''
			}))
		};
	});
}

export const actions = {
	erase: (event) => acting(event, erasing, erasePerson, { fixed: { request: event.params.request }, then: () => '/privacy' }),
	refuse: (event) => acting(event, refusing, refuseErasure, { fixed: { request: event.params.request }, then: () => '/privacy' })
};
