/** The page on which a case's instrument is chosen. */
import { newId } from '#kernel/id.ts';
import { found } from '#kernel/problem.ts';
import { organisationTypeOf } from '#programme/profiling/read.server.ts';
import type { Context } from '#register/context.server.ts';
import { programmeById } from '#register/read.server.ts';
import { indicatorsOf, type Instrument } from './instrument.ts';
import { proposedInstrument } from './instrument-choice.ts';
import { isSame } from './instrument-comparison.ts';
import { instrumentChosenIn, mayChooseInstrument } from './instrument-policy.ts';
import { headFor, viewedCase } from './read-case.server.ts';
import { latestInstruments } from './read-instruments.server.ts';
import { instrumentOf } from './read.server.ts';

export async function readInstrumentChoice(ctx: Context, id: string) {
	const of = await viewedCase(ctx, id);
	const [now, latest, programme] = [await instrumentOf(ctx.read, of), await latestInstruments(ctx.read), found(await programmeById(ctx.read, of.programme))];
	const proposed = proposedInstrument(latest, programme.settings.instrument, await organisationTypeOf(ctx.read, of.organisation));
	const options = latest.some((one) => isSame(one, now)) ? latest : [now, ...latest];
	const show = (one: Instrument) => ({
		value: `${one.key}/${one.version}`, name: one.name[ctx.language], version: one.version, purpose: one.purpose?.[ctx.language] ?? '',
		parameters: one.parameters.length, indicators: indicatorsOf(one).length, isProposed: proposed !== undefined && isSame(one, proposed), isNow: isSame(one, now)
	});
	return { head: await headFor(ctx, of), options: options.map(show), mayChoose: mayChooseInstrument(ctx.actor, of) === true && instrumentChosenIn.includes(of.status), command: newId<'command'>() };
}
export type InstrumentChoicePage = Awaited<ReturnType<typeof readInstrumentChoice>>;
