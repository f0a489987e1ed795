/** The people of the demonstration, as the sign-in page and the command line show them. All invented. */
import type { Trilingual } from '#kernel/localised.ts';

export const demonstrationPassword = 'kadam-kadam-kadam';

export interface DemonstrationPerson {
	readonly email: string;
	readonly name: string;
	readonly role: Trilingual;
}

const domain = 'kadam.example';

export const demonstrationPeople: readonly DemonstrationPerson[] = [
	{ email: `officer@${domain}`, name: 'Жылдыз Мамбетова', role: { ky: 'программанын кызматкери', ru: 'сотрудник программы', en: 'programme officer' } },
	{ email: `lead@${domain}`, name: 'Нургүл Асанова', role: { ky: 'жетектөөчү баалоочу', ru: 'ведущий оценщик', en: 'lead assessor' } },
	{ email: `assessor@${domain}`, name: 'Эрмек Токтосунов', role: { ky: 'баалоочу', ru: 'оценщик', en: 'assessor' } },
	{ email: `head@${domain}`, name: 'Айнура Турдубаева', role: { ky: '«Ак булак» фондунун жетекчиси', ru: 'руководитель фонда «Ак булак»', en: 'head of the Ak Bulak foundation' } },
	{ email: `administrator@${domain}`, name: 'Азамат Жумабеков', role: { ky: 'администратор', ru: 'администратор', en: 'administrator' } }
];
