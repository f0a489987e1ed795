/** What an administrator sees of the care taken with personal data. */
import { dateInBishkek } from '#kernel/clock.ts';
import type { OrganisationId, PersonId, ProgrammeId } from '#kernel/id.ts';
import { formatDate, formatInstant } from '#i18n/format.ts';
import * as texts from '#i18n/paraglide/messages.js';
import { inLanguage, type Language } from '#kernel/localised.ts';
import { entriesOf } from '#journal/read.server.ts';
import type { Context } from '#register/context.server.ts';
import { erasureRequests } from '#register/read-erasures.server.ts';
import { organisationsById } from '#register/read-organisations.server.ts';
import { peopleById, programmesOf } from '#register/read.server.ts';
import { retentionChoices, rulesFor } from '#register/read-retention.server.ts';
import { ownRules, type RetentionRule } from '#register/retention.ts';
import { dueForRetention } from '#register/run-retention.server.ts';
import { roleName } from './mail-invitation.server.ts';
import { stageRetention, theRetention } from './retention.server.ts';

type Text = (words: object, options: { locale: Language }) => string;

export function privacyWord(key: string, locale: Language): string {
	return (texts as unknown as Record<string, Text | undefined>)[`register_privacy_${key}`]?.({}, { locale }) ?? key;
}

/** The rules in the reader's language; those given, or as they ship. */
export function keepingShown(locale: Language, rules: readonly RetentionRule[] = theRetention().rules) {
	return {
		rules: rules.map(({ key, afterDays, act, what, ground }) => ({ key, days: afterDays, act: privacyWord(`act_${act}`, locale), what: what[locale], ground: ground[locale] })),
		kept: theRetention().kept.map(({ table, what, ground }) => ({ table, what: what[locale], ground: ground[locale] }))
	};
}

/** The rules as they hold for whoever reads: those of the programmes that they belong to. */
export async function ownKeeping({ read, actor, language }: Context) {
	const joined = await Promise.all(actor.memberships.map(({ organisation }) => programmesOf(read, organisation)));
	const programmes = new Set([...actor.programmeRoles.map(({ programme }) => programme), ...joined.flat()]);
	return keepingShown(language, await rulesFor(read, theRetention().rules, [...programmes]));
}

/** What a programme may decide on, what it decided, and why. */
export async function programmeKeeping({ read, language }: Context, programme: ProgrammeId) {
	const chosen = await retentionChoices(read, [programme]);
	return ownRules(theRetention().rules).map(({ key, afterDays, bounds, act, what, ground }) => {
		const own = chosen.find(({ rule }) => rule === key);
		return {
			key, days: own?.days ?? afterDays, shipped: afterDays, ...bounds, act: privacyWord(`act_${act}`, language), what: what[language], ground: ground[language],
			decision: own ? { reason: own.reason, by: own.decidedBy ?? '', on: formatDate(dateInBishkek(own.decidedAt)) } : null
		};
	});
}

async function choicesShown({ read, language }: Context) {
	const what = new Map(theRetention().rules.map((rule) => [rule.key, rule]));
	return (await retentionChoices(read)).map(({ programme, programmeName, rule, days, reason, decidedBy, decidedAt }) => ({
		key: `${programme}-${rule}`, programme: inLanguage(programmeName, language), what: what.get(rule)?.what[language] ?? rule, days, shipped: what.get(rule)?.afterDays ?? days,
		reason, by: decidedBy ?? '', on: formatDate(dateInBishkek(decidedAt))
	}));
}

export async function privacyShown(ctx: Context) {
	const { rules, kept } = keepingShown(ctx.language);
	const due = await dueForRetention(ctx.read, theRetention().rules, ctx.clock.now(), stageRetention);
	const requests = await erasureRequests(ctx.read);
	return {
		kept,
		rules: rules.map((rule) => ({ ...rule, due: due[rule.key] })),
		choices: await choicesShown(ctx),
		runs: await runsShown(ctx),
		requests: requests.map(({ request, name }) => ({
			id: request.id, name, isOpen: request.status === 'asked', status: privacyWord(`status_${request.status}`, ctx.language), on: formatDate(dateInBishkek(request.askedAt))
		}))
	};
}

async function runsShown(ctx: Context) {
	const entries = await entriesOf(ctx.read, ['register/retention-ran'], undefined, 14);
	const people = await peopleById(ctx.read, entries.flatMap(({ actor }) => (actor ? [actor as PersonId] : [])));
	return entries.map(({ id, at, actor, data }) => ({
		id, date: formatInstant(at),
		count: Object.values(data ?? {}).reduce((sum: number, count) => sum + Number(count), 0),
		who: people.get(actor as PersonId)?.name ?? texts.register_history_kadam({}, { locale: ctx.language })
	}));
}

const pageSize = 50;

/** Whoever takes what is kept about them needs no role and owes no reason. */
const ownData = { role: '', document: 'ownData', purpose: 'ownRequest' };

/** Organisations by number: who administers accounts learns no names by that. */
export async function transfersShown(ctx: Context, before?: number) {
	const entries = await entriesOf(ctx.read, ['register/data-handed-over', 'register/person-exported'], before, pageSize);
	const people = await peopleById(ctx.read, entries.flatMap(({ actor }) => (actor ? [actor as PersonId] : [])));
	const organisations = await organisationsById(ctx.read, entries.flatMap(({ organisation }) => (organisation ? [organisation as OrganisationId] : [])));
	return {
		next: entries.length === pageSize ? entries.at(-1)!.sequence : undefined,
		rows: entries.map(({ id, at, actor, organisation, event, data }) => {
			const { role, document, purpose } = event === 'register/person-exported' ? ownData : { role: '', document: '', purpose: '', ...data };
			return {
				id, at: formatInstant(at),
				who: [people.get(actor as PersonId)?.name ?? '', role && `(${roleName(role, ctx.language)})`].filter(Boolean).join(' '),
				what: privacyWord(`document_${document}`, ctx.language),
				of: organisations.get(organisation as OrganisationId)?.number ?? '',
				purpose: privacyWord(`purpose_${purpose}`, ctx.language)
			};
		})
	};
}
