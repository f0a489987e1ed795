import type { OrganisationId, ProgrammeId } from '#kernel/id.ts';
import { demand, found } from '#kernel/problem.ts';
import { vocabularies } from '#questionnaires/vocabularies.server.ts';
import { rolesTowards } from '#register/actor.ts';
import { mayInviteMember, mayView } from '#register/policy.ts';
import { nameFor, organisationById } from '#register/read.server.ts';
import { choiceLabel } from '#wiring/choices.ts';
import { reading } from '#wiring/door.server.ts';

/** The head of the hub: every page of an organisation shows which one it is. */
export async function load(event) {
	return reading(event, async (ctx) => {
		const programme = found(event.locals.programme) as ProgrammeId;
		const record = { organisation: event.params.organisation as OrganisationId, programme };
		found(rolesTowards(ctx.actor, record).length > 0 ? record : null);
		demand(mayView(ctx.actor, record));
		const organisation = found(await organisationById(ctx.read, record.organisation));
		return {
			organisation: {
				id: organisation.id,
				number: organisation.number,
				name: nameFor(ctx.actor, programme, organisation, ctx.language),
				region: choiceLabel(vocabularies(), 'regions', organisation.region, ctx.language),
				legalForm: choiceLabel(vocabularies(), 'legal-forms', organisation.legalForm, ctx.language),
				registered: organisation.registered,
				masked: organisation.masked,
				paidStaff: organisation.paidStaff,
				foundedYear: organisation.foundedYear
			},
			abilities: { invite: mayInviteMember(ctx.actor, record) === true }
		};
	});
}
