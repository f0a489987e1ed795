/**
 * Invented diagnostic rounds for the tests and the benchmark of reports: the shipped instrument, invented organisations.
 * The same seed gives the same round.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LocalDate } from '#kernel/local-date.ts';
import { indicatorsOf, type Instrument, type Level, type Parameter } from '#programme/diagnostics/instrument.ts';
import { comparable } from '#programme/diagnostics/instrument-comparison.ts';
import { result } from '#programme/diagnostics/scoring.ts';
import type { Evidence, Mark, Score, Scored } from '#programme/diagnostics/score.ts';
import { targets } from '#programme/diagnostics/targets.ts';
import type { RecommendationEntry, ReportSource } from '../source.ts';

export interface Invention {
	readonly seed?: number;
	/** The level around which the scores lie, 1…4. */
	readonly around?: number;
	readonly round?: 1 | 2;
	readonly paidStaff?: number | null;
	/** Decides some marks itself; `undefined` leaves them to chance. */
	readonly mark?: (code: string) => Mark | undefined;
	readonly verified?: boolean;
	readonly withEvidence?: boolean;
	readonly source?: Partial<ReportSource>;
	readonly organisation?: Partial<ReportSource['organisation']>;
}

const reference = join(import.meta.dirname, '../../../../seeds/reference');

export const instrument: Instrument = {
	key: 'organisational', version: 1,
	name: { ky: 'Уюштуруу диагностикасы: он параметр', ru: 'Организационная диагностика: десять параметров', en: 'Organisational diagnostics: ten parameters' },
	parameters: files<Parameter>('instruments/organisational-v1')
};

const recommendations = files<readonly RecommendationEntry[]>('recommendations/organisational').flat();

export function inventRound(invention: Invention = {}): ReportSource {
	const scored = inventScores(invention, 0);
	const earlier = inventScores(invention, -0.6);
	const { paidStaff = 6, round = 1 } = invention;
	return {
		organisation: {
			name: { ky: '«Ак булак» коомдук фонду', ru: 'Общественный фонд «Ак булак»', en: 'Ak Bulak Public Foundation' },
			number: 'CSO-2026-00042',
			region: { ky: 'Нарын облусу', ru: 'Нарынская область', en: 'Naryn' },
			...invention.organisation
		},
		programme: { ky: 'Биргелешип башкаруу программасы', ru: 'Программа совместного управления', en: 'Collaborative Governance Programme' },
		round, version: 1,
		issuedOn: '2026-04-02' as LocalDate,
		anchor: '7f3c 91ab 20de 55c4',
		consent: {
			by: 'Гүлнара Өмүрова', on: '2026-02-20' as LocalDate, textVersion: 1,
			text: {
				ky: 'Уюм диагностикадан өз ыктыяры менен өтүүгө, баалардын жана далилдердин программанын кызматкерлерине жана баалоочуларга көрсөтүлүшүнө макул. Бул макулдук отчет чыгарылганга чейин каалаган убакта кайтарылып алынат.',
				ru: 'Организация согласна добровольно пройти диагностику и показать оценки и подтверждения сотрудникам программы и оценщикам. До выпуска отчёта согласие можно отозвать в любое время.',
				en: 'The organisation agrees to take part in the diagnostic of its own accord and to show its scores and evidence to programme staff and assessors. Consent may be withdrawn at any time before the report is issued.'
			}
		},
		assessed: { from: '2026-03-12' as LocalDate, to: '2026-03-13' as LocalDate },
		participants: [
			{ role: { ky: 'Жетекчи', ru: 'Руководитель', en: 'Leader' }, total: 1, women: 1, men: 0 },
			{ role: { ky: 'Башкаруу органынын мүчөлөрү', ru: 'Члены органа управления', en: 'Members of the governing body' }, total: 3, women: 2, men: 1 },
			{ role: { ky: 'Кызматкерлер', ru: 'Сотрудники', en: 'Staff' }, total: 4, women: 3, men: 1 },
			{ role: { ky: 'Ыктыярчылар', ru: 'Волонтёры', en: 'Volunteers' }, total: 2, women: 1, men: 1 }
		],
		assessors: [
			{ name: 'Жаңыл Мамбетова', organisation: 'Жарандык коомду колдоо борборлорунун ассоциациясы', lead: true },
			{ name: 'Азамат Үсөнов', organisation: 'Жарандык коомду колдоо борборлорунун ассоциациясы', lead: false }
		],
		documents: ['Устав, 2019', '2025-жылдын жылдык отчету', 'Каржы тартиби (долбоор)'],
		instrument,
		consensus: result(instrument, 'consensus', scored, paidStaff),
		verified: result(instrument, 'verified', scored, paidStaff),
		earlier: round === 1 ? null : { on: '2025-02-18' as LocalDate, instrument: { key: instrument.key, version: instrument.version }, pairs: comparable(instrument, instrument, []), result: result(instrument, 'verified', earlier, paidStaff) },
		targets: targets(instrument, { paidStaff, ageInYears: 7 }),
		retrospective: [], humanCapacity: null,
		recommendations, reply: null, dissents: [], disputes: [],
		...invention.source
	};
}

function inventScores({ seed = 1, around = 2.4, mark, verified = true, withEvidence = true }: Invention, shift: number): Scored {
	const chance = random(seed);
	const scored = { consensus: [] as Score[], verified: [] as Score[], evidence: [] as Evidence[] };
	for (const [place, { code }] of indicatorsOf(instrument).entries()) {
		const level = clamp(around + shift + (chance() - 0.5) * 3);
		const claimed = clamp(level + (chance() < 0.3 ? 1 : chance() < 0.1 ? -1 : 0));
		const given = mark?.(code);
		const note = notes[place % notes.length] ?? '';
		scored.consensus.push({ indicator: code, mark: given ?? { kind: 'level', level: claimed }, comment: place % 3 === 1 ? note : '' });
		if (verified) scored.verified.push({ indicator: code, mark: given ?? { kind: 'level', level }, comment: place % 2 === 0 ? note : '' });
		if (withEvidence && level >= 2) {
			scored.evidence.push({ indicator: code, title: titles[place % titles.length] ?? '', accepted: level >= 3, provesReview: true });
		}
	}
	return scored;
}

const notes = [
	'Эсепчи чыкканда төлөмдөрдү жетекчи жалгыз өткөрөт. Жазылган тартип долбоор катары гана бар.',
	'Жыйындар өтөт, бирок чечимдер жазылбай калат',
	'План Excel-де жүргүзүлөт, аны үч адам гана көрө алат.',
	'Өнөктөштөр менен жылына бир жолу жолугушат; жаш ыктыярчылар өздөрү демилге көтөрүшөт.',
	''
];

const titles = ['Устав', 'Башкаруу кеңешинин протоколу, 11.2025', 'Жылдык иш план', 'Каржы тартиби', 'Ыктыярчылардын реестри', 'Сатып алуу боюнча үч сунуш', 'Өнөктөштүк меморандуму', 'Окуунун катышуучулар тизмеси'];

function files<T>(folder: string): T[] {
	return readdirSync(join(reference, folder)).filter((name) => name.startsWith('parameter-')).sort()
		.map((name) => JSON.parse(readFileSync(join(reference, folder, name), 'utf8')) as T);
}

function clamp(level: number): Level {
	return Math.min(4, Math.max(1, Math.round(level))) as Level;
}

/** Linear congruential, as in Numerical Recipes: good enough to spread invented scores. */
function random(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
		return state / 2 ** 32;
	};
}
