/** What moved since the round before, in words. */
import type { Language } from '#kernel/localised.ts';
import { english, russian } from './grammar.ts';

interface ChangePhrases {
	intro(date: string, compared: number): string;
	counted(up: number, down: number, same: number): string;
	leftOut(count: number): string;
	readonly none: string;
	readonly rose: string;
	moreRose(count: number): string;
	readonly fell: string;
	moreFell(count: number): string;
	/** Levels already written out. */
	moved(before: string, now: string): string;
	/** Nothing was accepted that would bear it out. */
	readonly unproven: string;
	/** Before what the group says of its former position today. */
	readonly lookingBack: string;
	lower(names: string): string;
	higher(names: string): string;
	readonly same: string;
}

export const changePhrases: Readonly<Record<Language, ChangePhrases>> = {
	ky: {
		intro: (date, compared) => `Салыштыруу ${date} күнкү диагностика менен жүргүзүлдү. Эки жолу тең деңгээли тастыкталган ${compared} көрсөткүч гана салыштырылды.`,
		counted: (up, down, same) => {
			const said = [...(up ? [`${up} көрсөткүч жогорулады`] : []), ...(down ? [`${down} көрсөткүч төмөндөдү`] : []), ...(same ? [`${same} көрсөткүч мурунку деңгээлинде калды`] : [])];
			return `Алардын ичинен ${said.join(', ')}.`;
		},
		leftOut: (count) => `Салыштыра турган мурунку деңгээли болбогондуктан ${count} көрсөткүч бул жерде эсепке алынган жок.`,
		none: 'Бир да көрсөткүчтүн деңгээли өзгөргөн жок.',
		rose: 'Жогорулаган көрсөткүчтөр жана муну далилдеген документтер мына булар.',
		moreRose: (count) => `Булардан тышкары дагы ${count} көрсөткүч жогорулады.`,
		fell: 'Төмөндөгөн көрсөткүчтөр мына булар. Төмөн баа дайыма эле абал начарлады дегенди билдирбейт: бул жолу далил катуураак суралган болушу мүмкүн.',
		moreFell: (count) => `Булардан тышкары дагы ${count} көрсөткүч төмөндөдү.`,
		moved: (before, now) => `Мурда — ${before}, азыр — ${now}.`,
		unproven: 'Муну далилдеген документ сунуш кылынган эмес.',
		lookingBack: 'Топтон «Азыркы билгениңер менен караганда, ошол кезде кайсы деңгээлде элеңер?» деп да суралды.',
		lower: (names) => `Төмөнкү параметрлер боюнча топ мурунку абалын азыр ошол кездеги баадан төмөн көрөт: ${names}. Демек, чыныгы өсүш таблицадагыдан чоңураак болушу мүмкүн.`,
		higher: (names) => `Төмөнкү параметрлер боюнча топ мурунку абалын азыр ошол кездеги баадан жогору көрөт: ${names}.`,
		same: 'Топтун азыркы пикири ошол кездеги баага дал келет.'
	},
	ru: {
		intro: (date, compared) => `Сравнение проведено с диагностикой от ${date}. ${russian(compared, 'Сравнивался', 'Сравнивались', 'Сравнивались')} только ${compared} ${russian(compared, 'индикатор', 'индикатора', 'индикаторов')}, уровень которых был подтверждён оба раза.`,
		counted: (up, down, same) => {
			const said = ([[up, ['поднялся', 'поднялись', 'поднялось']], [down, ['опустился', 'опустились', 'опустилось']], [same, ['остался', 'остались', 'осталось']]] as const)
				.filter(([count]) => count > 0)
				.map(([count, [one, few, many]]) => `${count} ${russian(count, one, few, many)}${one === 'остался' ? ' на прежнем уровне' : ''}`);
			return `Из них ${said.join(', ')}.`;
		},
		leftOut: (count) => `Ещё ${count} ${russian(count, 'индикатор здесь не учтён', 'индикатора здесь не учтены', 'индикаторов здесь не учтены')}: раньше у них не было уровня, с которым можно сравнить.`,
		none: 'Уровень не изменился ни у одного индикатора.',
		rose: 'Вот индикаторы, которые поднялись, и документы, которые это подтверждают.',
		moreRose: (count) => `Кроме них, поднялось ещё индикаторов: ${count}.`,
		fell: 'Вот индикаторы, которые опустились. Более низкая оценка не всегда значит, что стало хуже: возможно, в этот раз подтверждения спрашивали строже.',
		moreFell: (count) => `Кроме них, опустилось ещё индикаторов: ${count}.`,
		moved: (before, now) => `Раньше — ${before}, теперь — ${now}.`,
		unproven: 'Подтверждающих документов представлено не было.',
		lookingBack: 'Группу спросили и о том, на каком уровне она стояла тогда, если судить по тому, что она знает теперь.',
		lower: (names) => `По следующим параметрам группа теперь ставит себя тогдашнюю ниже, чем оценила в то время: ${names}. Значит, действительный рост может быть больше, чем в таблице.`,
		higher: (names) => `По следующим параметрам группа теперь ставит себя тогдашнюю выше, чем оценила в то время: ${names}.`,
		same: 'Нынешнее мнение группы совпадает с тогдашней оценкой.'
	},
	en: {
		intro: (date, compared) => `The comparison is with the diagnostic of ${date}. It covers only the ${compared} ${english(compared, 'indicator', 'indicators')} whose level was verified both times.`,
		counted: (up, down, same) => {
			const said = ([[up, 'rose'], [down, 'fell'], [same, 'stayed where they were']] as const).filter(([count]) => count > 0).map(([count, verb]) => `${count} ${count === 1 && verb.startsWith('stayed') ? 'stayed where it was' : verb}`);
			const last = said.pop() ?? '';
			return `Of these, ${said.length > 0 ? `${said.join(', ')} and ${last}` : last}.`;
		},
		leftOut: (count) => `${count} more ${english(count, 'indicator is', 'indicators are')} left out here, having had no level before to compare with.`,
		none: 'No indicator has changed its level.',
		rose: 'These indicators rose, and these documents bear it out.',
		moreRose: (count) => `Besides these, ${count} more ${english(count, 'indicator', 'indicators')} rose.`,
		fell: 'These indicators fell. A lower score does not always mean that things got worse: evidence may have been asked for more strictly this time.',
		moreFell: (count) => `Besides these, ${count} more ${english(count, 'indicator', 'indicators')} fell.`,
		moved: (before, now) => `Before: ${before}; now: ${now}.`,
		unproven: 'No document was offered to bear it out.',
		lookingBack: 'The group was also asked at which level, knowing what it knows now, it had really stood then.',
		lower: (names) => `In these parameters the group now puts its former position lower than it scored it at the time: ${names}. The real growth may therefore be larger than the table shows.`,
		higher: (names) => `In these parameters the group now puts its former position higher than it scored it at the time: ${names}.`,
		same: 'What the group thinks today agrees with the score of that time.'
	}
};
