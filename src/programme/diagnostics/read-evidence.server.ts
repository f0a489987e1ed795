/** Documents of a case as its pages show them, and the way to their bytes. */
import { isId, newId } from '#kernel/id.ts';
import { demand, found } from '#kernel/problem.ts';
import type { Context } from '#register/context.server.ts';
import { organisationById, peopleFor } from '#register/read.server.ts';
import { type Case, evidenceOpenIn } from './case.ts';
import { isValidOn } from './evidence-validity.ts';
import { indicatorsOf, type Instrument } from './instrument.ts';
import { mayChangeEvidence, mayOfferEvidence, mayOpenEvidence, mayRelinkEvidence } from './policy.ts';
import { headFor, viewedCase } from './read-case.server.ts';
import { reusableEvidence } from './read-reusable-evidence.server.ts';
import { instrumentOf } from './read.server.ts';
import { result } from './scoring.ts';
import { asProof, evidenceById, type EvidenceItem, evidenceOf } from './store-evidence.server.ts';
import { scoresOf } from './store-scores.server.ts';
import { type CaseHead, type EvidenceView, type ReuseView, type ShownEvidence, showMark } from './views.ts';

export async function showEvidence(ctx: Context, of: Case, head: CaseHead, instrument: Instrument, items: readonly EvidenceItem[]): Promise<ShownEvidence[]> {
	const deciders = items.flatMap(({ links }) => links.flatMap(({ decidedBy }) => decidedBy ?? []));
	const organisation = found(await organisationById(ctx.read, of.organisation));
	const people = await peopleFor(ctx.read, ctx.actor, of.programme, organisation, [...items.map(({ addedBy }) => addedBy), ...deciders]);
	const names = new Map(indicatorsOf(instrument).map(({ code, name }) => [code, name[ctx.language]]));
	const isOpen = evidenceOpenIn.includes(of.status);
	return items.map((item) => ({
		id: item.id, title: item.title, note: item.note, at: item.addedAt, byAssessor: item.byAssessor,
		validUntil: item.validUntil, isExpired: !isValidOn(item, ctx.clock.today()),
		by: people.get(item.addedBy)?.name ?? '',
		file: item.file && { name: item.file.name, size: item.file.size, href: head.abilities.openEvidence ? `/diagnostics/${of.id}/evidence/${item.id}/file` : null },
		links: item.links.map((link) => ({
			indicator: link.indicator, name: names.get(link.indicator) ?? '', version: link.version, note: link.note, provesReview: link.provesReview,
			state: link.accepted === null ? ('pending' as const) : link.accepted ? ('accepted' as const) : ('notAccepted' as const),
			by: link.decidedBy ? (people.get(link.decidedBy)?.name ?? '') : '', at: link.decidedAt, command: newId<'command'>()
		})),
		mayRemove: isOpen && mayChangeEvidence(ctx.actor, of, item.byAssessor) === true && item.links.every(({ version }) => version === 0),
		mayRelink: isOpen && mayRelinkEvidence(ctx.actor, of, item.byAssessor) === true,
		command: newId<'command'>()
	}));
}

/** The documents of one parameter, indicator by indicator, with what would prove each; unless asked otherwise, of the first where proof is needed. */
export async function readEvidence(ctx: Context, id: string, asked: string | null): Promise<EvidenceView> {
	const of = await viewedCase(ctx, id);
	const organisation = found(await organisationById(ctx.read, of.organisation));
	const [head, instrument] = [await headFor(ctx, of), await instrumentOf(ctx.read, of)];
	const items = await evidenceOf(ctx.read, of.id);
	const shown = await showEvidence(ctx, of, head, instrument, items);
	const { consensus } = await scoresOf(ctx.read, of.id);
	const now = result(instrument, 'consensus', { consensus, verified: [], evidence: asProof(items) }, organisation.paidStaff);
	const needed = now.parameters.find(({ indicators }) => indicators.some(({ unproven }) => unproven))?.code;
	const parameter = [asked, needed].flatMap((code) => instrument.parameters.find((one) => one.code === code) ?? [])[0] ?? instrument.parameters[0]!;
	const results = new Map(now.parameters.flatMap(({ indicators }) => indicators).map((one) => [one.code, one]));
	const filedUnder = (codes: readonly string[]) => shown.filter(({ links }) => links.some(({ indicator }) => codes.includes(indicator)));
	return {
		head,
		rail: instrument.parameters.map(({ code, shortName, indicators }) => ({
			code, name: shortName[ctx.language], href: `/diagnostics/${of.id}/evidence?parameter=${code}`, isCurrent: code === parameter.code,
			documents: filedUnder(indicators.map((indicator) => indicator.code)).length,
			unproven: indicators.filter((indicator) => results.get(indicator.code)!.unproven).length
		})),
		parameter: { code: parameter.code, name: parameter.name[ctx.language] },
		indicators: parameter.indicators.map(({ code, name, critical, evidence }) => ({
			code, critical, name: name[ctx.language], proof: evidence[ctx.language],
			agreed: showMark(results.get(code)!.consensus), unproven: results.get(code)!.unproven, documents: filedUnder([code]), command: newId<'command'>()
		})),
		total: items.length,
		reusable: head.abilities.offerEvidence ? (await reusableEvidence(ctx, of)).length : 0
	};
}

/** One document, to file it elsewhere or to take it back. */
export async function readDocument(ctx: Context, id: string, evidence: string) {
	const of = await viewedCase(ctx, id);
	const [head, instrument] = [await headFor(ctx, of), await instrumentOf(ctx.read, of)];
	const item = await evidenceById(ctx.read, of.id, found(isId(evidence) ? evidence : undefined));
	const [document] = await showEvidence(ctx, of, head, instrument, [item]);
	return {
		head, document: document!,
		parameters: instrument.parameters.map(({ code, name, indicators }) => ({
			code, name: name[ctx.language],
			indicators: indicators.map((indicator) => ({
				value: indicator.code, label: `${indicator.code} ${indicator.name[ctx.language]}`,
				isDecided: item.links.some((link) => link.indicator === indicator.code && link.version > 0)
			}))
		}))
	};
}

/** Documents of the round before, to choose from. */
export async function readReusable(ctx: Context, id: string): Promise<ReuseView> {
	const of = await viewedCase(ctx, id);
	demand(mayOfferEvidence(ctx.actor, of));
	const documents = (await reusableEvidence(ctx, of)).map(({ id: document, title, note, validUntil, indicators }) => ({ id: document, title, note, validUntil, indicators: indicators.join(', ') }));
	return { head: await headFor(ctx, of), documents, command: newId<'command'>() };
}

/** The bytes of a document, for whoever may open it. */
export async function openDocument(ctx: Context, id: string, evidence: string) {
	const of = await viewedCase(ctx, id);
	demand(mayOpenEvidence(ctx.actor, of));
	const { file } = await evidenceById(ctx.read, of.id, found(isId(evidence) ? evidence : undefined));
	const kept = found(file);
	found(ctx.files.has(kept.hash) || undefined);
	return { ...kept, bytes: ctx.files.open(kept.hash) };
}
