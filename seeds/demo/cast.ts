/** The fixed cast of the demonstration: fourteen organisations over all nine regions, each at a step of its own or waiting for a visit beside a neighbour. All invented. */
import type { Trilingual } from '#kernel/localised.ts';

/** How far an organisation has come; each step includes the ones before it. */
export const steps = [
	'profileSubmitted', 'profileConfirmed', 'requested', 'scheduled', 'consensus', 'verification', 'reportDraft', 'reportSent', 'planForAgreement', 'planActive'
] as const;
export type Step = (typeof steps)[number];

export interface Member {
	readonly key: string;
	readonly name: Trilingual;
	readonly region: string;
	readonly district: string;
	readonly settlement: string;
	readonly type: string;
	readonly legalForm: string;
	readonly registered: boolean;
	readonly masked: boolean;
	readonly founded: number;
	/** Women and men paid full time, women and men part time. */
	readonly staff: readonly [number, number, number, number];
	readonly theme: string;
	readonly works: readonly string[];
	readonly groups: readonly string[];
	readonly reach: string;
	readonly mission: Trilingual;
	readonly constituency: string;
	readonly constituencySize: number;
	readonly head: { readonly name: string; readonly sex: 'female' | 'male'; readonly language: 'ky' | 'ru' };
	/** Parameters the organisation itself wants to work on. */
	readonly wishes: readonly string[];
	/** Roughly where the organisation stands: the mean level its scores are scattered around. */
	readonly around: number;
	/** Rounds already finished, and how far the latest one has come. */
	readonly finishedRounds: 0 | 1;
	readonly step: Step;
}

export const members: readonly Member[] = [
	{
		key: 'ak-bulak', name: { ky: '«Ак булак» коомдук фонду', ru: 'Общественный фонд «Ак булак»', en: 'Ak Bulak Public Foundation' },
		region: 'KG-N', district: 'Нарын району', settlement: 'Нарын шаары', type: 'cso', legalForm: 'foundation', registered: true, masked: false, founded: 2009, staff: [4, 2, 1, 1],
		theme: 'social-services', works: ['services', 'advocacy', 'monitoring'], groups: ['remote-communities', 'women', 'people-with-disabilities'], reach: 'oblast',
		mission: {
			ky: 'Тоолуу айылдардын тургундары таза сууга, билимге жана социалдык кызматтарга жетиши үчүн шарт түзөбүз.',
			ru: 'Создаём условия, чтобы жители горных сёл имели доступ к чистой воде, образованию и социальным услугам.',
			en: 'We help people in mountain villages to get clean water, education and social services.'
		},
		constituency: 'Нарын облусунун он эки айылындагы аз камсыз болгон үй-бүлөлөр жана майыптыгы бар адамдар', constituencySize: 3400,
		head: { name: 'Айнура Турдубаева', sex: 'female', language: 'ky' }, wishes: ['5', '8'], around: 2.3, finishedRounds: 1, step: 'planActive'
	},
	{
		key: 'umut', name: { ky: '«Үмүт шооласы» коомдук бирикмеси', ru: 'Общественное объединение «Умут шооласы»', en: 'Ümüt Shoolasy Public Association' },
		region: 'KG-GO', district: 'Ош шаары', settlement: 'Ош шаары', type: 'cso', legalForm: 'public-association', registered: true, masked: false, founded: 2004, staff: [6, 3, 2, 0],
		theme: 'health', works: ['services', 'advocacy'], groups: ['children', 'families-of-people-with-disabilities', 'people-with-disabilities'], reach: 'oblast',
		mission: {
			ky: 'Майыптыгы бар балдар окуп, ойноп, коомдо тең укуктуу жашашы үчүн алардын үй-бүлөлөрү менен чогуу иштейбиз.',
			ru: 'Вместе с семьями работаем, чтобы дети с инвалидностью учились, играли и жили в обществе на равных.',
			en: 'Together with families we work so that children with disabilities learn, play and live as equals.'
		},
		constituency: 'Ош шаарындагы жана облустагы майыптыгы бар балдардын ата-энелери', constituencySize: 860,
		head: { name: 'Феруза Каримова', sex: 'female', language: 'ru' }, wishes: ['8', '10'], around: 2.7, finishedRounds: 1, step: 'planActive'
	},
	{
		key: 'jany-tolkun', name: { ky: '«Жаңы толкун» жаштар бирикмеси', ru: 'Молодёжное объединение «Жаны толкун»', en: 'Jangy Tolkun Youth Association' },
		region: 'KG-Y', district: 'Ысык-Көл району', settlement: 'Чолпон-Ата шаары', type: 'cso', legalForm: 'public-association', registered: true, masked: false, founded: 2016, staff: [2, 2, 1, 2],
		theme: 'education-research', works: ['mobilising', 'services'], groups: ['youth', 'unemployed'], reach: 'oblast',
		mission: {
			ky: 'Көл жээгиндеги жаштар өз айылынын жана шаарынын чечимдерине катышып, ишмер болуп чоңойушуна көмөктөшөбүз.',
			ru: 'Помогаем молодёжи Прииссыккулья участвовать в решениях своих сёл и городов и расти предприимчивой.',
			en: 'We help young people around the lake to take part in the decisions of their villages and towns.'
		},
		constituency: 'Ысык-Көл облусунун 14–28 жаштагы тургундары', constituencySize: 1200,
		head: { name: 'Бакыт Осмонов', sex: 'male', language: 'ky' }, wishes: ['2', '7'], around: 2.1, finishedRounds: 0, step: 'planActive'
	},
	{
		key: 'aiyl-unu', name: { ky: '«Айыл үнү» коомдук фонду', ru: 'Общественный фонд «Айыл уну»', en: 'Aiyl Ünü Public Foundation' },
		region: 'KG-B', district: 'Лейлек району', settlement: 'Исфана шаары', type: 'cso', legalForm: 'foundation', registered: true, masked: false, founded: 2012, staff: [2, 2, 0, 1],
		theme: 'development-housing', works: ['monitoring', 'advocacy', 'mobilising'], groups: ['remote-communities', 'farmers', 'displaced'], reach: 'rayon',
		mission: {
			ky: 'Чек арага жакын айылдардын элинин үнү бийликке жетиши үчүн жергиликтүү бюджетке жана кызматтарга коомдук көз салуу жүргүзөбүз.',
			ru: 'Чтобы голос приграничных сёл был слышен, мы ведём общественный мониторинг местного бюджета и услуг.',
			en: 'We monitor local budgets and services so that the voice of border villages is heard.'
		},
		constituency: 'Лейлек районунун чек арага жакын жети айылынын тургундары', constituencySize: 5200,
		head: { name: 'Замира Абдраимова', sex: 'female', language: 'ky' }, wishes: ['9', '5'], around: 2.2, finishedRounds: 0, step: 'planForAgreement'
	},
	{
		key: 'ene-meerimi', name: { ky: '«Эне мээрими» коомдук бирикмеси', ru: 'Общественное объединение «Эне мээрими»', en: 'Ene Meerimi Public Association' },
		region: 'KG-J', district: 'Сузак району', settlement: 'Жалал-Абад шаары', type: 'cso', legalForm: 'public-association', registered: true, masked: false, founded: 2007, staff: [5, 1, 1, 0],
		theme: 'social-services', works: ['services', 'advocacy'], groups: ['women', 'children', 'migrants'], reach: 'oblast',
		mission: {
			ky: 'Мигранттардын үйдө калган балдары жана энелери колдоосуз калбашы үчүн кам көрөбүз.',
			ru: 'Заботимся о том, чтобы дети и матери, оставшиеся дома без уехавших родных, не остались без поддержки.',
			en: 'We care for the children and mothers whom migrants have left behind.'
		},
		constituency: 'Сузак районундагы мигранттардын үй-бүлөлөрү', constituencySize: 940,
		head: { name: 'Гүлмира Сатыбалдиева', sex: 'female', language: 'ky' }, wishes: ['4', '8'], around: 2.4, finishedRounds: 0, step: 'reportSent'
	},
	{
		key: 'ten-ukuk', name: { ky: '«Тең укук» коомдук фонду', ru: 'Общественный фонд «Тен укук»', en: 'Teng Ukuk Public Foundation' },
		region: 'KG-GB', district: 'Бишкек шаары', settlement: 'Бишкек шаары', type: 'cso', legalForm: 'foundation', registered: true, masked: true, founded: 2011, staff: [4, 3, 2, 1],
		theme: 'law-advocacy-politics', works: ['advocacy', 'services', 'research'], groups: ['domestic-violence-survivors', 'women', 'stateless'], reach: 'national',
		mission: {
			ky: 'Укугу бузулган адамдарга акысыз юридикалык жардам көрсөтүп, мыйзамдардын сакталышын талап кылабыз.',
			ru: 'Оказываем бесплатную правовую помощь тем, чьи права нарушены, и добиваемся соблюдения законов.',
			en: 'We give free legal aid to people whose rights were violated and press for the law to be kept.'
		},
		constituency: 'Үй-бүлөлүк зомбулуктан жабыркагандар жана жарандыгы жок адамдар', constituencySize: 610,
		head: { name: 'Нуржан Сыдыкова', sex: 'female', language: 'ru' }, wishes: ['6', '3'], around: 2.8, finishedRounds: 1, step: 'planActive'
	},
	{
		key: 'taza-suu', name: { ky: '«Таза суу» жамааты', ru: 'Жамаат «Таза суу»', en: 'Taza Suu Community Organisation' },
		region: 'KG-T', district: 'Кара-Буура району', settlement: 'Кызыл-Адыр айылы', type: 'community-based-organisation', legalForm: 'community-based-organisation', registered: true, masked: false, founded: 2014, staff: [1, 1, 0, 1],
		theme: 'environment', works: ['services', 'mobilising'], groups: ['farmers', 'remote-communities'], reach: 'village',
		mission: {
			ky: 'Айылдын сугат жана ичүүчү суусун адилет бөлүштүрүп, булактарды тазалап турабыз.',
			ru: 'Справедливо распределяем поливную и питьевую воду села и бережём родники.',
			en: 'We share the village’s water fairly and keep its springs clean.'
		},
		constituency: 'Кызыл-Адыр айылынын суу пайдалануучулары', constituencySize: 430,
		head: { name: 'Кубанычбек Жээнбеков', sex: 'male', language: 'ky' }, wishes: ['1', '5'], around: 1.8, finishedRounds: 0, step: 'reportDraft'
	},
	{
		key: 'kok-jaiyk', name: { ky: '«Көк жайык» экологиялык бирикмеси', ru: 'Экологическое объединение «Кок жайык»', en: 'Kök Jaiyk Environmental Association' },
		region: 'KG-C', district: 'Кемин району', settlement: 'Кемин шаары', type: 'cso', legalForm: 'public-association', registered: true, masked: false, founded: 2010, staff: [2, 3, 1, 0],
		theme: 'environment', works: ['monitoring', 'research', 'advocacy'], groups: ['farmers', 'general-public', 'local-authorities'], reach: 'oblast',
		mission: {
			ky: 'Жайыттарды жана токойлорду келечек муундарга сактап калуу үчүн элди жана бийликти бириктиребиз.',
			ru: 'Объединяем людей и власть, чтобы сохранить пастбища и леса для будущих поколений.',
			en: 'We bring people and authorities together to keep pastures and forests for those who come after us.'
		},
		constituency: 'Кемин районунун жайыт пайдалануучулары', constituencySize: 1750,
		head: { name: 'Эркин Бейшеналиев', sex: 'male', language: 'ky' }, wishes: ['7', '10'], around: 2.5, finishedRounds: 0, step: 'verification'
	},
	{
		key: 'bilim-nuru', name: { ky: '«Билим нуру» мекемеси', ru: 'Учреждение «Билим нуру»', en: 'Bilim Nuru Institution' },
		region: 'KG-O', district: 'Өзгөн району', settlement: 'Өзгөн шаары', type: 'cso', legalForm: 'institution', registered: true, masked: false, founded: 2013, staff: [3, 1, 2, 1],
		theme: 'education-research', works: ['services', 'research'], groups: ['children', 'youth', 'low-income'], reach: 'rayon',
		mission: {
			ky: 'Айыл мектептеринин окуучулары заманбап билим алышы үчүн мугалимдерге жана ата-энелерге колдоо көрсөтөбүз.',
			ru: 'Поддерживаем учителей и родителей, чтобы сельские школьники получали современное образование.',
			en: 'We support teachers and parents so that rural pupils get a modern education.'
		},
		constituency: 'Өзгөн районунун он төрт мектебинин окуучулары', constituencySize: 2600,
		head: { name: 'Толгонай Маматова', sex: 'female', language: 'ky' }, wishes: ['8', '7'], around: 2.3, finishedRounds: 0, step: 'consensus'
	},
	{
		key: 'dostuk', name: { ky: '«Достук көпүрөсү» коомдук фонду', ru: 'Общественный фонд «Мост дружбы»', en: 'Bridge of Friendship Public Foundation' },
		region: 'KG-GB', district: 'Бишкек шаары', settlement: 'Бишкек шаары', type: 'cso', legalForm: 'foundation', registered: true, masked: false, founded: 2015, staff: [2, 1, 1, 1],
		theme: 'culture-recreation', works: ['services', 'intermediary'], groups: ['ethnic-minorities', 'youth'], reach: 'national',
		mission: {
			ky: 'Ар башка тилде сүйлөгөн жаштарды маданият жана биргелешкен иш аркылуу жакындаштырабыз.',
			ru: 'Сближаем молодёжь, говорящую на разных языках, через культуру и общее дело.',
			en: 'We bring young people of different languages together through culture and common work.'
		},
		constituency: 'Бишкектеги ар түрдүү этностордун жаштары', constituencySize: 700,
		head: { name: 'Марина Ким', sex: 'female', language: 'ru' }, wishes: ['2', '10'], around: 2.4, finishedRounds: 1, step: 'scheduled'
	},
	{
		key: 'ysyk-ata', name: { ky: '«Ысык-Ата аялдары» демилгелүү тобу', ru: 'Инициативная группа «Женщины Ысык-Аты»', en: 'Women of Ysyk-Ata initiative group' },
		region: 'KG-C', district: 'Ысык-Ата району', settlement: 'Кант шаары', type: 'initiative-group', legalForm: '', registered: false, masked: false, founded: 2023, staff: [0, 0, 0, 0],
		theme: 'social-services', works: ['mobilising'], groups: ['women', 'older-people'], reach: 'rayon',
		mission: {
			ky: 'Райондогу аялдар бири-бирине жардам берип, өз маселелерин айыл өкмөтү менен чогуу чечсин дейбиз.',
			ru: 'Хотим, чтобы женщины района помогали друг другу и решали свои вопросы вместе с местной властью.',
			en: 'We want the women of our district to help each other and settle matters together with the local council.'
		},
		constituency: 'Кант шаарынын жана беш айылдын аялдары', constituencySize: 180,
		head: { name: 'Салтанат Эсенова', sex: 'female', language: 'ky' }, wishes: ['1', '9'], around: 1.6, finishedRounds: 0, step: 'requested'
	},
	{
		key: 'meken', name: { ky: '«Мекен келечеги» коомдук бирикмеси', ru: 'Общественное объединение «Мекен келечеги»', en: 'Meken Kelechegi Public Association' },
		region: 'KG-J', district: 'Ноокен району', settlement: 'Масы айылы', type: 'cso', legalForm: 'public-association', registered: true, masked: false, founded: 2018, staff: [1, 2, 0, 0],
		theme: 'development-housing', works: ['mobilising', 'monitoring'], groups: ['youth', 'unemployed', 'general-public'], reach: 'rayon',
		mission: {
			ky: 'Айыл жаштары өз жеринде иш таап, коомчулуктун ишине катышышы үчүн мүмкүнчүлүк ачабыз.',
			ru: 'Открываем возможности, чтобы сельская молодёжь находила работу дома и участвовала в общественной жизни.',
			en: 'We open ways for rural youth to find work at home and take part in public life.'
		},
		constituency: 'Ноокен районунун жаштары', constituencySize: 520,
		head: { name: 'Нурбек Ташматов', sex: 'male', language: 'ky' }, wishes: ['2', '8'], around: 2.0, finishedRounds: 0, step: 'profileSubmitted'
	},
	{
		key: 'chui-dary', name: { ky: '«Чүй дайры» айыл бирикмеси', ru: 'Сельское объединение «Чуй дайры»', en: 'Chüi Dairy Village Association' },
		region: 'KG-C', district: 'Чүй району', settlement: 'Токмок шаары', type: 'cso', legalForm: 'public-association', registered: true, masked: false, founded: 2017, staff: [1, 1, 1, 0],
		theme: 'environment', works: ['monitoring', 'mobilising'], groups: ['farmers', 'general-public'], reach: 'rayon',
		mission: {
			ky: 'Чүй дайрысынын жээгин таза кармап, суунун сапатын айыл тургундары менен бирге көзөмөлдөйбүз.',
			ru: 'Бережём берега реки Чуй и вместе с жителями сёл следим за качеством воды.',
			en: 'We keep the banks of the Chüi clean and watch the quality of its water together with the villages.'
		},
		constituency: 'Чүй районунун дайра жээгиндеги алты айылынын тургундары', constituencySize: 1300,
		head: { name: 'Асел Бообекова', sex: 'female', language: 'ky' }, wishes: ['7', '9'], around: 2.1, finishedRounds: 0, step: 'requested'
	},
	{
		key: 'jashyl-kala', name: { ky: '«Жашыл калаа» коомдук фонду', ru: 'Общественный фонд «Зелёный город»', en: 'Green City Public Foundation' },
		region: 'KG-GB', district: 'Бишкек шаары', settlement: 'Бишкек шаары', type: 'cso', legalForm: 'foundation', registered: true, masked: false, founded: 2019, staff: [2, 2, 0, 1],
		theme: 'environment', works: ['advocacy', 'research'], groups: ['general-public', 'youth'], reach: 'village',
		mission: {
			ky: 'Шаардын бак-дарактарын сактап, абанын тазалыгы тууралуу чечимдерге тургундардын катышуусуна жол ачабыз.',
			ru: 'Сохраняем деревья города и помогаем жителям участвовать в решениях о чистоте воздуха.',
			en: 'We protect the city’s trees and help people take part in decisions about clean air.'
		},
		constituency: 'Бишкектин төрт районунун тургундары', constituencySize: 2100,
		head: { name: 'Илим Садыров', sex: 'male', language: 'ky' }, wishes: ['3', '8'], around: 2.3, finishedRounds: 0, step: 'requested'
	}
];
