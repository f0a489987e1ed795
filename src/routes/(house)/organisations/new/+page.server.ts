import { newId } from '#kernel/id.ts';
import { inLanguage } from '#kernel/localised.ts';
import { vocabularies } from '#questionnaires/vocabularies.server.ts';
import { registerOrganisation as schema } from '#register/input.ts';
import { openProgrammes } from '#register/read.server.ts';
import { registerOrganisation } from '#register/register-organisation.server.ts';
import { acting, reading } from '#wiring/door.server.ts';
import { choicesOf } from '#wiring/choices.ts';

export async function load(event) {
	return reading(event, async (ctx) => ({
		command: newId(),
		regions: choicesOf(vocabularies(), 'regions', ctx.language),
		legalForms: choicesOf(vocabularies(), 'legal-forms', ctx.language),
		programmes: (await openProgrammes(ctx.read)).map(({ id, name }) => ({ value: id as string, label: inLanguage(name, ctx.language) }))
	}));
}

export const actions = {
	default: (event) => acting(event, schema, registerOrganisation, { then: () => '/' })
};
