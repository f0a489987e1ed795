/** What the section on people is worded with. */
import type { Language } from '#kernel/localised.ts';
import type { Level } from '#programme/diagnostics/instrument.ts';

interface HumanPhrases {
	readonly title: string;
	readonly intro: string;
	readonly role: string;
	readonly ladder: Readonly<Record<Level, string>>;
	/** How many people the table speaks of, out of how many who were asked. */
	population(confirmed: number, of: number): string;
	risk(names: string, count: number): string;
	gap(names: string, count: number): string;
}

export const humanPhrases: Readonly<Record<Language, HumanPhrases>> = {
	ky: {
		title: 'Адамдар жана алардын билими',
		intro: 'Ар бир милдеттеги адамдар он тема боюнча өз билгичтигин баалап, муну баалоочу тастыктады. Таблицада адамдар эмес, милдеттер көрсөтүлгөн.',
		role: 'Уюмдагы орду',
		ladder: { 1: 'жардам керек', 2: 'жардам менен кылат', 3: 'өзү кылат', 4: 'башкаларга үйрөтөт' },
		risk: (names, count) => `Төмөнкү ${count === 1 ? 'теманы' : 'темаларды'} уюмда бир гана адам билет: ${names}. Ал адам жок болсо, иш токтоп калышы мүмкүн, ошондуктан дагы бир адамды үйрөтүү керек.`,
		population: (confirmed, of) => `Суралган адамдар: ${of}, тастыкталганы: ${confirmed}.`,
		gap: (names, count) => `Төмөнкү ${count === 1 ? 'теманы' : 'темаларды'} азырынча эч ким өзү аткара албайт: ${names}.`
	},
	ru: {
		title: 'Люди и то, что они умеют',
		intro: 'Люди в каждой роли оценили себя по десяти темам, а оценщик это подтвердил. В таблице стоят роли, а не имена.',
		role: 'Роль в организации',
		ladder: { 1: 'нужна помощь', 2: 'делает с помощью', 3: 'делает сам', 4: 'учит других' },
		risk: (names, count) => `${count === 1 ? 'Следующую тему' : 'Следующие темы'} в организации знает только один человек: ${names}. Без него работа может встать, поэтому нужно обучить ещё кого-то.`,
		population: (confirmed, of) => `Опрошено людей: ${of}, подтверждено: ${confirmed}.`,
		gap: (names, count) => `Пока никто не справляется самостоятельно с ${count === 1 ? 'темой' : 'темами'}: ${names}.`
	},
	en: {
		title: 'People and what they can do',
		intro: 'People in each role scored themselves on ten topics, and an assessor confirmed it. The table shows roles, not names.',
		role: 'Role in the organisation',
		ladder: { 1: 'needs help', 2: 'does it with help', 3: 'does it alone', 4: 'teaches others' },
		risk: (names, count) => `Only one person in the organisation knows ${count === 1 ? 'this topic' : 'these topics'}: ${names}. Without that person the work may stop, so somebody else should learn it.`,
		population: (confirmed, of) => `People asked: ${of}; confirmed: ${confirmed}.`,
		gap: (names, count) => `Nobody yet does ${count === 1 ? 'this topic' : 'these topics'} alone: ${names}.`
	}
};
