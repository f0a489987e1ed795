/** Sessions that are being scored: an organisation, a case and an assessor with a session of their own for every client. */
import { eq } from 'drizzle-orm';
import { settableClock } from '#platform/clock.server.ts';
import type { Config } from '#platform/config.server.ts';
import type { Instrument } from '#programme/diagnostics/instrument.ts';
import { publishInstrument } from '#programme/diagnostics/publish-instrument.server.ts';
import { publishDefinition } from '#questionnaires/publish-definition.server.ts';
import { loadActorById } from '#register/read-actor.server.ts';
import { person } from '#register/tables.server.ts';
import { buildContext, systemContext } from '#wiring/context.server.ts';
import { organisationalInstrument, profileDefinition } from '#wiring/reference.server.ts';
import { type Runtime, startRuntime } from '#wiring/runtime.server.ts';
import { theSignIn } from '#wiring/sign-in.server.ts';
import { aProgramme, aStaffMember } from '../../tests/support/cast.ts';
import type { TestDatabase } from '../../tests/support/database.ts';
import { anotherOrganisation, type Diagnosing, inSession } from '../../tests/support/diagnostic-case.ts';

export interface Session {
	readonly case: string;
	/** For the header `cookie`. */
	readonly cookie: string;
}

/** The shipped instrument with as many more indicators as make sixty, with the same long texts. */
export function sixtyIndicators(): Instrument {
	const shipped = organisationalInstrument();
	const parameters = shipped.parameters.map((parameter) => ({
		...parameter,
		indicators: Array.from({ length: 6 }, (_, place) => ({ ...parameter.indicators[place % parameter.indicators.length]!, code: `${parameter.code}.${place + 1}` }))
	}));
	return { ...shipped, key: 'sixty', parameters };
}

export async function makeSessions(config: Config, count: number): Promise<readonly Session[]> {
	const runtime = await startRuntime(config);
	try {
		const kadam = asInTests(runtime);
		await publishInstrument(kadam.system, sixtyIndicators());
		await publishDefinition(kadam.system, profileDefinition());
		const programme = await aProgramme(kadam, { instrument: { key: 'sixty', version: 1 }, profile: { key: 'profile', version: 1 } });
		const officer = await aStaffMember(kadam, programme, 'officer');
		const sessions: Session[] = [];
		for (let number = 0; number < count; number++) {
			const [lead, assessor] = [await aStaffMember(kadam, programme, 'leadAssessor'), await aStaffMember(kadam, programme, 'assessor')];
			const own = await anotherOrganisation(kadam, programme);
			const people = { officer, lead, assessor, head: own.head, member: own.member };
			const of: Diagnosing = { ...people, programme, organisation: own.organisation, as: (who) => kadam.contextFor(people[who as keyof typeof people] ?? who) };
			sessions.push({ case: await inSession(of), cookie: await signedIn(runtime, assessor) });
		}
		return sessions;
	} finally {
		await runtime.stop();
	}
}

function asInTests(runtime: Runtime): TestDatabase {
	const clock = settableClock(runtime.clock.now());
	const surroundings: TestDatabase['surroundings'] = (other = clock) => ({ database: runtime.database, files: runtime.files, clock: other });
	return {
		database: runtime.database, settableClock: clock, surroundings, system: systemContext(surroundings()),
		async contextFor(who, { language = 'ky', commandId } = {}) {
			const actor = typeof who === 'string' ? (await loadActorById(runtime.database.read, who))! : who;
			return buildContext(surroundings(), { actor, language, commandId: commandId ?? null });
		}
	};
}

async function signedIn(runtime: Runtime, who: string): Promise<string> {
	const [known] = await runtime.database.read.select().from(person).where(eq(person.id, who as typeof person.$inferSelect.id));
	const { api } = theSignIn(runtime);
	const account = { email: known!.email!, password: 'беш-ат-сууга-барды' };
	const { user } = await api.signUpEmail({ body: { ...account, name: known!.name } });
	await runtime.database.read.update(person).set({ userId: user.id }).where(eq(person.id, known!.id));
	const answer = await api.signInEmail({ body: account, asResponse: true });
	return answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0]).join('; ');
}
