import { newId, type OrganisationId, type ProgrammeId } from '#kernel/id.ts';
import { demand, found } from '#kernel/problem.ts';
import { languages } from '#kernel/localised.ts';
import type { Tx } from '#platform/database.server.ts';
import { participationConsent } from './consent.server.ts';
import type { Context } from './context.server.ts';
import { fold } from './fold.ts';
import type { RegisterOrganisation } from './input.ts';
import { maskableName, maskableText } from './masking.ts';
import { mayRegisterOrganisation } from './policy.ts';
import { programmeById } from './read.server.ts';
import { addMember, nextNumber } from './store.server.ts';
import { consent, organisation, participation } from './tables.server.ts';

/** Brings an organisation into the register and a programme; whoever does it becomes its head. */
export async function registerOrganisation(ctx: Context, input: RegisterOrganisation): Promise<{ id: OrganisationId; number: string }> {
	return ctx.transact(async (tx) => {
		demand(mayRegisterOrganisation(ctx.actor));
		const programme = found(await programmeById(tx, input.programme as ProgrammeId));
		const id = newId<'organisation'>();
		const number = await nextNumber(tx, Number(ctx.clock.today().slice(0, 4)));
		const names = languages.map((language) => input.name[language]).filter((name) => name !== undefined);
		await tx.insert(organisation).values({
			id, number,
			name: maskableName(input.name),
			sortName: maskableText(names[0]!),
			searchText: maskableText(fold([...names, number].join(' '))),
			legalForm: input.legalForm ?? null,
			registered: input.registered,
			region: input.region,
			createdAt: ctx.clock.now()
		});
		await join(ctx, tx, id, programme.id);
		await ctx.record(tx, { event: 'register/organisation-registered', subject: { type: 'organisation', id }, organisation: id, programme: programme.id, data: { number } });
		return { id, number };
	});
}

async function join(ctx: Context, tx: Tx, organisationId: OrganisationId, programmeId: ProgrammeId): Promise<void> {
	const now = ctx.clock.now();
	await tx.insert(participation).values({ organisationId, programmeId, since: now });
	if (!ctx.actor.personId) return;
	await addMember(tx, organisationId, ctx.actor.personId, 'head', now);
	await tx.insert(consent).values({
		id: newId<'consent'>(), organisationId, programmeId, personId: ctx.actor.personId, ...participationConsent, language: ctx.language, givenAt: now
	});
}
