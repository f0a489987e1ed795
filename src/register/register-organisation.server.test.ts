import { expect, test } from 'vitest';
import { newId, type CommandId, type ProgrammeId } from '#kernel/id.ts';
import { historyOf } from '#journal/read.server.ts';
import { aPerson, anOrganisation, aProgramme } from '../../tests/support/cast.ts';
import { testDatabase } from '../../tests/support/database.ts';
import { nobody } from './actor.ts';
import { registerOrganisation as schema } from './input.ts';
import { consentsOf, membersOf, organisationById, organisationByNumber, programmesOf } from './read.server.ts';
import { registerOrganisation } from './register-organisation.server.ts';

const kadam = await testDatabase();
const programme = await aProgramme(kadam);
const input = (name: Record<string, string>, of: ProgrammeId = programme) => schema.parse({ name, registered: 'no', region: 'KG-O', programme: of, consent: 'on' });

test('whoever brings an organisation in speaks for it from then on', async () => {
	const { organisation, number, head } = await anOrganisation(kadam, programme);
	expect(await organisationByNumber(kadam.database.read, number)).toMatchObject({ id: organisation, registered: true, region: 'KG-N', masked: false });
	expect(await membersOf(kadam.database.read, organisation)).toMatchObject([{ id: head, role: 'head' }]);
	expect(await programmesOf(kadam.database.read, organisation)).toEqual([programme]);
	const ctx = await kadam.contextFor(head);
	expect(ctx.actor.memberships).toEqual([{ organisation, role: 'head' }]);
});

test('who consented to what, when and in which language is kept, and it is recorded', async () => {
	const { organisation, head, number } = await anOrganisation(kadam, programme);
	expect(await consentsOf(kadam.database.read, organisation)).toMatchObject([{ personId: head, programmeId: programme, scope: 'participation', textVersion: 1, language: 'ky', withdrawnAt: null }]);
	expect(await historyOf(kadam.database.read, organisation)).toMatchObject([{ event: 'register/organisation-registered', actor: head, programme, data: { number } }]);
});

test('numbers count up from one each year, also when many come at once', async () => {
	const own = await testYear(2031, 8);
	expect(own).toEqual(Array.from({ length: 8 }, (_, at) => `CSO-2031-${String(at + 1).padStart(5, '0')}`));
	expect((await testYear(2032, 1))[0]).toBe('CSO-2032-00001');
});

async function testYear(year: number, count: number): Promise<string[]> {
	kadam.settableClock.set(new Date(`${year}-05-05T00:00:00Z`));
	const heads = await Promise.all(Array.from({ length: count }, () => aPerson(kadam)));
	const made = await Promise.all(heads.map(async (head) => registerOrganisation(await kadam.contextFor(head), input({ ky: 'Уюм' }))));
	return made.map(({ number }) => number).sort();
}

test('the year of the number is the year in Bishkek', async () => {
	kadam.settableClock.set(new Date('2033-12-31T18:30:00Z'));
	expect((await anOrganisation(kadam, programme)).number).toBe('CSO-2034-00001');
});

test('it is sorted by the name in the language it has, Kyrgyz first', async () => {
	const head = await aPerson(kadam);
	const { id } = await registerOrganisation(await kadam.contextFor(head), input({ en: 'Hope', ru: 'Надежда' }));
	expect(await organisationById(kadam.database.read, id)).toMatchObject({ sortName: 'Надежда', name: { ru: 'Надежда', en: 'Hope' }, registered: false });
});

test('the same form sent twice makes one organisation', async () => {
	const head = await aPerson(kadam);
	const commandId = newId<'command'>() as CommandId;
	const answers = [];
	for (const _ of [1, 2]) answers.push(await registerOrganisation(await kadam.contextFor(head, { commandId }), input({ ky: 'Уюм' })));
	expect(answers[0]).toEqual(answers[1]);
	expect((await kadam.contextFor(head)).actor.memberships).toHaveLength(1);
});

test('nobody who is not signed in, and into no programme that is not there', async () => {
	await expect(registerOrganisation(await kadam.contextFor(nobody), input({ ky: 'Уюм' }))).rejects.toMatchObject({ code: 'common/sign-in-first', status: 403 });
	const ctx = await kadam.contextFor(await aPerson(kadam));
	await expect(registerOrganisation(ctx, input({ ky: 'Уюм' }, newId<'programme'>()))).rejects.toMatchObject({ code: 'common/not-found' });
});

test.each([
	[{ name: {} }, 'name.ky'],
	[{ name: { ky: '  ' } }, 'name.ky'],
	[{ region: 'Нарын' }, 'region'],
	[{ consent: undefined }, 'consent'],
	[{ programme: '1' }, 'programme']
])('%j is refused at its field', (wrong, field) => {
	const { error } = schema.safeParse({ name: { ky: 'Уюм' }, registered: 'yes', region: 'KG-N', programme, consent: 'on', ...wrong });
	expect(error?.issues.map(({ path }) => path.join('.'))).toContain(field);
});
