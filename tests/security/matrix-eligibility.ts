/** The lines of eligibility: verdicts, what people decide beside them, appeals, and the rules. */
import type { Role } from '#register/actor.ts';
import { assessors, button, members, on, type On, open, readers, row, see, type Row, type Sends } from './matrix-lines.ts';
import type { Record } from './support/records.ts';

/** A day within the year that a decision may hold. */
const inAMonth = () => new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);

export const eligibility: Row[] = [
	open('/eligibility', 'see', 'whoever is signed in'),
	// Who decides about money sees the standing alone.
	see('/eligibility/[organisation]', on('organisation'), ...readers, 'reviewer'),
	see('/eligibility/[organisation]', on('masked organisation'), ...readers, 'reviewer'),
	button('/eligibility/[organisation]', 'appeal', on('organisation with a confirmed profile'), { ruleSet: 'apply', text: 'Диагностиканын күнү дайындалган' }, ...members),
	button('/eligibility/[organisation]', 'answer', on('appeal that is open'), ({ id }) => ({ appeal: id, outcome: 'refused', answer: 'Шарт аткарыла элек' }), 'officer'),
	see('/eligibility/[organisation]/override/[key]', on('organisation', { key: 'target-2019' }), 'officer'),
	button('/eligibility/[organisation]/override/[key]', 'default', on('organisation', { key: 'target-2019' }), () => ({ standing: 'eligible', reason: 'Өзгөчө жагдай', until: inAMonth(), appeal: '' }), 'officer'),
	row('/eligibility/overrides', 'see', on('programme'), {}, ['officer'], true),
	row('/eligibility/overrides/[override]', 'see', on('decision that waits for a second person'), {}, ['officer', 'auditor'], true),
	row('/eligibility/overrides/[override]', 'default', on('decision that waits for a second person'), { act: 'confirm', reason: '' }, ['officer'], true),
	...targets(),
	...rules()
];

/** Rounds of choosing: officers prepare and announce, the panel votes, its chair decides; the auditor reads. In the cast the lead is in the chair. */
function targets(): Row[] {
	const base = '/eligibility/targets';
	const round = `${base}/[round]`;
	const panel: Role[] = ['leadAssessor', 'assessor'];
	const viewers: Role[] = ['officer', 'auditor', ...panel];
	const [draft, voting, closed, ready, decided, announced] = [
		on('round being prepared'), on('round that its panel votes on'), on('round whose votes are closed'), on('round with a decision on everybody'), on('round that is decided'), on('round that was announced')
	];
	const move = (of: On, act: string, ...may: Role[]) => button(round, 'move', of, { act, reason: '' }, ...may);
	return [
		see(base, on('programme'), 'officer', ...assessors, 'trainer', 'consultant', 'reviewer', 'evaluator', 'auditor', 'donor'),
		button(base, 'begin', on('programme'), { places: '3' }, 'officer'),
		...[draft, voting, closed, decided, announced].map((of) => see(round, of, ...viewers)),
		see(`${round}/[organisation]`, voting, ...viewers),
		see(`${round}/[organisation]`, closed, ...viewers),
		see(`${round}/weights`, closed, ...viewers),
		see(`${round}/proposals`, announced, ...viewers),
		row(`${round}/proposals/file`, 'GET', announced, {}, viewers),
		button(round, 'declare', voting, ({ organisation }) => ({ [`declared.${organisation}`]: 'none' }), ...panel),
		button(`${round}/[organisation]`, 'vote', voting, { vote: 'yes', reason: 'Планы бар' }, ...panel),
		button(`${round}/[organisation]`, 'decide', closed, { decision: 'chosen', reason: 'Кадамдары бар', againstReason: 'Аймакта башка уюм жок' }, 'leadAssessor'),
		button(round, 'seats', draft, ({ panel: seated = '', chair = '' }) => ({ 'seats[]': seated.split(' ')[0]!, chair }), 'officer'),
		move(draft, 'openVoting', 'officer'), move(voting, 'closeVoting', 'leadAssessor'), move(ready, 'conclude', 'leadAssessor'), move(decided, 'announce', 'officer')
	];
}

/** Rule sets belong to no programme: they are written by officers of any and by administrators, and published they are read by the same. */
function rules(): Row[] {
	const published = on('programme', { key: 'apply', version: '1' });
	const writer = (route: string, act: string, of: On, sends: Sends = {}) => row(route, act, of, sends, ['officer'], true);
	const draft = on('draft of a rule set');
	const place = on('draft of a rule set', { place: 'rule.rules.0' });
	const based = ({ version = '' }: Record) => ({ basedOn: version });
	const base = '/eligibility/rules/drafts/[draft]';
	return [
		writer('/eligibility/rules', 'see', on('programme')),
		writer('/eligibility/rules', 'begin', on('programme'), { key: 'from-nothing' }),
		writer('/eligibility/rules/[key]/[version]', 'see', published),
		writer('/eligibility/rules/[key]/[version]', 'begin', published),
		writer(base, 'see', draft),
		writer(base, 'addCondition', draft, (of) => ({ ...based(of), place: 'rule', fact: 'isRegistered' })),
		writer(base, 'addGroup', draft, (of) => ({ ...based(of), place: 'rule', group: 'any' })),
		writer(base, 'addRuleSet', draft, (of) => ({ ...based(of), place: 'rule', key: 'apply' })),
		writer(`${base}/[place]`, 'see', place),
		writer(`${base}/[place]`, 'see', on('draft of a rule set', { place: 'score' })),
		writer(`${base}/[place]`, 'head', on('draft of a rule set', { place: 'head' }), (of) => ({ ...based(of), 'name.ky': 'Чакан гранттар' })),
		writer(`${base}/[place]`, 'condition', place, (of) => ({ ...based(of), fact: 'isRegistered', test: 'yes', 'asks.ky': 'Уюм каттоодон өткөн' })),
		writer(`${base}/[place]`, 'group', on('draft of a rule set', { place: 'rule' }), (of) => ({ ...based(of), group: 'any', count: '1' })),
		writer(`${base}/[place]`, 'remove', on('draft of a rule set', { place: 'rule.rules.1' }), based),
		writer(`${base}/[place]`, 'addTerm', on('draft of a rule set', { place: 'score' }), (of) => ({ ...based(of), fact: 'stepsTaken' })),
		writer(`${base}/[place]`, 'term', on('draft of a rule set', { place: 'score' }), (of) => ({ ...based(of), at: '0', most: '4', weight: '2' })),
		writer(`${base}/[place]`, 'removeTerm', on('draft of a rule set', { place: 'score' }), (of) => ({ ...based(of), at: '0' })),
		see(`${base}/preview`, on('complete draft of a rule set'), 'officer'),
		writer(base, 'publish', on('complete draft of a rule set')),
		writer(base, 'discard', on('draft of a rule set to be given up'))
	];
}
