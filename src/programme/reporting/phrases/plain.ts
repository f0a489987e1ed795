/** The report for reading aloud: sentences that a listener takes in the first time. */
import type { Language } from '#kernel/localised.ts';
import type { Band } from '#programme/diagnostics/result.ts';
import { english, russian } from './grammar.ts';
import type { Days } from './phrases.ts';

interface PlainPhrases {
	readonly title: string;
	readonly about: string;
	readonly whole: string;
	readonly well: string;
	readonly first: string;
	readonly then: string;
	opening(name: string): string;
	/** @param people 0 when it is not known how many took part. */
	held(days: Days | null, people: number): string;
	readonly verified: string;
	readonly nothing: string;
	readonly notAll: string;
	readonly standing: Readonly<Record<Band, string>>;
	readonly better: string;
	readonly worse: string;
	readonly alike: string;
	/** Before the first step, which is a sentence of its own. */
	readonly step: string;
	readonly plan: string;
	readonly noExam: string;
	where(programme: string): string;
}

export const plainPhrases: Readonly<Record<Language, PlainPhrases>> = {
	ky: {
		title: 'Отчет жөнөкөй сөз менен',
		about: 'Бул эмне жөнүндө',
		whole: 'Жалпысынан кандай',
		well: 'Эмне жакшы',
		first: 'Эмнеден баштайбыз',
		then: 'Мындан кийин эмне болот',
		opening: (name) => `Бул текст ${name} уюмунун иши жөнүндө. Аны үн чыгарып окуса болот.`,
		held: (days, people) => sentencesOf(
			days ? `Биз уюмдун ишин ${days.from === days.to ? `${days.from} күнү` : `${days.from} – ${days.to} аралыгында`} чогуу карап чыктык.` : 'Биз уюмдун ишин чогуу карап чыктык.',
			people > 0 ? `Ага уюмдан ${people} адам катышты.` : ''
		),
		verified: 'Адегенде уюмдун адамдары өз пикирин айтты. Анан баалоочулар документтерди карап, иш кандай жүрөрүн сурап билишти.',
		nothing: 'Азырынча баа коюла элек. Ошондуктан жыйынтык чыгарууга эрте.',
		notAll: 'Азырынча баары караган жок. Ошондуктан жалпы жыйынтык чыгарылган жок.',
		standing: {
			critical: 'Уюм азыр кыйын абалда. Анын ишин колдоо керек, ал эми баштай турган жер бар.',
			weak: 'Уюм жолунун башында. Айрым иштер башталган, бирок көп нерсени жолго салуу керек.',
			satisfactory: 'Уюмдун негизги иши жолго коюлган. Айрым жерлерин бекемдөө керек.',
			strong: 'Уюм бекем турат. Эми жетишкенин сактап, аны жакшырта берүү керек.'
		},
		better: 'Мурунку жолкуга караганда жакшырган жерлери көбүрөөк.',
		worse: 'Мурунку жолкуга караганда төмөн бааланган жерлери көбүрөөк. Эмне үчүн ошондой болгонун чогуу талкуулоо керек.',
		alike: 'Мурунку жолкуга караганда жалпы абал көп өзгөргөн жок.',
		step: 'Биринчи кадам:',
		plan: 'Уюм менен программа чогуу план түзөт. Планда ким эмне кылары жана качан бүтөрү жазылат.',
		noExam: 'Бул сынак эмес. Уюмду башка уюмдар менен эч ким салыштырбайт. Грант берүү бул баага карап чечилбейт.',
		where: (programme) => `Толук отчет уюмдун жетекчисинде турат. Суроо болсо, программанын («${bare(programme)}») кызматкерлерине кайрылса болот.`
	},
	ru: {
		title: 'Отчёт простыми словами',
		about: 'О чём это',
		whole: 'Как дела в целом',
		well: 'Что хорошо',
		first: 'С чего начать',
		then: 'Что будет дальше',
		opening: (name) => `Этот текст — о работе организации ${name}. Его можно прочесть вслух.`,
		held: (days, people) => sentencesOf(
			days ? `Мы вместе посмотрели, как работает организация. Это было ${days.from === days.to ? days.from : `с ${days.from} по ${days.to}`}.` : 'Мы вместе посмотрели, как работает организация.',
			people > 0 ? `${russian(people, 'Участвовал', 'Участвовали', 'Участвовало')} ${people} ${russian(people, 'человек', 'человека', 'человек')} из организации.` : ''
		),
		verified: 'Сначала люди из организации сказали, что думают сами. Потом оценщики посмотрели документы и расспросили, как всё идёт на деле.',
		nothing: 'Оценок пока нет. Поэтому делать выводы рано.',
		notAll: 'Посмотрели ещё не всё. Поэтому общего вывода нет.',
		standing: {
			critical: 'Сейчас организации трудно. Её работе нужна поддержка, и есть с чего начать.',
			weak: 'Организация в начале пути. Кое-что уже начато, но многое предстоит наладить.',
			satisfactory: 'Основная работа организации налажена. Некоторые места нужно укрепить.',
			strong: 'Организация стоит крепко. Теперь важно сохранить достигнутое и делать его ещё лучше.'
		},
		better: 'По сравнению с прошлым разом стало лучше чаще, чем хуже.',
		worse: 'По сравнению с прошлым разом низких оценок стало больше. Почему так вышло, нужно обсудить вместе.',
		alike: 'По сравнению с прошлым разом в целом изменилось немного.',
		step: 'Первый шаг:',
		plan: 'Организация и программа вместе составят план. В нём будет сказано, кто что сделает и когда закончит.',
		noExam: 'Это не экзамен. Никто не сравнивает организацию с другими. О грантах по этим оценкам не решают.',
		where: (programme) => `Полный отчёт — у руководителя организации. С вопросами можно обратиться к сотрудникам программы («${bare(programme)}»).`
	},
	en: {
		title: 'The report in plain words',
		about: 'What this is about',
		whole: 'How things stand',
		well: 'What goes well',
		first: 'Where to begin',
		then: 'What comes next',
		opening: (name) => `This text is about the work of ${name}. It can be read aloud.`,
		held: (days, people) => sentencesOf(
			days ? `We looked together at how the organisation works. This was ${days.from === days.to ? `on ${days.from}` : `between ${days.from} and ${days.to}`}.` : 'We looked together at how the organisation works.',
			people > 0 ? `${people} ${english(people, 'person', 'people')} from the organisation took part.` : ''
		),
		verified: 'First the people of the organisation said what they think themselves. Then the assessors looked at papers and asked how things really work.',
		nothing: 'There are no scores yet. It is too early to say how things stand.',
		notAll: 'Not everything has been looked at yet. So there is no overall answer.',
		standing: {
			critical: 'Things are hard for the organisation now. Its work needs support, and there is a place to begin.',
			weak: 'The organisation is at the start of its way. Some things have begun, but much has yet to be put in order.',
			satisfactory: 'The main work of the organisation is in order. Some places need to be made firmer.',
			strong: 'The organisation stands firm. What matters now is to keep what has been achieved and to make it better still.'
		},
		better: 'Compared with last time, more things got better than worse.',
		worse: 'Compared with last time, more things were scored lower. Why that is should be talked over together.',
		alike: 'Compared with last time, not much has changed on the whole.',
		step: 'The first step:',
		plan: 'The organisation and the programme will make a plan together. It will say who does what, and by when.',
		noExam: 'This is not an exam. Nobody compares the organisation with others. Grants are not decided by these scores.',
		where: (programme) => `The head of the organisation has the full report. Questions can be put to the staff of the programme (${bare(programme)}).`
	}
};

/** Programmes are often given with their own quotation marks. */
function bare(name: string): string {
	return name.trim().replace(/^[«“"]|[»”"]$/g, '');
}

function sentencesOf(...all: readonly string[]): string {
	return all.filter((one) => one !== '').join(' ');
}
