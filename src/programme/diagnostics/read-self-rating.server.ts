/** The pages of whoever rates themselves by a personal link; there need be no account behind it. */
import { newId } from '#kernel/id.ts';
import { found, Problem } from '#kernel/problem.ts';
import type { Context } from '#register/context.server.ts';
import { nameInMail } from '#register/masking.ts';
import { organisationById } from '#register/read.server.ts';
import type { Case } from './case.ts';
import type { CompetenceFramework } from './competences.ts';
import { readToken } from './individual-seal.server.ts';
import { levels } from './instrument.ts';
import { mayRate } from './people-policy.ts';
import type { CompetencePageView, SelfRatingView } from './people-views.ts';
import { findLink } from './read-answering.server.ts';
import { caseById } from './read.server.ts';
import { type ColleagueRow, colleagueByLink, frameworkOf, ratingsOf } from './store-people.server.ts';
import { trainingConsent, trainingConsentText } from './training-consent.server.ts';

interface Rating {
	readonly colleague: ColleagueRow;
	readonly of: Case;
	readonly framework: CompetenceFramework;
}

/** Whose link it is; one that was never made and one that was ended are told the same. */
async function holder(ctx: Context, token: string): Promise<Rating> {
	const colleague = readToken(token) === token ? await colleagueByLink(ctx.read, token) : undefined;
	if (!colleague) throw new Problem('diagnostics/link-not-open', { status: 410 });
	return { colleague, of: found(await caseById(ctx.read, colleague.caseId)), framework: found(await frameworkOf(ctx.read, colleague.caseId)) };
}

/** Throws where nothing can be rated any more. */
export async function openRating(ctx: Context, token: string): Promise<Rating> {
	const held = await holder(ctx, token);
	const ruling = mayRate(held.of, held.colleague.handedInOn !== null);
	if (ruling !== true) throw new Problem(ruling, { status: 410 });
	return held;
}

export async function readSelfRating(ctx: Context, token: string): Promise<SelfRatingView> {
	const { colleague, of, framework } = await holder(ctx, token);
	if (colleague.handedInOn === null) await openRating(ctx, token);
	const rated = new Set((await ratingsOf(ctx.read, [colleague])).map(({ competence }) => competence));
	const competences = framework.competences.map(({ code, name }) => ({ code, name: name[ctx.language], isRated: rated.has(code), href: hrefOf(token, code) }));
	return {
		organisation: nameInMail(found(await organisationById(ctx.read, of.organisation)), ctx.language),
		role: roleNameIn(framework, colleague.role, ctx),
		isDone: colleague.handedInOn !== null,
		rated: rated.size, of: competences.length, competences,
		next: competences.find(({ isRated }) => !isRated)?.href ?? null,
		consent: { isGiven: colleague.consentId !== null, isNamed: colleague.personId !== null, text: trainingConsentText(trainingConsent.textVersion)[ctx.language] },
		command: newId<'command'>()
	};
}

function hrefOf(token: string, competence: string): string {
	return `/answer/skills/${token}/${competence}`;
}

export function roleNameIn({ roles }: CompetenceFramework, key: string, { language }: Pick<Context, 'language'>): string {
	return roles.find((role) => role.key === key)?.name[language] ?? key;
}

export async function readCompetencePage(ctx: Context, token: string, code: string): Promise<CompetencePageView> {
	const { colleague, of, framework } = await openRating(ctx, token);
	const index = framework.competences.findIndex((one) => one.code === code);
	const { name, can, proof } = found(framework.competences[index]);
	const standing = (await ratingsOf(ctx.read, [colleague])).find(({ competence }) => competence === code);
	const after = framework.competences[index + 1];
	const back = `/answer/skills/${token}`;
	return {
		organisation: nameInMail(found(await organisationById(ctx.read, of.organisation)), ctx.language),
		back, place: { number: index + 1, of: framework.competences.length },
		competence: { code, name: name[ctx.language], can: can[ctx.language], proof: proof[ctx.language] },
		ladder: levels.map((value) => ({ value, text: framework.ladder[value][ctx.language] })),
		chosen: standing?.self ?? null, written: standing?.proof ?? '',
		next: after ? hrefOf(token, after.code) : back
	};
}

/** Where a typed code leads: to one's own rating, or to scoring the organisation. */
export async function findAnswering(ctx: Context, typed: string): Promise<string> {
	const token = readToken(typed);
	if (token && (await colleagueByLink(ctx.read, token))) return `/answer/skills/${token}`;
	return `/answer/${await findLink(ctx, typed)}`;
}
