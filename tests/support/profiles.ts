/** An organisation with a profile that has just been begun, the people around it, and answers to fill it with. */
import { readdirSync, readFileSync } from 'node:fs';
import type { CommandId, OrganisationId, PersonId, ProgrammeId } from '#kernel/id.ts';
import type { Language } from '#kernel/localised.ts';
import { saveProfile } from '#programme/profiling/save-profile.server.ts';
import { startProfile } from '#programme/profiling/start-profile.server.ts';
import { submitProfile } from '#programme/profiling/submit-profile.server.ts';
import type { Answers } from '#questionnaires/answer.ts';
import type { Definition, Vocabularies } from '#questionnaires/definition.ts';
import { baseName } from '#questionnaires/field-names.ts';
import { publishDefinition } from '#questionnaires/publish-definition.server.ts';
import { writeAnswer } from '#questionnaires/write-answer.ts';
import type { ProgrammeRole } from '#register/actor.ts';
import type { Context } from '#register/context.server.ts';
import { assignment, member } from '#register/tables.server.ts';
import { anOrganisation, aPerson, aProgramme, aStaffMember } from './cast.ts';
import type { TestDatabase } from './database.ts';

const seeds = new URL('../../seeds/reference/', import.meta.url);
const readJson = (path: string): unknown => JSON.parse(readFileSync(new URL(path, seeds), 'utf8'));

export const definition = readJson('questionnaires/profile-v1.json') as Definition;
export const vocabularies = Object.assign({}, ...readdirSync(new URL('vocabularies/', seeds)).map((file) => readJson(`vocabularies/${file}`))) as Vocabularies;

const noStaff = (...rows: string[]) => rows.map((row) => ({ row, women: 1, men: 0 }));

/** Everything that a registered organisation must say. */
export const completeAnswers: Answers = {
	name: { ky: '«Таза булак» коомдук фонду', ru: 'ОФ «Таза булак»' }, acronym: 'Таза булак', organisationType: 'cso', yearFounded: '2019', registered: true,
	legalForm: 'foundation', registrationNumber: '48206-3303-ООО', registrationDate: '2019-05-20', inn: '01207199510092', legalAddress: 'Кочкор айылы, Ленин көчөсү, 1',
	actualAddress: 'Кочкор айылы, Мектеп көчөсү, 4', region: 'KG-O', district: 'Кочкор району', settlement: 'Кум-Дөбө айылы', phone: '+996 700 123 456',
	email: 'taza.bulak@example.kg', headName: 'Асанова Айгүл', headSex: 'female', headHasTerm: false, headPhone: '+996 555 765 432', contactName: 'Асанова Айгүл',
	mission: { ky: 'Айылга таза суу.' }, mainTheme: 'environment', workTypes: ['mobilising'], reach: 'village', targetGroups: ['remote-communities'],
	constituency: 'Айылдын тургундары', constituencySize: 1200, governingBody: 'board', paidStaff: noStaff('full-time', 'part-time'), volunteers: noStaff('regular', 'occasional'),
	lastFinancialYear: '2025', annualIncome: ['last-year', 'year-before', 'two-years-before'].map((row) => ({ row, band: '0' })), hadIncome: false, hasBankAccount: false,
	truthful: true, noExclusions: true, notSanctioned: true, knowsProgrammeStaff: false, consentProcessing: true, consentSharing: false, consentPublication: 'unnamed',
	signedBy: 'Асанова Айгүл', signedPosition: 'Жетекчи', signedOn: '2026-03-02'
};

/** The form of a page on which these questions stand with these answers; `null` leaves a field empty. */
export function formOf(answers: Answers, bases: Readonly<Record<string, number>> = {}, language: Language = 'ky'): FormData {
	const form = new FormData();
	for (const question of definition.sections.flatMap((section) => section.questions)) {
		if (!(question.id in answers)) continue;
		form.append(baseName(question.id), String(bases[question.id] ?? 0));
		for (const [name, values] of Object.entries(writeAnswer(question, answers[question.id] ?? null, { language, vocabularies }))) for (const value of values) form.append(name, value);
	}
	return form;
}

/** The smallest file that is recognised as a PDF; `text` makes it another one. */
export function aPdf(text = '', name = 'Устав.pdf'): File {
	return new File([`%PDF-1.4\n${text}`], name, { type: 'application/pdf' });
}

export interface Profiling {
	readonly programme: ProgrammeId;
	readonly organisation: OrganisationId;
	readonly number: string;
	readonly profile: string;
	readonly people: Readonly<Record<Who, PersonId>>;
	as(who: Who, commandId?: CommandId): Promise<Context>;
	/** Saves as the head unless told otherwise. */
	save(answers: Answers, bases?: Readonly<Record<string, number>>, who?: Who): ReturnType<typeof saveProfile>;
}

type Who = 'head' | 'member' | 'officer' | 'auditor' | 'assessor' | 'consultant' | 'donor' | 'stranger' | 'otherHead';

/** The assessor and the consultant are entrusted with the organisation; the stranger is an officer elsewhere. */
export async function profiling(kadam: TestDatabase): Promise<Profiling> {
	await publishDefinition(kadam.system, definition);
	const settings = { profile: { key: definition.key, version: definition.version } };
	const programme = await aProgramme(kadam, settings);
	const { organisation, number, head } = await anOrganisation(kadam, programme);
	const people = {
		head, member: await aPerson(kadam, { name: 'Бакыт Асанов' }), officer: await aStaffMember(kadam, programme, 'officer'), auditor: await aStaffMember(kadam, programme, 'auditor'),
		assessor: await entrusted(kadam, programme, organisation, 'assessor'), consultant: await entrusted(kadam, programme, organisation, 'consultant'), donor: await aStaffMember(kadam, programme, 'donor'),
		stranger: await aStaffMember(kadam, await aProgramme(kadam, settings), 'officer'), otherHead: (await anOrganisation(kadam, programme, { ky: '«Жаңы кадам»' })).head
	};
	await kadam.database.read.insert(member).values({ organisationId: organisation, personId: people.member, role: 'member', since: kadam.settableClock.now() });
	const as = (who: Who, commandId?: CommandId) => kadam.contextFor(people[who], commandId ? { commandId } : {});
	const profile = await startProfile(await as('head'), { organisation });
	return {
		programme, organisation, number, profile, people, as,
		save: async (answers, bases = {}, who = 'head') => saveProfile(await as(who), { profile, form: formOf(answers, bases) })
	};
}

async function entrusted(kadam: TestDatabase, programme: ProgrammeId, organisation: OrganisationId, role: ProgrammeRole): Promise<PersonId> {
	const person = await aStaffMember(kadam, programme, role);
	await kadam.database.read.insert(assignment).values({ programmeId: programme, organisationId: organisation, personId: person, role, since: kadam.settableClock.now() });
	return person;
}

export async function submitted(of: Profiling): Promise<void> {
	await of.save(completeAnswers);
	await submitProfile(await of.as('head'), { profile: of.profile });
}
