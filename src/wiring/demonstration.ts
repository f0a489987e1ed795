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
	{ email: `trainer@${domain}`, name: 'Чынара Бекова', role: { ky: 'тренер', ru: 'тренер', en: 'trainer' } },
	{ email: `consultant@${domain}`, name: 'Темирлан Исаков', role: { ky: 'консультант', ru: 'консультант', en: 'consultant' } },
	{ email: `reviewer@${domain}`, name: 'Алтынай Рыскулова', role: { ky: 'эксперт-рецензент', ru: 'эксперт-рецензент', en: 'reviewer' } },
	{ email: `evaluator@${domain}`, name: 'Дмитрий Ли', role: { ky: 'сырттан баалоочу', ru: 'внешний оценщик', en: 'outside evaluator' } },
	{ email: `donor@${domain}`, name: 'Helen Marsh', role: { ky: 'донор', ru: 'донор', en: 'donor' } },
	{ email: `auditor@${domain}`, name: 'Рахат Дүйшөева', role: { ky: 'аудитор', ru: 'аудитор', en: 'auditor' } },
	{ email: `administrator@${domain}`, name: 'Азамат Жумабеков', role: { ky: 'администратор', ru: 'администратор', en: 'administrator' } }
];

/** What the command line prints. */
export function demonstrationSignIns(): string {
	const lines = demonstrationPeople.map(({ email, role }) => `  ${email.padEnd(30)} ${role.en}`);
	return ['Demonstration; everybody and everything in it is invented. Sign in with', ...lines, `  password: ${demonstrationPassword}`].join('\n');
}
