/** A case as its pages show it. */
import { eq } from 'drizzle-orm';
import { isId, newId, type PersonId } from '#kernel/id.ts';
import { inLanguage, type Language } from '#kernel/localised.ts';
import { found } from '#kernel/problem.ts';
import * as texts from '#i18n/paraglide/messages.js';
import { vocabularies } from '#questionnaires/vocabularies.server.ts';
import { hasRoleTowards } from '#register/actor.ts';
import type { Context } from '#register/context.server.ts';
import { nameFor, type Organisation, organisationById, peopleFor, staffOf } from '#register/read.server.ts';
import { consent } from '#register/tables.server.ts';
import { type Case, headcount } from './case.ts';
import { consentText } from './consent-text.server.ts';
import { abilitiesIn, mayViewCase } from './policy.ts';
import { awaitsMarks, raterOf } from './double-scoring.ts';
import { progress } from './progress.ts';
import { showRaters } from './show-raters.server.ts';
import { caseById, instrumentOf, scoredOf } from './read.server.ts';
import { isRoomOpen } from './room.ts';
import { roomOf } from './store-room.server.ts';
import { namesWithoutCalibration } from './read-calibration-quality.server.ts';
import { openCasesByAssessor } from './read-workload.server.ts';
import type { CaseHead, CaseView } from './views.ts';
import type { CaseState } from './workflow.ts';
import { spansOf, spanText } from './weeks.ts';
import type { ReportIssued } from './withdraw-diagnostics.server.ts';

/** The case, or "no such thing" to whoever may not see it. */
export async function viewedCase(ctx: Context, id: string): Promise<Case> {
	const of = isId(id) ? await caseById(ctx.read, id) : undefined;
	return found(of && mayViewCase(ctx.actor, of) === true ? of : undefined);
}

const afterConsensus: readonly CaseState[] = ['verification', 'done'];

export function headOf(ctx: Context, of: Case, organisation: Organisation, reportIssued = false): CaseHead {
	const abilities = abilitiesIn(ctx.actor, of, reportIssued);
	return {
		id: of.id,
		organisation: { id: organisation.id, name: nameFor(ctx.actor, of.programme, organisation, ctx.language), number: organisation.number, region: regionName(organisation.region, ctx.language) },
		round: of.round,
		status: of.status,
		statusReason: of.statusReason,
		abilities,
		opened: {
			agree: of.sessionOn !== null,
			verify: afterConsensus.includes(of.status) && abilities.seeVerified,
			result: afterConsensus.includes(of.status)
		},
		isOwn: ctx.actor.memberships.some((held) => held.organisation === of.organisation),
		version: of.version
	};
}

export function regionName(code: string, language: Language): string {
	return inLanguage(vocabularies()['regions']?.find(({ value }) => value === code)?.label, language) || code;
}

export async function headFor(ctx: Context, of: Case): Promise<CaseHead> {
	return headOf(ctx, of, found(await organisationById(ctx.read, of.organisation)));
}

/** The page of phase 1: who asked for what, who comes when, and what is the next thing to do. */
export async function readCase(ctx: Context, id: string, reportIssued: ReportIssued): Promise<CaseView> {
	const of = await viewedCase(ctx, id);
	const organisation = found(await organisationById(ctx.read, of.organisation));
	const [given] = await ctx.read.select().from(consent).where(eq(consent.id, of.consentId));
	const { personId, givenAt, textVersion, language, withdrawnAt } = found(given);
	const people = await peopleFor(ctx.read, ctx.actor, of.programme, organisation, [of.requestedBy, personId, ...of.assessors.map(({ person }) => person)]);
	const nameOf = (person: PersonId) => people.get(person)?.name ?? '';
	return {
		head: headOf(ctx, of, organisation, await reportIssued(ctx.read, of.id)),
		requested: { by: nameOf(of.requestedBy), at: of.requestedAt },
		preferences: { ...of.preferences, weeks: weeksText(of) },
		consent: { by: nameOf(personId), at: givenAt, version: textVersion, language, text: consentText(textVersion)[ctx.language], withdrawnAt },
		scheduledOn: of.scheduledOn, startsAt: of.startsAt, place: of.place, language: of.language, sessionOn: of.sessionOn, doneAt: of.doneAt,
		isRoomOpen: of.status === 'consensusSession' && isRoomOpen(await roomOf(ctx.read, of.id), of.status, ctx.clock.now()),
		assessors: of.assessors.map(({ person, isLead, declaredNoConflictAt, declaredConflictAt }) => ({ name: nameOf(person), isLead, hasDeclared: declaredNoConflictAt !== null, hasConflict: Boolean(declaredConflictAt) })),
		participants: headcount(of.participants),
		doubleScoring: await doubleScoringOf(ctx, of),
		...(await progressOf(ctx, of)),
		instrument: await namedInstrument(ctx, of),
		command: newId<'command'>()
	};
}

/** The wish as stretches of time: `06.04–19.04.2026`. */
export function weeksText({ preferences }: Pick<Case, 'preferences'>): string {
	return spansOf(preferences.weeks).map(spanText).join(', ');
}

/** `2026-04` → `апрель 2026`. */
export function monthName(month: string, language: Language): string {
	const [year, number] = month.split('-');
	const name = inLanguage(vocabularies()['months']?.find(({ value }) => value === number)?.label, language);
	return `${language === 'en' ? name : name.toLowerCase()} ${year}`.trim();
}

/** That two score, and how far they are, is no matter of the organisation. */
async function doubleScoringOf(ctx: Context, of: Case): Promise<CaseView['doubleScoring']> {
	if (!of.raters?.length || !hasRoleTowards(ctx.actor, of, 'officer', 'auditor', 'assessor', 'leadAssessor')) return null;
	return { raters: await showRaters(ctx.read, of), isAwaited: awaitsMarks(of), isOwn: raterOf(of, ctx.actor.personId) !== undefined };
}

async function progressOf(ctx: Context, of: Case): Promise<Pick<CaseView, 'evidence' | 'progress'>> {
	const scored = await scoredOf(ctx.read, of.id);
	const evidence = { total: scored.evidence.length, pending: scored.evidence.filter(({ accepted }) => accepted === null).length };
	const layer = of.status === 'consensusSession' ? 'consensus' : of.status === 'verification' ? 'verified' : null;
	if (!layer) return { evidence, progress: null };
	const { done, of: all } = progress(await instrumentOf(ctx.read, of), layer, scored[layer], scored.evidence);
	return { evidence, progress: { layer, done, of: all } };
}

async function namedInstrument(ctx: Context, of: Case): Promise<CaseView['instrument']> {
	const { name, version } = await instrumentOf(ctx.read, of);
	return { name: name[ctx.language], version };
}

/** The form of date, place and assessors: what stands, else what the organisation asked for. */
export async function readScheduling(ctx: Context, id: string) {
	const of = await viewedCase(ctx, id);
	const staff = await staffOf(ctx.read, of.programme, 'assessor', 'leadAssessor');
	const workload = await openCasesByAssessor(ctx.read, of.programme);
	const option = ({ id: value, name }: { id: string; name: string }) => ({ value, label: `${name} — ${texts.diagnostics_workload({ count: workload.get(value) ?? 0 }, { locale: ctx.language })}` });
	const assessors = new Map(staff.map((person) => [person.id, option(person)]));
	return {
		head: await headFor(ctx, of),
		preferences: { ...of.preferences, weeks: weeksText(of) },
		leads: staff.filter(({ role }) => role === 'leadAssessor').map(option),
		assessors: [...assessors.values()],
		uncalibrated: await namesWithoutCalibration(ctx, of.programme),
		command: newId<'command'>(),
		values: {
			scheduledOn: of.scheduledOn ?? '',
			startsAt: of.startsAt ?? '',
			place: of.place ?? of.preferences.place,
			language: of.language ?? of.preferences.language,
			lead: of.assessors.find(({ isLead }) => isLead)?.person ?? '',
			assessors: of.assessors.filter(({ isLead }) => !isLead).map(({ person }) => person as string)
		}
	};
}
