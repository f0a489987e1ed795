/**
 * Several people, each with several windows, edit the same sheet of items at once: they read, save on what they remember, hang
 * up before the answer comes, send again, and decide where two values stand. Afterwards the history of every item is held
 * against what each of them offered and was told.
 */
import fc from 'fast-check';
import { type CommandId, newId, type PersonId } from '#kernel/id.ts';

export interface Offer {
	readonly value: string;
	/** The version that the person saw. */
	readonly basedOn: number;
}

export interface Version {
	readonly version: number;
	readonly value: string;
	readonly author: PersonId | null;
	/** ISO 8601. */
	readonly at: string;
}

export type Outcome = { readonly kind: 'saved'; readonly version: number } | { readonly kind: 'unchanged' } | ({ readonly kind: 'conflict' } & Version);

/** What is edited; items by their names. */
export interface Sheet {
	readonly items: readonly string[];
	/** How many of them one save can hold; all where absent. */
	readonly atOnce?: number;
	/** Who sits at the windows; a person may sit at several. */
	readonly people: readonly PersonId[];
	save(window: number, command: CommandId, offers: ReadonlyMap<string, Offer>): Promise<ReadonlyMap<string, Outcome>>;
	standing(): Promise<ReadonlyMap<string, Version>>;
	/** Every version that ever stood, oldest first. */
	history(): Promise<ReadonlyMap<string, readonly Version[]>>;
	/** Between rounds: time passes. */
	tick(): void;
}

const hows = ['fresh', 'remembered', 'twice', 'unheard', 'again', 'decide'] as const;

interface Act {
	readonly window: number;
	readonly how: (typeof hows)[number];
	/** Which items, as bits. */
	readonly items: number;
	/** Often the same, so that people agree by chance; else its own. */
	readonly value: number | null;
}

export type Interleaving = readonly (readonly Act[])[];

/** Rounds of acts; those of one round happen at the same time. */
export function anyInterleaving(windows: number): fc.Arbitrary<Interleaving> {
	const act = fc.record<Act>({
		window: fc.nat(windows - 1), how: fc.constantFrom(...hows), items: fc.integer({ min: 1, max: 255 }), value: fc.option(fc.nat(2), { nil: null, freq: 3 })
	});
	return fc.array(fc.array(act, { minLength: 1, maxLength: 6 }), { minLength: 4, maxLength: 12 });
}

interface Attempt {
	readonly person: PersonId;
	readonly command: CommandId;
	readonly window: number;
	readonly offers: ReadonlyMap<string, Offer>;
	readonly outcomes: ReadonlyMap<string, Outcome>[];
}

/** Plays it and answers everything that went wrong, one line each. */
export async function play(sheet: Sheet, interleaving: Interleaving): Promise<string[]> {
	const given = await sheet.history();
	const attempts: Attempt[] = [];
	const memories = new Map<number, Map<string, number>>();
	const rememberedBy = (window: number) => memories.get(window) ?? memories.set(window, new Map()).get(window)!;
	for (const round of interleaving) {
		sheet.tick();
		await Promise.all(round.map((act) => perform(sheet, act, rememberedBy(act.window), attempts)));
	}
	return [...(await againstHistory(sheet, given, attempts)), ...attempts.flatMap(repeated)];
}

async function perform(sheet: Sheet, { window, how, items, value }: Act, memory: Map<string, number>, attempts: Attempt[]): Promise<void> {
	const last = attempts.findLast((attempt) => attempt.window === window);
	if (how === 'again' && last) {
		last.outcomes.push(await sheet.save(window, last.command, last.offers));
		return;
	}
	if (how === 'fresh') for (const [item, { version }] of await sheet.standing()) memory.set(item, version);
	const command = newId<'command'>();
	const chosen = sheet.items.filter((_, place) => (items >> place) & 1).slice(0, sheet.atOnce);
	const offers = how === 'decide' && last ? decided(last) : new Map(chosen.map((item) => [item, { value: value === null ? command : `agreed ${value}`, basedOn: memory.get(item) ?? 0 }]));
	if (offers.size === 0) return;
	const attempt: Attempt = { person: sheet.people[window % sheet.people.length]!, command, window, offers, outcomes: [] };
	attempts.push(attempt);
	attempt.outcomes.push(...(await Promise.all(Array.from({ length: how === 'twice' ? 2 : 1 }, () => sheet.save(window, command, offers)))));
	if (how !== 'unheard') for (const [item, outcome] of attempt.outcomes[0]!) if (outcome.kind !== 'unchanged') memory.set(item, outcome.version);
}

/** The person was shown both values and keeps their own. */
function decided({ offers, outcomes }: Attempt): Map<string, Offer> {
	return new Map([...(outcomes[0] ?? [])].flatMap(([item, outcome]): [string, Offer][] => (outcome.kind === 'conflict' ? [[item, { value: offers.get(item)!.value, basedOn: outcome.version }]] : [])));
}

/** A command that is sent again gets the first answer. */
function repeated({ command, outcomes }: Attempt): string[] {
	const told = new Set(outcomes.map((outcome) => JSON.stringify([...outcome].sort(([a], [b]) => a.localeCompare(b)))));
	return told.size > 1 ? [`${command} was answered in ${told.size} ways`] : [];
}

async function againstHistory(sheet: Sheet, given: ReadonlyMap<string, readonly Version[]>, attempts: readonly Attempt[]): Promise<string[]> {
	const history = await sheet.history();
	const standing = await sheet.standing();
	return sheet.items.flatMap((item) => {
		const versions = history.get(item) ?? [];
		const offered = attempts.flatMap(({ person, offers, outcomes }) => {
			const [offer, outcome] = [offers.get(item), outcomes[0]?.get(item)];
			return offer ? [{ person, offer, outcome }] : [];
		});
		const wrong = [
			...offered.flatMap(({ offer, outcome }) => (holds(versions, offer, outcome) ? [] : [`${JSON.stringify(offer)} was told ${JSON.stringify(outcome)}`])),
			...versions.slice(given.get(item)?.length ?? 0).flatMap((one) => (offered.some((by) => isWork(by, one)) ? [] : [`nobody who saw version ${one.version - 1} offered ${JSON.stringify(one)}`])),
			...(versions.every(({ version }, index) => version === index + 1) ? [] : [`versions ${versions.map(({ version }) => version).join(' ')}`]),
			...(JSON.stringify(standing.get(item)) === JSON.stringify(versions.at(-1)) ? [] : [`stands ${JSON.stringify(standing.get(item))}`])
		];
		return wrong.map((what) => `${item}: ${what}; history ${JSON.stringify(versions.map(({ value }) => value))}`);
	});
}

/** What the person was told is true of the history. */
function holds(versions: readonly Version[], { value, basedOn }: Offer, outcome: Outcome | undefined): boolean {
	if (!outcome) return false;
	if (outcome.kind === 'saved') return versions[outcome.version - 1]?.value === value;
	if (outcome.kind === 'unchanged') return versions[basedOn - 1]?.value === value || versions.slice(basedOn).some((one) => one.value === value);
	const stood = versions[outcome.version - 1];
	return outcome.version !== basedOn && outcome.value !== value && stood?.value === outcome.value && stood.author === outcome.author && stood.at === outcome.at;
}

/** The version is what this person offered, having seen the one before. */
function isWork({ person, offer, outcome }: { person: PersonId; offer: Offer; outcome: Outcome | undefined }, { version, value, author }: Version): boolean {
	return author === person && offer.value === value && offer.basedOn === version - 1 && outcome?.kind === 'saved' && outcome.version === version;
}
