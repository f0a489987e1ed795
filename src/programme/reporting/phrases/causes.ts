/**
 * What several findings have in common, in words: `support` where they are firm, `cause` where they are lacking. `names` are the
 * indicators in quotation marks, undeclined.
 */
import type { Language } from '#kernel/localised.ts';

export const causeKeys = ['onePerson', 'unwritten', 'constituents', 'oversight', 'money', 'learning', 'people', 'openness'] as const;
export type CauseKey = (typeof causeKeys)[number];

type Told = (names: string) => string;

interface CausePhrases {
	/** No cluster on either side, yet there are weaknesses. */
	readonly none: string;
	/** No cluster, and nothing is below its target. */
	readonly noWeakness: string;
	readonly unscored: string;
	/** Between supports and causes, where both are told. */
	readonly leverage: string;
	readonly supports: Readonly<Record<CauseKey, Told>>;
	readonly causes: Readonly<Record<CauseKey, Told>>;
}

export const causePhrases: Readonly<Record<Language, CausePhrases>> = {
	ky: {
		none: 'Табылган чабал жактардын жалпы бир себеби көрүнбөйт: ар бири боюнча өзүнчө иштесе болот.',
		noWeakness: 'Максаттан төмөн турган көрсөткүч жок, ошондуктан издей турган жалпы себеп да жок. Бекем жактар бири-бирин колдоп турат.',
		unscored: 'Деңгээлдер аныкталмайынча, алардын жалпы себебин издөөгө болбойт.',
		leverage: 'Төмөнкү себептер менен иштегенде уюм дал ушул күчтүү жактарына таяна алат.',
		supports: {
			onePerson: (names) => `Уюм бир адамга байланып калган эмес. Муну ${names} көрсөткүчтөрү чогуу көрсөтүп турат: чечимдер бөлүштүрүлгөн, акча бир кишинин колунда эмес, бирөө кетсе да иш токтобойт. Калгандарынын баары ушуга таянып өсө алат.`,
			unwritten: (names) => `Уюмда тартип сөз жүзүндө эмес, кагаз жүзүндө жана иш жүзүндө бар. ${names} көрсөткүчтөрү ушуну далилдейт. Жаңы адам келсе, ал эмне кылуу керектигин сурабай эле окуп биле алат.`,
			constituents: (names) => `Уюм кимдер үчүн иштесе, ошолор менен чындап байланышта. ${names} көрсөткүчтөрү бир эле нерсени айтат: элдин үнү угулат жана ишке таасир этет. Мындай ишенимди эч кандай документ алмаштыра албайт.`,
			oversight: (names) => `Уюмдун ишин өзүнөн тышкары дагы бирөө карап турат. ${names} көрсөткүчтөрү башкаруу органынын да, коомчулуктун да көзөмөлү иштеп жатканын көрсөтөт. Ушунун аркасында ката чоңоё электе байкалат.`,
			money: (names) => `Акча маселесинде уюм алдын ала ойлонот. ${names} көрсөткүчтөрү чогуу туруктуулукту берет: иш бир эле булакка жана бир эле долбоорго байланбайт.`,
			learning: (names) => `Уюм өз ишинен сабак ала билет. ${names} көрсөткүчтөрү бул адатка айланганын көрсөтөт: маалымат чогултулат, талкууланат жана кийинки чечимге жетет.`,
			people: (names) => `Уюм өз адамдарына кам көрөт. ${names} көрсөткүчтөрү чогуу алганда адамдар бул жерде эмне үчүн кала турганын түшүндүрөт. Ар кандай пландын аткарылышы ушуга байланыштуу.`,
			openness: (names) => `Уюм ачык жана көрүнүктүү иштейт. ${names} көрсөткүчтөрү бири-бирин бекемдейт: иши тууралуу айткан уюмга ишенишет, ишенген уюмду колдошот.`
		},
		causes: {
			onePerson: (names) => `Көп нерсе бир адамга байланып турат. ${names} көрсөткүчтөрүнүн чабалдыгы бир тамырдан чыгат: чечим, билим жана кол коюу укугу бөлүштүрүлгөн эмес. Бир эле чечимди жана бир эле кол коюуну бөлүштүрүү бул көрсөткүчтөрдүн баарын бир убакта жылдырат.`,
			unwritten: (names) => `Иш жүрүп жатат, бирок тартиби адамдардын эсинде гана турат. ${names} көрсөткүчтөрүн ушул бириктирет. Узун эрежелердин кереги жок: эң көп кайталанган иштин кыска, бир беттик тартибин жазып, аны колдонуп баштоо жетиштүү.`,
			constituents: (names) => `Уюм элдин кызыкчылыгы үчүн иштейт, бирок элдин өзүн азыраак угат. ${names} көрсөткүчтөрү ушул жерде кошулат. Алдын ала сурап, аягында жоопторун уккан үзгүлтүксүз жолугушуу булардын баарына бир учурда жардам берет.`,
			oversight: (names) => `Уюмдун ишине сырттан көз салган эч ким жок. ${names} көрсөткүчтөрүнүн артында бир себеп турат: башкаруу органы азырынча иштин чыныгы жүрүшүн карабайт. Органдын жылына эки жолку жыйыны каржы жана жылдык отчет менен өтсө, булардын баары өзгөрө баштайт.`,
			money: (names) => `Уюм эртеңки акчасын эмес, азыркы долбоорун ойлоого мажбур. ${names} көрсөткүчтөрү ушундан чабал: каражат бир-эки булактан келет, ошондуктан пландоого да орун аз. Кичине болсо да өз булагын ачуу калган кадамдарга жол берет.`,
			learning: (names) => `Уюм көп иш кылат, бирок андан эмне чыкканын токтоп карап көрбөйт. ${names} көрсөткүчтөрүн ушул бириктирет. Ар бир чейректе «эмне болду, эмнеге үйрөндүк» деген бир сааттык талкуу мындан ары чечимди далилге таяндырат.`,
			people: (names) => `Уюм адамдарынын күчү менен иштейт, бирок ал күчтү толуктабайт. ${names} көрсөткүчтөрү бир жерден чыгат: кимден эмне күтүлөрү, ким эмнеге үйрөнөрү жана ким кимди коргоору айтылган эмес. Булар айтылмайынча, калган кадамдар да ошол эле чарчаган адамдардын мойнуна түшөт.`,
			openness: (names) => `Уюмдун иши сырттан аз көрүнөт. ${names} көрсөткүчтөрү ушундан улам чабал: жасалган иш, коротулган каражат жана жетилген натыйжа тууралуу айтылбайт. Жылына бир жолу жөнөкөй, ачык отчет чыгаруу бардыгын бир убакта алга жылдырат.`
		}
	},
	ru: {
		none: 'Общей причины у найденных слабых сторон не видно: над каждой можно работать отдельно.',
		noWeakness: 'Ниже своей цели не стоит ни один индикатор, поэтому и общей причины искать не нужно. Сильные стороны поддерживают друг друга.',
		unscored: 'Пока уровни не определены, искать их общую причину рано.',
		leverage: 'Работая с причинами, названными ниже, организация может опереться именно на эти сильные стороны.',
		supports: {
			onePerson: (names) => `Организация не держится на одном человеке. Об этом вместе говорят индикаторы ${names}: решения распределены, деньги не в одних руках, уход одного человека работу не остановит. На этом может вырасти всё остальное.`,
			unwritten: (names) => `Порядок в организации существует не на словах, а на бумаге и на деле. Это подтверждают индикаторы ${names}. Новый человек может прочесть, что и как делать, и не гадать.`,
			constituents: (names) => `Организация по-настоящему связана с теми, ради кого работает. Индикаторы ${names} говорят об одном: людей слышат, и услышанное меняет работу. Такого доверия не заменит никакой документ.`,
			oversight: (names) => `На работу организации смотрит не только она сама. Индикаторы ${names} показывают, что действует контроль и органа управления, и общества. Благодаря этому ошибку замечают, пока она мала.`,
			money: (names) => `О деньгах организация думает заранее. Вместе индикаторы ${names} дают устойчивость: работа не привязана к одному источнику и одному проекту.`,
			learning: (names) => `Организация умеет учиться на своей работе. Индикаторы ${names} показывают, что это вошло в привычку: сведения собирают, обсуждают и доводят до следующего решения.`,
			people: (names) => `Организация заботится о своих людях. Индикаторы ${names} вместе объясняют, почему люди здесь остаются. От этого зависит исполнение любого плана.`,
			openness: (names) => `Организация работает открыто и заметно. Индикаторы ${names} укрепляют друг друга: тому, кто рассказывает о своей работе, верят, а кому верят, того поддерживают.`
		},
		causes: {
			onePerson: (names) => `Многое держится на одном человеке. Слабость индикаторов ${names} растёт из одного корня: решения, знания и право подписи не распределены. Достаточно поделить одно решение и одну подпись, чтобы сдвинулись все эти индикаторы сразу.`,
			unwritten: (names) => `Работа идёт, но её порядок живёт только в памяти людей. Это и объединяет индикаторы ${names}. Длинных правил не нужно: довольно записать на одной странице порядок самого частого дела и начать по нему работать.`,
			constituents: (names) => `Организация работает ради людей, но самих людей слышит мало. Здесь и сходятся индикаторы ${names}. Регулярная встреча, на которой сначала спрашивают, а в конце выслушивают ответы, поможет им всем сразу.`,
			oversight: (names) => `На работу организации никто не смотрит со стороны. За индикаторами ${names} стоит одна причина: орган управления пока не вникает в то, как всё идёт на деле. Два его заседания в год с финансовым и годовым отчётом начнут менять их все.`,
			money: (names) => `Организация вынуждена думать о нынешнем проекте, а не о завтрашних деньгах. Поэтому и слабы индикаторы ${names}: средства приходят из одного-двух источников, и планировать почти не из чего. Даже небольшой собственный источник откроет дорогу остальным шагам.`,
			learning: (names) => `Организация много делает, но не останавливается посмотреть, что из этого вышло. Это объединяет индикаторы ${names}. Час разговора раз в квартал о том, что произошло и чему это учит, позволит принимать решения, опираясь на факты.`,
			people: (names) => `Организация живёт силами своих людей, но этих сил не восполняет. У индикаторов ${names} один исток: не сказано, чего ждут от каждого, кто чему учится и кто кого защищает. Пока этого нет, и остальные шаги лягут на тех же уставших людей.`,
			openness: (names) => `Снаружи работу организации почти не видно. Поэтому и слабы индикаторы ${names}: о сделанном, о потраченном и о достигнутом не рассказывают. Простой открытый отчёт раз в год продвинет всё это одновременно.`
		}
	},
	en: {
		none: 'The weaknesses found have no common root that can be seen: each of them can be worked on by itself.',
		noWeakness: 'No indicator stands below its target, so there is no common cause to look for. The strengths hold one another up.',
		unscored: 'As long as there are no levels, there is no common cause to look for.',
		leverage: 'In working on the causes named below, the organisation can build on exactly these strengths.',
		supports: {
			onePerson: (names) => `The organisation does not hang on one person. The indicators ${names} say so together: decisions are shared, money is not in one pair of hands, and the work would go on if somebody left. Everything else can grow on this.`,
			unwritten: (names) => `Order here does not live in words alone but on paper and in practice. The indicators ${names} bear this out. Somebody new can read what to do and how, and need not guess.`,
			constituents: (names) => `The organisation has a real bond with those it works for. The indicators ${names} say one thing: people are heard, and what they say changes the work. No document can stand in for such trust.`,
			oversight: (names) => `It is not only the organisation itself that watches its work. The indicators ${names} show that the governing body and the public both do. Mistakes are noticed while they are still small.`,
			money: (names) => `The organisation thinks about money ahead of time. Together the indicators ${names} give it stability: the work is tied neither to one source nor to one project.`,
			learning: (names) => `The organisation knows how to learn from its work. The indicators ${names} show that this has become a habit: information is gathered, talked over and carried into the next decision.`,
			people: (names) => `The organisation looks after its people. Together the indicators ${names} explain why people stay. Whether any plan is carried out depends on this.`,
			openness: (names) => `The organisation works in the open and is seen. The indicators ${names} strengthen one another: whoever speaks of its work is trusted, and whoever is trusted is supported.`
		},
		causes: {
			onePerson: (names) => `Much rests on one person. The weakness of the indicators ${names} grows from one root: decisions, knowledge and the right to sign have not been shared out. Sharing a single decision and a single signature would move all of these at once.`,
			unwritten: (names) => `The work gets done, but how it is done lives only in people’s memory. This is what the indicators ${names} have in common. No long rules are called for: one page on the most frequent task, and starting to work by it, is enough.`,
			constituents: (names) => `The organisation works for people but does not hear much from them. This is where the indicators ${names} meet. A regular meeting that begins with questions and ends with listening to the answers would help all of them at once.`,
			oversight: (names) => `Nobody looks at the work of the organisation from outside. One cause stands behind the indicators ${names}: the governing body does not yet look into how things really go. Two meetings a year with the financial and the annual report on the table would begin to change all of them.`,
			money: (names) => `The organisation has to think of the present project rather than of tomorrow’s money. That is why the indicators ${names} are weak: funds come from one or two sources, and there is little to plan with. Even a small source of its own would open the way to the other steps.`,
			learning: (names) => `The organisation does a great deal but does not stop to see what came of it. This is what the indicators ${names} have in common. An hour each quarter on what happened and what it teaches would let decisions rest on facts.`,
			people: (names) => `The organisation lives on the strength of its people but does not renew it. The indicators ${names} have one source: it has not been said what is expected of whom, who learns what, and who protects whom. Until it is, the other steps will fall to the same tired people.`,
			openness: (names) => `From outside, little is seen of the organisation’s work. That is why the indicators ${names} are weak: nobody is told what was done, what was spent and what was achieved. One plain public report a year would move all of this forward together.`
		}
	}
};
