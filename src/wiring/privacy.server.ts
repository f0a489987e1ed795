/** What an administrator sees of the care taken with personal data. */
import { dateInBishkek } from '#kernel/clock.ts';
import type { OrganisationId, PersonId } from '#kernel/id.ts';
import { formatDate, formatInstant } from '#i18n/format.ts';
import * as texts from '#i18n/paraglide/messages.js';
import type { Language } from '#kernel/localised.ts';
import { entriesOf } from '#journal/read.server.ts';
import type { Context } from '#register/context.server.ts';
import { erasureRequests } from '#register/read-erasures.server.ts';
import { organisationsById } from '#register/read-organisations.server.ts';
import { peopleById } from '#register/read.server.ts';
import type { RetentionRule } from '#register/retention.ts';
import { dueForRetention } from '#register/run-retention.server.ts';
import { roleName } from './mail-invitation.server.ts';
import { theRetention } from './retention.server.ts';

type Text = (words: object, options: { locale: Language }) => string;

export function privacyWord(key: string, locale: Language): string {
	return (texts as unknown as Record<string, Text | undefined>)[`register_privacy_${key}`]?.({}, { locale }) ?? key;
}

/** The rules in the reader's language, for everybody. */
export function keepingShown(locale: Language) {
	const { rules, kept } = theRetention();
	return {
		rules: rules.map(({ key, afterDays, act, what, ground }: RetentionRule) => ({ key, days: afterDays, act: privacyWord(`act_${act}`, locale), what: what[locale], ground: ground[locale] })),
		kept: kept.map(({ table, what, ground }) => ({ table, what: what[locale], ground: ground[locale] }))
	};
}

export async function privacyShown(ctx: Context) {
	const { rules, kept } = keepingShown(ctx.language);
	const due = await dueForRetention(ctx.read, theRetention().rules, ctx.clock.now());
	const requests = await erasureRequests(ctx.read);
	return {
		kept,
		rules: rules.map((rule) => ({ ...rule, due: due[rule.key] })),
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

/** Organisations by number: who administers accounts learns no names by that. */
export async function transfersShown(ctx: Context, before?: number) {
	const entries = await entriesOf(ctx.read, ['register/data-handed-over'], before, pageSize);
	const people = await peopleById(ctx.read, entries.flatMap(({ actor }) => (actor ? [actor as PersonId] : [])));
	const organisations = await organisationsById(ctx.read, entries.flatMap(({ organisation }) => (organisation ? [organisation as OrganisationId] : [])));
	return {
		next: entries.length === pageSize ? entries.at(-1)!.sequence : undefined,
		rows: entries.map(({ id, at, actor, organisation, data }) => ({
			id, at: formatInstant(at),
			who: `${people.get(actor as PersonId)?.name ?? ''} (${roleName(String(data?.['role']), ctx.language)})`,
			what: privacyWord(`document_${String(data?.['document'])}`, ctx.language),
			of: organisations.get(organisation as OrganisationId)?.number ?? '',
			purpose: privacyWord(`purpose_${String(data?.['purpose'])}`, ctx.language)
		}))
	};
}
