import { addRespondent } from '#programme/diagnostics/add-respondent.server.ts';
import { openIndividualScoring } from '#programme/diagnostics/open-individual-scoring.server.ts';
import { readRespondents } from '#programme/diagnostics/read-respondents.server.ts';
import { removeRespondent } from '#programme/diagnostics/remove-respondent.server.ts';
import { addRespondent as addInput, openIndividualScoring as openInput, respondentLink, respondentOnly } from '#programme/diagnostics/respondent-input.ts';
import { acting, reading } from '#wiring/door.server.ts';
import { giveRespondentLink } from '#wiring/mail-respondent-link.server.ts';
import { theRuntime } from '#wiring/runtime.server.ts';

export async function load(event) {
	return { view: await reading(event, (ctx) => readRespondents(ctx, event.params.case)), address: `${theRuntime().config.publicUrl}/answer` };
}

export const actions = {
	add: (event) => acting(event, addInput, addRespondent, { fixed: { case: event.params.case } }),
	remove: (event) => acting(event, respondentOnly, removeRespondent, { fixed: { case: event.params.case } }),
	link: (event) => acting(event, respondentLink, giveRespondentLink, { fixed: { case: event.params.case } }),
	open: (event) => acting(event, openInput, openIndividualScoring, { fixed: { case: event.params.case } })
};
