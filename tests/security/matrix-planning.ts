/** The lines of planning: plans, what is worked on in them, and what happens to them. */
import { assessors, button, insiders, members, on, open, readers, row, see, seen, type Row } from './matrix-lines.ts';

const action = { 'title.ky': 'Жыйын өткөрүү', type: 'policy', importance: '3', urgency: '3', ease: '3' };
const period = { 'goal.ky': 'Бирге', start: '2027-01-01', end: '2027-12-31', 'weights.importance': '40', 'weights.urgency': '30', 'weights.ease': '10', 'weights.gap': '20', dates: 'keep' };

export const planning: Row[] = [
	open('/planning', 'see', 'whoever is signed in'),
	button('/planning', 'draft', on('case with an issued report'), ({ id }) => ({ case: id }), 'officer', ...assessors),
	see('/planning/next', on('case with an issued report', { '?': 'case=[id]' }), 'officer', ...assessors),
	button('/planning/next', 'draft', on('case with an issued report', { '?': 'case=[id]' }), { chosen: 'on' }, 'officer', ...assessors),
	see('/planning/[plan]', on('plan in force'), ...readers),
	see('/planning/[plan]', on('plan of a masked organisation'), ...readers),
	row('/planning/[plan]/pdf', 'GET', on('plan of a masked organisation'), {}, readers),
	row('/planning/[plan]/pdf', 'GET', on('plan in force'), {}, readers),
	row('/planning/[plan]/word', 'GET', on('plan of a masked organisation'), {}, readers),
	see('/planning/[plan]/actions/[action]', on('plan in force'), ...readers),
	button('/planning/[plan]/actions/[action]', 'removeEvidence', on('plan in force'), ({ evidence = '' }) => ({ evidence }), ...members),
	button('/planning/[plan]/actions/[action]', 'move', on('plan in force'), { act: 'start', reason: '' }, ...members),
	button('/planning/[plan]/actions/[action]', 'report', on('plan in force'), { percent: '25', text: 'Башталды' }, ...members),
	row('/planning/[plan]/actions/[action]/evidence/[evidence]', 'GET', on('plan in force'), {}, [...insiders, 'consultant']),
	see('/planning/[plan]/agreement', on('plan waiting for its organisation'), ...readers),
	see('/planning/[plan]/edit', on('plan being drafted'), 'officer', ...assessors),
	button('/planning/[plan]/edit', 'default', on('plan being drafted'), ({ version = '' }) => ({ ...period, basedOn: version }), 'officer', ...assessors),
	see('/planning/[plan]/edit', on('plan waiting for its organisation'), ...members),
	see('/planning/[plan]/objectives/[objective]', on('plan being drafted'), 'officer', ...assessors),
	button('/planning/[plan]/objectives/[objective]', 'default', on('plan being drafted'), { 'why.ky': 'Керек', basedOn: '1' }, 'officer', ...assessors),
	see('/planning/[plan]/actions/new', on('plan being drafted', { '?': 'objective=[objective]' }), 'officer', ...assessors),
	button('/planning/[plan]/actions/new', 'default', on('plan being drafted', { '?': 'objective=[objective]' }), action, 'officer', ...assessors),
	see('/planning/[plan]/actions/[action]/edit', on('plan being drafted'), 'officer', ...assessors),
	button('/planning/[plan]/actions/[action]/edit', 'edit', on('plan being drafted'), ({ actionVersion = '' }) => ({ ...action, basedOn: actionVersion }), 'officer', ...assessors),
	button('/planning/[plan]/actions/[action]/edit', 'remove', on('plan being drafted'), { reason: 'Кереги жок' }, 'officer', ...assessors),
	button('/planning/[plan]/agreement', 'send', on('plan being drafted'), seen, 'officer', ...assessors),
	button('/planning/[plan]/agreement', 'agree', on('plan waiting for its organisation'), (plan) => ({ ...seen(plan), boardNoted: 'yes' }), 'head'),
	button('/planning/[plan]/agreement', 'approve', on('plan waiting for the programme'), seen, 'officer'),
	button('/planning/[plan]/agreement', 'return', on('other plan waiting for its organisation'), { reason: 'Толуктоо керек' }, 'head'),
	see('/planning/[plan]/versions', on('plan in force'), ...readers),
	see('/planning/[plan]/versions', on('plan of a masked organisation'), ...readers),
	see('/planning/[plan]/vote', on('plan waiting for its organisation'), ...readers),
	button('/planning/[plan]/vote', 'vote', on('plan waiting for its organisation'), ({ action: of = '' }) => ({ 'actions[]': of }), ...members),
	button('/planning/[plan]/vote', 'close', on('plan waiting for its organisation'), {}, 'head'),
	see('/planning/[plan]/limit', on('plan being drafted'), 'officer', 'leadAssessor'),
	button('/planning/[plan]/limit', 'default', on('plan being drafted'), { to: '8', reason: 'Жаңы кызматкерлер келди' }, 'officer', 'leadAssessor'),
	see('/planning/[plan]/revision', on('plan under revision'), ...readers),
	button('/planning/[plan]/revision', 'abandon', on('plan under revision'), {}, 'head', 'officer'),
	button('/planning/[plan]/revision', 'revise', on('other plan in force'), { reason: 'Каражат азайды' }, 'head', 'officer'),
	button('/planning/[plan]/revision', 'close', on('other plan in force'), {}, 'officer')
];
