import { addDays, type LocalDate } from '#kernel/local-date.ts';
import { newId } from '#kernel/id.ts';
import { demand, found, Problem } from '#kernel/problem.ts';
import type { Context } from '#register/context.server.ts';
import { organisationById, type Organisation } from '#register/read.server.ts';
import type { ReportDocument } from './document.ts';
import type { ShareReport } from './input.ts';
import { mayShare } from './policy.ts';
import type { Report } from './report.ts';
import { isScopeOpen, levelsOf, passportFormat, type Statement } from './share.ts';
import { digestOf, signText } from './signature.server.ts';
import { reportToChange } from './store.server.ts';
import { issuedDocument } from './store-issues.server.ts';
import { hashOf, keepShare, newToken } from './store-shares.server.ts';

/** The head shows the latest issued version to somebody outside, as much of it as is chosen. Answers the address's secret, which is kept nowhere. */
export async function shareReport(ctx: Context, input: ShareReport): Promise<{ share: string; token: string }> {
	return ctx.transact(async (tx) => {
		const { report } = await reportToChange(tx, ctx.actor, input.report);
		demand(mayShare(ctx.actor, report));
		const organisation = found(await organisationById(tx, report.organisation));
		if (!isScopeOpen(input.scope, organisation.masked)) throw new Problem('reporting/masked-shares-no-report', { status: 400, fields: [{ field: 'scope', code: 'reporting/masked-shares-no-report' }] });
		const document = found(await issuedDocument(tx, report.id, input.language));
		const [id, token, today] = [newId<'share'>(), newToken(), ctx.clock.today()];
		const expiresOn = addDays(today, input.days);
		const statement = JSON.stringify(statementOf({ id, today, expiresOn }, input, document, organisation));
		const { signature } = await signText(tx, ctx.clock, statement);
		await keepShare(tx, {
			id, statement, signature, expiresOn, tokenHash: hashOf(token), version: document.version, ...ownership(report),
			scope: input.scope, language: input.language, recipient: input.recipient, createdAt: ctx.clock.now(), createdBy: found(ctx.actor.personId)
		});
		await ctx.record(tx, {
			event: 'reporting/shared', subject: { type: 'share', id }, organisation: report.organisation, programme: report.programme,
			data: { scope: input.scope, expiresOn, version: document.version }
		});
		return { share: id, token };
	});
}

function ownership({ id, organisation, programme }: Report) {
	return { reportId: id, organisationId: organisation, programmeId: programme };
}

interface Given {
	readonly id: string;
	readonly today: LocalDate;
	readonly expiresOn: LocalDate;
}

/** Only what the scope allows stands in it at all. */
function statementOf({ id, today, expiresOn }: Given, { scope, recipient }: ShareReport, document: ReportDocument, { masked, number }: Organisation): Statement {
	const { cover, labels, method, language, version } = document;
	const fact = (label: string): string => cover.facts.find((one) => one.label === label)?.text ?? '';
	return {
		format: passportFormat, id,
		organisation: { name: masked ? number : cover.organisation, number },
		programme: cover.programme, instrument: method.instrument,
		assessed: fact(labels.assessed), issuedOn: fact(labels.issued), reportVersion: version,
		language, scope, recipient, givenOn: today, expiresOn,
		...(scope === 'status' ? {} : { levels: levelsOf(document) }),
		...(scope === 'report' ? { report: digestOf(JSON.stringify(document)) } : {})
	};
}
