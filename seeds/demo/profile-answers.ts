/** A filled-in profile for each organisation of the cast, sent as the page sends it: as the fields of a form. */
import type { LocalDate } from '#kernel/local-date.ts';
import { addDays } from '#kernel/local-date.ts';
import type { Answer, Answers } from '#questionnaires/answer.ts';
import type { Definition, Question } from '#questionnaires/definition.ts';
import { amountName, baseName, cellName, currencyName, fieldName, languageName, rowName } from '#questionnaires/field-names.ts';
import type { Member } from './cast.ts';

export function answersOf(member: Member, index: number, on: LocalDate): Answers {
	const year = Number(on.slice(0, 4));
	return { ...identity(member, index), ...contacts(member, index), ...work(member), ...money(member, year), ...needs(member), ...declarations(member, on) };
}

const digits = (index: number, length: number) => String(1_234_567_890_123 + index * 7_919_317).slice(-length).padStart(length, '0');

function identity(member: Member, index: number): Answers {
	const common: Answers = {
		name: member.name, acronym: member.name.ky.replace(/[«»]/g, '').split(' ').map((word) => word[0]!.toUpperCase()).join(''),
		organisationType: member.type, yearFounded: String(member.founded), registered: member.registered
	};
	if (!member.registered) return { ...common, whyNotRegistered: 'Биз жаңыдан чогулдук, каттоого каражатыбыз жана тажрыйбабыз жетише элек.' };
	return {
		...common, legalForm: member.legalForm, registrationNumber: `${40000 + index * 131}-3300-ОО`,
		registrationDate: `${member.founded}-05-1${index % 10}`, inn: `0${digits(index, 13)}`, okpo: digits(index, 8)
	};
}

function contacts(member: Member, index: number): Answers {
	return {
		...(member.registered && { legalAddress: `${member.settlement}, Ленин көчөсү, ${index + 3}` }),
		actualAddress: `${member.settlement}, Ленин көчөсү, ${index + 3}`, region: member.region, district: member.district, settlement: member.settlement,
		phone: `+996 555 ${100 + index} ${200 + index}`, email: `${member.key}@kadam.example`, headName: member.head.name, headSex: member.head.sex,
		headHasTerm: false, headPhone: `+996 700 ${300 + index} ${400 + index}`, contactName: member.head.name, preferredLanguage: member.head.language
	};
}

function work(member: Member): Answers {
	const [womenFull, menFull, womenPart, menPart] = member.staff;
	return {
		mission: member.mission, mainTheme: member.theme, workTypes: member.works, reach: member.reach, targetGroups: member.groups,
		constituency: member.constituency, constituencySize: member.constituencySize, rightsProtecting: member.works.includes('advocacy'),
		governingBody: member.registered ? 'board' : 'general-meeting', meetingsLastYear: member.around > 2.2 ? 4 : 1, founderIsHead: member.around < 2.2,
		paidStaff: [{ row: 'full-time', women: womenFull, men: menFull }, { row: 'part-time', women: womenPart, men: menPart }],
		volunteers: [{ row: 'regular', women: 4, men: 3 }, { row: 'occasional', women: 12, men: 9 }]
	};
}

function money(member: Member, year: number): Answers {
	const band = member.around > 2.5 ? '3m-10m' : member.around > 2 ? '1m-3m' : 'under-300k';
	return {
		lastFinancialYear: String(year - 1),
		annualIncome: ['last-year', 'year-before', 'two-years-before'].map((row) => ({ row, band: member.registered ? band : '0' })),
		hadIncome: member.registered,
		...(member.registered && {
			incomeShares: [{ row: 'foreign-donors', share: 60 }, { row: 'state-order', share: 15 }, { row: 'local-philanthropy', share: 25 }],
			hasBankAccount: true, bankName: 'Элдик Банк', largestDonorShare: 45, hadAudit: member.around > 2.5
		})
	};
}

function needs(member: Member): Answers {
	return {
		capacityNeeds: member.wishes.map((row) => ({ row, need: 'great' })),
		wantsDiagnostics: true, diagnosticsLanguage: member.head.language
	};
}

function declarations(member: Member, on: LocalDate): Answers {
	return {
		truthful: true, noExclusions: true, notSanctioned: true, knowsProgrammeStaff: false, consentProcessing: true, consentSharing: true,
		consentPublication: member.masked ? 'none' : 'named', signedBy: member.head.name, signedPosition: 'Жетекчи', signedOn: addDays(on, 0)
	};
}

/** The form of the whole questionnaire with these answers in it, as if every page had been sent at once. */
export function formOf(definition: Definition, answers: Answers): FormData {
	const form = new FormData();
	for (const question of definition.sections.flatMap((section) => section.questions)) {
		if (question.kind === 'note') continue;
		form.set(baseName(question.id), '0');
		fill(form, question, answers[question.id] ?? null);
	}
	return form;
}

function fill(form: FormData, question: Question, answer: Answer): void {
	if (question.kind === 'table' && Array.isArray(answer)) {
		(answer as readonly Record<string, unknown>[]).forEach((row, index) => {
			for (const [column, cell] of Object.entries(row)) form.set(column === 'row' ? rowName(question.id, index) : cellName(question.id, index, column), String(cell));
		});
		return;
	}
	place(form, fieldName(question.id), answer);
}

function place(form: FormData, name: string, answer: Answer): void {
	if (answer === null) return;
	if (Array.isArray(answer)) for (const value of answer) form.append(name, String(value));
	else if (typeof answer === 'boolean') form.set(name, answer ? 'yes' : 'no');
	else if (typeof answer !== 'object') form.set(name, String(answer));
	else if ('amount' in answer) {
		form.set(amountName(name), String(answer.amount));
		form.set(currencyName(name), String(answer.currency));
	} else for (const [language, text] of Object.entries(answer)) form.set(languageName(name, language as 'ky'), String(text));
}
