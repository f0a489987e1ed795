import { demand, found } from '#kernel/problem.ts';
import { vocabularies } from '#questionnaires/vocabularies.server.ts';
import { mayInviteMember, mayKnowPeople, mayView } from '#register/policy.ts';
import { belongingOf, nameFor, organisationById } from '#register/read.server.ts';
import { choiceLabel } from '#wiring/choices.ts';
import { reading } from '#wiring/door.server.ts';

/** The head of the hub: every page of an organisation shows which one it is. */
export async function load(event) {
	return reading(event, async (ctx) => {
		const record = found(await belongingOf(ctx.read, ctx.actor, event.params.organisation, event.locals.programme));
		demand(mayView(ctx.actor, record));
		const organisation = found(await organisationById(ctx.read, record.organisation));
		return {
			organisation: {
				id: organisation.id,
				number: organisation.number,
				name: nameFor(ctx.actor, record.programme, organisation, ctx.language),
				region: choiceLabel(vocabularies(), 'regions', organisation.region, ctx.language),
				legalForm: choiceLabel(vocabularies(), 'legal-forms', organisation.legalForm, ctx.language),
				registered: organisation.registered,
				masked: organisation.masked,
				paidStaff: organisation.paidStaff,
				foundedYear: organisation.foundedYear
			},
			abilities: { invite: mayInviteMember(ctx.actor, record) === true, knowPeople: mayKnowPeople(ctx.actor, record, organisation.masked) === true }
		};
	});
}
