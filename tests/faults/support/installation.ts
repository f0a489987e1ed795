/** A small installation with people who write: organisations, each with a head and a member who fill in one profile together. */
import type { LocalDate } from '#kernel/local-date.ts';
import type { Config } from '#platform/config.server.ts';
import { startProfile } from '#programme/profiling/start-profile.server.ts';
import { createProgramme } from '#register/create-programme.server.ts';
import { registerOrganisation } from '#register/register-organisation.server.ts';
import { loadActorById } from '#register/read-actor.server.ts';
import { member } from '#register/tables.server.ts';
import { buildContext, systemContext } from '#wiring/context.server.ts';
import { openAccount } from '#wiring/open-account.server.ts';
import { current, publishReference } from '#wiring/reference.server.ts';
import { type Runtime, startRuntime } from '#wiring/runtime.server.ts';
import { theSignIn } from '#wiring/sign-in.server.ts';

/** Somebody who is signed in and writes into a profile. */
export interface Author {
	readonly name: string;
	/** For the header `cookie`. */
	readonly cookie: string;
	readonly profile: string;
	/** Texts of the questionnaire that nobody else answers in this profile. */
	readonly questions: readonly string[];
}

const ofHead = ['acronym', 'formerNames', 'district'];
const ofMember = ['settlement', 'contactName', 'contactPosition'];
const password = 'беш-ат-сууга-барды';

export async function makeInstallation(config: Config, organisations: number): Promise<readonly Author[]> {
	const runtime = await startRuntime(config);
	try {
		await publishReference(runtime);
		const programme = await createProgramme(systemContext(runtime), { key: 'faults', name: { ky: 'Сыноо', ru: 'Испытание', en: 'A trial' }, startsOn: '2026-01-01' as LocalDate, endsOn: null, settings: current });
		const authors: Author[] = [];
		for (let number = 1; number <= organisations; number++) {
			const [head, colleague] = [await account(runtime, `head-${number}`), await account(runtime, `member-${number}`)];
			const as = async () => buildContext(runtime, { actor: (await loadActorById(runtime.database.read, head))!, language: 'ky' });
			const { id } = await registerOrganisation(await as(), { name: { ky: `${number}-уюм` }, registered: true, legalForm: undefined, region: 'KG-N', programme, consent: 'on' });
			await runtime.database.read.insert(member).values({ organisationId: id, personId: colleague, role: 'member', since: runtime.clock.now() });
			const profile = await startProfile(await as(), { organisation: id });
			authors.push({ name: `head-${number}`, cookie: await signedIn(runtime, `head-${number}`), profile, questions: ofHead });
			authors.push({ name: `member-${number}`, cookie: await signedIn(runtime, `member-${number}`), profile, questions: ofMember });
		}
		return authors;
	} finally {
		await runtime.stop();
	}
}

const addressOf = (name: string) => `${name}@example.org`;

function account(runtime: Runtime, name: string) {
	return openAccount(runtime, { name, email: addressOf(name), password, language: 'ky' });
}

async function signedIn(runtime: Runtime, name: string): Promise<string> {
	const answer = await theSignIn(runtime).api.signInEmail({ body: { email: addressOf(name), password }, asResponse: true });
	return answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0]).join('; ');
}
