/**
 * Who may open what and do what: every page, every file and every button of Kadam, one line each. Roles are those towards the
 * record, so "head" is the head of that organisation and "officer" an officer of that programme; to everybody else the record
 * does not exist. matrix.test.ts holds these lines against the policies and tries every one of them on the running system.
 *
 * A new page or button gets a line here, under its stage:
 *   see('/training/[event]', on('open event'), 'officer', 'trainer')
 *   button('/training/[event]', 'confirm', on('open event'), { place: 'Ош' }, 'officer')
 * Records are named in support/records.ts; where no record lies in the right state yet, support/cast.ts brings one there.
 */
import type { Role } from '#register/actor.ts';
import { eligibility } from './matrix-eligibility.ts';
import { modelDocuments } from './matrix-models.ts';
import { planning } from './matrix-planning.ts';
import { administer, assessors, button, command, insiders, members, nothing, on, open, readers, row, see, type On, type Row } from './matrix-lines.ts';
import type { Record } from './support/records.ts';

export type { Row } from './matrix-lines.ts';

const door: Row[] = [
	open('/first-run', 'see', 'nobody'),
	open('/first-run', 'default', 'nobody', { 'programme.ky': 'Башка', name: 'Бирөө', email: 'founder@example.org', password: 'суулуу кайнак булак' }),
	open('/sign-in', 'see', 'everybody'),
	open('/sign-in', 'password', 'everybody', { email: 'nobody@example.org', password: 'туура эмес сырсөз' }),
	open('/sign-in', 'link', 'everybody', { email: 'nobody@example.org' }),
	open('/sign-in', 'reset', 'everybody', { email: 'nobody@example.org' }),
	open('/sign-in/link', 'see', 'everybody'),
	open('/sign-in/link', 'default', 'everybody', { token: 'x' }),
	open('/sign-in/reset', 'see', 'everybody'),
	open('/sign-in/reset', 'default', 'everybody', { token: 'x', password: 'суулуу кайнак булак' }),
	open('/sign-up', 'see', 'everybody'),
	open('/sign-up', 'default', 'everybody', { name: 'Бирөө', email: 'somebody@example.org', password: 'суулуу кайнак булак' }),
	// What comes between a password and the house.
	open('/sign-in', 'passkey', 'everybody'),
	open('/sign-in/passkey', 'POST', 'everybody'),
	open('/sign-in/code', 'see', 'nobody'),
	open('/sign-in/code', 'default', 'everybody', { code: '000000' }),
	open('/sign-in/oidc', 'GET', 'everybody'),
	open('/sign-in/oidc/callback', 'GET', 'everybody'),
	open('/sign-in/second-factor', 'see', 'whoever is signed in'),
	...['begin', 'confirm', 'add', 'show'].map((action) => open('/sign-in/second-factor', action, 'everybody')),
	// Whoever holds the link of a letter.
	open('/sign-up/[token]', 'see', 'nobody'),
	open('/sign-up/[token]', 'default', 'everybody', { password: 'суулуу кайнак булак' }),
	// Whoever holds the link of an invitation; without it there is nothing to find.
	open('/invitations/[token]', 'see', 'everybody'),
	open('/invitations/[token]', 'accept', 'everybody'),
	open('/invitations/[token]', 'join', 'everybody', { password: 'суулуу кайнак булак' }),
	// Whoever holds a personal link to score alone.
	open('/answer', 'see', 'everybody'),
	open('/answer', 'default', 'everybody', { code: 'xxxx-xxxx-xxxx-xxxx' }),
	open('/answer/[token]', 'see', 'nobody'),
	open('/answer/[token]', 'default', 'everybody'),
	open('/answer/[token]/[parameter]', 'see', 'nobody'),
	open('/answer/[token]/[parameter]', 'default', 'everybody', { 'answers.0.indicator': '1.1', 'answers.0.mark': '2' }),
	// Whoever holds a personal link to rate what they can do.
	open('/answer/skills/[token]', 'see', 'nobody'),
	...['handIn', 'agree', 'takeBack'].map((action) => open('/answer/skills/[token]', action, 'everybody', { name: 'Бирөө', consent: 'on' })),
	open('/answer/skills/[token]/[competence]', 'see', 'nobody'),
	open('/answer/skills/[token]/[competence]', 'default', 'everybody', { level: '1', proof: '' }),
	// Whoever holds the link of a letter that reminded them; it can only stop such letters.
	open('/reminders/[token]', 'see', 'nobody'),
	open('/reminders/[token]', 'default', 'everybody'),
	// Whoever reads the code on the wall of a session.
	open('/session', 'see', 'everybody'),
	open('/session', 'default', 'everybody', { code: 'xxxx-xxxx' }),
	open('/session/[key]', 'see', 'nobody'),
	open('/session/[key]/state', 'GET', 'nobody'),
	open('/session/[key]/events', 'GET', 'nobody'),
	open('/language', 'POST', 'everybody', { language: 'ky' }),
	open('/sign-out', 'POST', 'everybody'),
	open('/healthz', 'GET', 'everybody'),
	open('/readyz', 'GET', 'everybody'),
	// What a request that could not be answered is told; nobody opens it.
	open('/outage', 'see', 'nobody'),
	open('/outage', 'default', 'everybody'),
	// In the demonstration only; elsewhere administrators.
	open('/outbox', 'see', 'everybody')
];

const house: Row[] = [
	open('/', 'see', 'whoever is signed in'),
	open('/organisations', 'see', 'whoever is signed in'),
	open('/organisations/new', 'see', 'whoever is signed in'),
	see('/organisations/[organisation]', on('organisation'), ...readers),
	see('/organisations/[organisation]/people', on('organisation'), ...readers),
	button('/organisations/[organisation]/people', 'invite', on('organisation'), { name: 'Бирөө', email: 'colleague@example.org', role: 'member', language: 'ky' }, 'head', 'officer'),
	button('/organisations/[organisation]/people', 'end', on('organisation'), ({ colleague = '' }) => ({ person: colleague }), 'head', 'officer'),
	see('/organisations/[organisation]/history', on('organisation'), ...readers),
	// What is the assessors' own matter until it is sent stands in no history that others read.
	see('/organisations/[organisation]/history', on('organisation whose report is under review'), ...readers),
	see('/organisations/[organisation]', on('masked organisation'), ...readers),
	// A masked organisation is known by its people, and by who did what in its name.
	see('/organisations/[organisation]/people', on('masked organisation'), ...insiders),
	see('/organisations/[organisation]/history', on('masked organisation'), ...insiders),
	row('/settings', 'see', on('programme'), {}, ['officer'], true),
	row('/settings', 'invite', on('programme'), { name: 'Бирөө', email: 'staff@example.org', role: 'trainer', language: 'ky' }, ['officer'], true),
	row('/settings/keeping', 'see', on('programme'), {}, ['officer'], true),
	row('/settings/keeping', 'default', on('programme'), { rule: 'invitations', days: '60', reason: 'Чакыруулар кеч келет', basedOn: '30' }, ['officer'], true),
	row('/settings', 'withdraw', on('programme'), ({ idle = '' }) => ({ person: idle, role: 'assessor' }), ['officer'], true)
];

/** What belongs to an account: everybody their own, and no address names another's. */
const own: Row[] = [
	open('/settings/sign-in', 'see', 'whoever is signed in'),
	...['password', 'begin', 'confirm', 'renew', 'removeApp', 'add', 'removePasskey', 'end', 'endOthers'].map((action) => open('/settings/sign-in', action, 'everybody')),
	open('/settings/sign-in/passkey', 'POST', 'everybody'),
	open('/settings/my-data', 'see', 'whoever is signed in'),
	open('/settings/my-data/export', 'GET', 'whoever is signed in'),
	open('/settings/my-data', 'ask', 'whoever is signed in'),
	open('/settings/my-data', 'takeBack', 'whoever is signed in')
];

const administration: Row[] = [
	administer('/settings/access', 'see'),
	administer('/settings/access', 'disable', on('programme'), ({ person = '' }) => ({ person })),
	administer('/settings/access', 'enable', on('programme'), ({ person = '' }) => ({ person })),
	administer('/settings/access', 'clear', on('programme'), ({ person = '' }) => ({ person })),
	administer('/privacy', 'see'),
	administer('/privacy', 'run'),
	administer('/privacy/consents', 'see'),
	administer('/privacy/transfers', 'see'),
	administer('/privacy/erasures/[request]', 'see', on('wish to be erased')),
	administer('/privacy/erasures/[request]', 'refuse', on('wish to be erased'), { reason: 'Мыйзам сактоону талап кылат' }),
	administer('/privacy/erasures/[request]', 'erase', on('wish to be erased'))
];

const profiling: Row[] = [
	open('/profiling', 'see', 'whoever is signed in'),
	button('/profiling', 'start', on('organisation without a profile'), ({ organisation }) => ({ organisation }), ...members),
	see('/profiling/[profile]', on('submitted profile'), ...insiders),
	see('/profiling/[profile]', on('confirmed profile'), ...insiders),
	see('/profiling/[profile]/[section]', on('profile being filled in', { section: 'mandate' }), ...members),
	button('/profiling/[profile]/[section]', 'save', on('profile being filled in', { section: 'mandate' }), { 'q.constituency': 'Айыл эли', 'q.constituency.base': '1' }, ...members),
	button('/profiling/[profile]/[section]', 'POST', on('profile being filled in', { section: 'mandate' }), { 'q.constituency': 'Айылдын эли', 'q.constituency.base': '2' }, ...members),
	row('/profiling/[profile]/files/[hash]', 'GET', on('confirmed profile'), {}, insiders),
	see('/profiling/[profile]/submit', on('profile being filled in'), ...members),
	button('/profiling/[profile]/submit', 'default', on('profile being filled in'), command, 'head'),
	button('/profiling/[profile]', 'return', on('submitted profile'), { 'reasons.mission': 'Кененирээк жазыңыз' }, 'officer'),
	button('/profiling/[profile]', 'confirm', on('other submitted profile'), command, 'officer'),
	button('/profiling/[profile]', 'reopen', on('confirmed profile'), command, 'head')
];

const request = { 'weeks[]': '2027-01-04', language: 'ky', place: 'Ош', note: '', consent: 'on' };
const score = (indicator: string) => ({ indicator, mark: '2', reason: '', comment: 'Көрдүк', basedOn: '1' });
const document = { 'indicators[]': '1.1', title: 'Протокол', note: '' };
const decision = ({ evidence = '' }: Record) => ({ evidence, decision: 'accepted', note: '', basedOn: '0' });

const writers: Role[] = ['officer', 'leadAssessor'];
const published: On = { record: null, place: { key: 'performance', version: '1' } };
const draft = (place: On['place'] = {}) => on('draft of an instrument', place);
const reducedFile = () => new File([JSON.stringify({ key: 'brought-in', parameters: [{ code: '1', indicators: [{ code: '1.1' }] }] })], 'brought-in.json');

/** Instruments belong to no programme: published ones are everybody's to read, drafts those of officers and lead assessors. */
const instruments: Row[] = [
	open('/diagnostics/instruments', 'see', 'whoever is signed in'),
	row('/diagnostics/instruments/[key]/[version]', 'see', published, {}, 'whoever is signed in'),
	row('/diagnostics/instruments/[key]/[version]/file', 'GET', published, {}, 'whoever is signed in'),
	row('/diagnostics/instruments', 'begin', on('programme'), { key: 'from-nothing' }, writers, true),
	row('/diagnostics/instruments', 'import', on('programme'), () => ({ file: reducedFile() }), writers, true),
	row('/diagnostics/instruments/[key]/[version]', 'begin', on('programme', { key: 'performance', version: '1' }), command, writers, true),
	row('/diagnostics/instruments/drafts/[draft]', 'see', draft(), {}, writers, true),
	row('/diagnostics/instruments/drafts/[draft]/file', 'GET', draft(), {}, writers, true),
	row('/diagnostics/instruments/drafts/[draft]/[part]', 'see', draft(), {}, writers, true),
	row('/diagnostics/instruments/drafts/[draft]', 'add', draft(), { parameter: '1' }, writers, true),
	row('/diagnostics/instruments/drafts/[draft]/[part]', 'save', draft(), ({ version = '' }) => ({ 'name.ky': 'Жаңы көрсөткүч', basedOn: version }), writers, true),
	row('/diagnostics/instruments/drafts/[draft]/[part]', 'remove', draft(), ({ version = '' }) => ({ basedOn: version }), writers, true),
	row('/diagnostics/instruments/drafts/[draft]', 'publish', on('complete draft of an instrument'), command, ['leadAssessor'], true),
	row('/diagnostics/instruments/drafts/[draft]', 'discard', on('draft of an instrument to be given up'), command, writers, true)
];

const diagnostics: Row[] = [
	...instruments,
	open('/diagnostics', 'see', 'whoever is signed in'),
	see('/diagnostics/request', on('organisation with a confirmed profile'), ...members),
	button('/diagnostics/request', 'default', on('organisation with a confirmed profile'), request, ...members),
	see('/diagnostics/travel', on('programme'), 'officer', 'auditor', ...assessors),
	see('/diagnostics/quality', on('programme'), 'officer', 'auditor', ...assessors),
	see('/diagnostics/calendar', on('programme'), 'officer', 'auditor', ...assessors),
	see('/diagnostics/calibration', on('programme'), ...assessors),
	// What an assessor answers to the sample cases is nobody else's, neither a lead's nor an officer's.
	see('/diagnostics/calibration/[attempt]', on('attempt at calibration'), ...assessors),
	see('/diagnostics/calibration/[attempt]/[vignette]', on('attempt at calibration'), ...assessors),
	button('/diagnostics/calibration/[attempt]/[vignette]', 'default', on('attempt at calibration'), { mark: '2' }, ...assessors),
	button('/diagnostics/calibration', 'begin', on('programme'), command, ...assessors),
	see('/diagnostics/[case]', on('scheduled case'), ...readers),
	button('/diagnostics/[case]', 'declare', on('scheduled case'), command, ...assessors),
	see('/diagnostics/[case]/instrument', on('requested case'), ...readers),
	button('/diagnostics/[case]/instrument', 'default', on('requested case'), { instrument: 'performance/1' }, 'officer'),
	see('/diagnostics/[case]/targets', on('scheduled case'), ...readers),
	see('/diagnostics/[case]/targets/[indicator]', on('scheduled case', { indicator: '1.1' }), 'officer', ...assessors),
	button('/diagnostics/[case]/targets/[indicator]', 'default', on('scheduled case', { indicator: '1.1' }), { level: '2', reason: 'Уюм менен макулдашылды', basedOn: '0' }, 'officer', ...assessors),
	see('/diagnostics/[case]/schedule', on('requested case'), 'officer'),
	button('/diagnostics/[case]/schedule', 'default', on('requested case'), ({ lead = '', version = '' }) => ({ basedOn: version, scheduledOn: '2027-02-01', place: 'Кант', language: 'ky', lead }), 'officer'),
	see('/diagnostics/[case]/evidence', on('case being scored'), ...readers),
	button('/diagnostics/[case]/evidence', 'add', on('case being scored'), document, ...members, ...assessors),
	see('/diagnostics/[case]/evidence/earlier', on('scheduled case'), ...members, ...assessors),
	button('/diagnostics/[case]/evidence/earlier', 'default', on('scheduled case'), ({ reusable = '' }) => ({ 'evidence[]': reusable }), ...members, ...assessors),
	see('/diagnostics/[case]/evidence/[evidence]', on('case being scored'), ...readers),
	row('/diagnostics/[case]/evidence/[evidence]/file', 'GET', on('case being scored'), {}, insiders),
	button('/diagnostics/[case]/evidence/[evidence]', 'relink', on('case being scored'), { 'indicators[]': ['1.1', '1.2'] }, ...assessors),
	see('/diagnostics/[case]/agree', on('case being scored'), ...readers),
	button('/diagnostics/[case]/agree', 'participants', on('case being scored'), ({ version = '' }) => ({ basedOn: version, 'participants.head.women': '1', 'participants.head.men': '0' }), ...assessors),
	button('/diagnostics/[case]/agree', 'scores', on('case being scored'), { 'scores.0.indicator': '1.3', 'scores.0.mark': '2', 'scores.0.basedOn': '1' }, ...assessors),
	see('/diagnostics/[case]/agree/[indicator]', on('case being scored', { indicator: '1.1' }), ...readers),
	button('/diagnostics/[case]/agree/[indicator]', 'save', on('case being scored', { indicator: '1.1' }), score('1.1'), ...assessors),
	button('/diagnostics/[case]/agree/[indicator]', 'POST', on('case being scored', { indicator: '1.4' }), score('1.4'), ...assessors),
	button('/diagnostics/[case]/agree/[indicator]', 'next', on('case being scored', { indicator: '1.2' }), score('1.2'), ...assessors),
	button('/diagnostics/[case]/agree/[indicator]', 'addEvidence', on('case being scored', { indicator: '1.1' }), document, ...members, ...assessors),
	button('/diagnostics/[case]/agree/[indicator]', 'decide', on('case being scored', { indicator: '1.1' }), decision, ...assessors),
	see('/diagnostics/[case]/room', on('case being scored'), ...readers),
	row('/diagnostics/[case]/room/state', 'GET', on('case being scored'), {}, readers),
	row('/diagnostics/[case]/room/events', 'GET', on('case being scored'), {}, readers),
	button('/diagnostics/[case]/room', 'open', on('case being scored'), { indicator: '1.1' }, ...assessors),
	button('/diagnostics/[case]/room', 'show', on('case being scored'), { indicator: '1.2' }, ...assessors),
	button('/diagnostics/[case]/room', 'reveal', on('case being scored'), { indicator: '1.2' }, ...assessors),
	button('/diagnostics/[case]/room', 'dissent', on('case being scored'), { indicator: '1.2', text: 'Башкача ойлогондор бар' }, ...assessors),
	button('/diagnostics/[case]/room', 'close', on('case being scored'), command, ...assessors),
	see('/diagnostics/[case]/agree/complete', on('case being scored'), ...assessors),
	button('/diagnostics/[case]/agree/complete', 'default', on('case being scored'), command, ...assessors),
	see('/diagnostics/[case]/verify', on('case being verified'), 'officer', 'auditor', ...assessors),
	see('/diagnostics/[case]/verify/[indicator]', on('case being verified', { indicator: '1.1' }), 'officer', 'auditor', ...assessors),
	button('/diagnostics/[case]/evidence/[evidence]', 'remove', on('case being verified'), command, ...assessors),
	button('/diagnostics/[case]/verify/[indicator]', 'save', on('case being verified', { indicator: '1.1' }), score('1.1'), ...assessors),
	button('/diagnostics/[case]/verify/[indicator]', 'POST', on('case being verified', { indicator: '1.4' }), score('1.4'), ...assessors),
	button('/diagnostics/[case]/verify/[indicator]', 'next', on('case being verified', { indicator: '1.2' }), score('1.2'), ...assessors),
	button('/diagnostics/[case]/verify/[indicator]', 'addEvidence', on('case being scored', { indicator: '1.1' }), document, ...members, ...assessors),
	button('/diagnostics/[case]/verify/[indicator]', 'decide', on('case being verified', { indicator: '1.2' }), decision, ...assessors),
	see('/diagnostics/[case]/verify/complete', on('case being verified'), 'leadAssessor'),
	button('/diagnostics/[case]/verify/complete', 'default', on('case being verified'), command, 'leadAssessor'),
	see('/diagnostics/[case]/second', on('scheduled case'), 'officer', 'leadAssessor'),
	button('/diagnostics/[case]/second', 'appoint', on('scheduled case'), ({ second = '', version = '' }) => ({ second, basedOn: version }), 'officer', 'leadAssessor'),
	see('/diagnostics/[case]/independent', on('case of two sheets'), ...assessors),
	see('/diagnostics/[case]/independent/[indicator]', on('case of two sheets', { indicator: '1.1' }), ...assessors),
	button('/diagnostics/[case]/independent/[indicator]', 'save', on('case of two sheets', { indicator: '1.3' }), score('1.3'), ...assessors),
	button('/diagnostics/[case]/independent/[indicator]', 'next', on('case of two sheets', { indicator: '1.4' }), score('1.4'), ...assessors),
	button('/diagnostics/[case]/independent/[indicator]', 'POST', on('case of two sheets', { indicator: '1.5' }), score('1.5'), ...assessors),
	button('/diagnostics/[case]/independent/[indicator]', 'addEvidence', on('case being scored', { indicator: '1.1' }), document, ...members, ...assessors),
	button('/diagnostics/[case]/independent/[indicator]', 'decide', on('case of two sheets', { indicator: '1.2' }), decision, ...assessors),
	button('/diagnostics/[case]/independent', 'default', on('case of two sheets'), command, ...assessors),
	see('/diagnostics/[case]/verify/[indicator]', on('case of two sheets', { indicator: '1.1' }), 'officer', 'auditor', ...assessors),
	see('/diagnostics/[case]/verify', on('case of two sheets'), 'officer', 'auditor', ...assessors),
	see('/diagnostics/[case]/agree/[indicator]', on('case of two sheets', { indicator: '1.1' }), ...readers),
	see('/diagnostics/[case]/evidence', on('case of two sheets'), ...readers),
	see('/diagnostics/[case]', on('case of two sheets'), ...readers),
	see('/diagnostics/[case]/compare', on('case that two have settled'), 'officer', 'auditor', ...assessors),
	see('/diagnostics/[case]/compare/[indicator]', on('case that two have settled', { indicator: '1.1' }), 'officer', 'auditor', ...assessors),
	button('/diagnostics/[case]/compare', 'default', on('case of two sheets handed in'), command, ...assessors),
	button('/diagnostics/[case]/compare/[indicator]', 'default', on('case of two sheets handed in', { indicator: '1.1' }), score('1.1'), ...assessors),
	button('/diagnostics/[case]/second', 'end', on('scheduled case'), { reason: 'Убакыт жетпейт' }, 'officer', 'leadAssessor'),
	see('/diagnostics/[case]/result', on('verified case'), ...readers),
	see('/diagnostics/[case]', on('verified case of a masked organisation'), ...readers),
	see('/diagnostics/[case]/evidence', on('verified case of a masked organisation'), ...readers),
	see('/diagnostics/[case]/result', on('verified case of a masked organisation'), ...readers),
	see('/diagnostics/[case]/reopen', on('verified case'), 'leadAssessor'),
	see('/diagnostics/[case]/respondents', on('scheduled case'), 'officer', ...members, ...assessors),
	see('/diagnostics/[case]/respondents', on('case being scored'), 'officer', ...members, ...assessors),
	button('/diagnostics/[case]/respondents', 'add', on('scheduled case'), { name: 'Бирөө', role: 'volunteer', sex: 'female' }, ...members, ...assessors),
	button('/diagnostics/[case]/respondents', 'open', on('scheduled case'), { fewerBecause: '' }, ...assessors),
	button('/diagnostics/[case]/respondents', 'link', on('scheduled case'), ({ respondent = '' }) => ({ respondent }), ...members, ...assessors),
	button('/diagnostics/[case]/respondents', 'remove', on('scheduled case'), ({ respondent = '' }) => ({ respondent }), ...members, ...assessors),
	see('/diagnostics/[case]/people', on('scheduled case'), ...insiders),
	see('/diagnostics/[case]/people', on('verified case of a masked organisation'), ...insiders),
	button('/diagnostics/[case]/people', 'add', on('scheduled case'), { role: 'monitoring' }, ...members, ...assessors),
	button('/diagnostics/[case]/people', 'link', on('scheduled case'), ({ listed = '' }) => ({ colleague: listed }), ...members, ...assessors),
	button('/diagnostics/[case]/people', 'remove', on('scheduled case'), ({ listed = '' }) => ({ colleague: listed }), ...members, ...assessors),
	button('/diagnostics/[case]/people', 'rate', on('scheduled case'), { role: 'leader' }, ...members),
	see('/diagnostics/[case]/people/[colleague]', on('case being scored'), ...assessors),
	button('/diagnostics/[case]/people/[colleague]', 'default', on('case being scored'), { 'ratings.0.competence': '5', 'ratings.0.level': '2', 'ratings.0.basedOn': '0' }, ...assessors),
	button('/diagnostics/[case]', 'start', on('scheduled case'), command, ...assessors),
	see('/diagnostics/[case]/withdraw', on('requested case'), 'head'),
	button('/diagnostics/[case]/withdraw', 'default', on('requested case'), { reason: 'Убактыбыз жок' }, 'head')
];

const step = (act: string) => ({ act });
const part = { language: 'ky', key: 'story', text: 'Кыскача айтканда', basedOn: '1' };

/** Of what is not there yet. */
const unknown = '01900000-0000-7000-8000-000000000000';
const advised = (field: string) => ({ [`${field}.ky`]: 'Жазыңыз', [`${field}.ru`]: 'Запишите', [`${field}.en`]: 'Write it down' });
const advice = { level: '1', basedOn: '0', ...advised('recommendation'), ...advised('title'), ...advised('output') };

const reporting: Row[] = [
	open('/reporting', 'see', 'whoever is signed in'),
	button('/reporting', 'draft', on('verified case'), ({ id }) => ({ case: id }), ...assessors),
	button('/diagnostics/[case]/reopen', 'default', on('verified case'), { reason: 'Бир балл туура эмес' }, 'leadAssessor'),
	see('/reporting/[report]', on('report being written'), 'officer', 'auditor', ...assessors),
	see('/reporting/[report]', on('report sent to its organisation'), ...insiders),
	see('/reporting/[report]', on('issued report'), ...readers),
	row('/reporting/[report]/pdf', 'GET', on('report being written'), {}, ['officer', 'auditor', ...assessors]),
	row('/reporting/[report]/pdf', 'GET', on('issued report'), {}, readers),
	row('/reporting/[report]/pdf', 'GET', on('issued report of a masked organisation'), {}, insiders),
	row('/reporting/[report]/summary', 'GET', on('issued report'), {}, readers),
	row('/reporting/[report]/word', 'GET', on('issued report'), {}, readers),
	row('/reporting/[report]/word', 'GET', on('report being written'), {}, ['officer', 'auditor', ...assessors]),
	button('/reporting/[report]', 'edit', on('report being written'), part, ...assessors),
	button('/reporting/[report]', 'redraft', on('report being written'), { language: 'ky', key: 'story', basedOn: '2' }, ...assessors),
	button('/reporting/[report]', 'refresh', on('report being written'), command, ...assessors),
	button('/reporting/[report]', 'confirm', on('report being written'), { language: 'ru' }, ...assessors),
	button('/reporting/[report]', 'confirm', on('report being written'), { language: 'en' }, ...assessors),
	button('/reporting/[report]', 'confirm', on('report being written'), { language: 'ky' }, ...assessors),
	see('/reporting/[report]/comments', on('report being written'), 'officer', 'auditor', ...assessors),
	button('/reporting/[report]/comments', 'add', on('report being written'), { key: 'story', text: 'Кененирээк жазыңыз' }, 'leadAssessor', 'officer'),
	button('/reporting/[report]/comments', 'answer', on('report being written'), ({ unanswered }) => ({ comment: unanswered ?? unknown, text: 'Жазылды' }), ...assessors),
	button('/reporting/[report]/comments', 'settle', on('report being written'), ({ unsettled }) => ({ comment: unsettled ?? unknown }), 'leadAssessor', 'officer'),
	see('/reporting/[report]/looking-back', on('report being written'), ...assessors),
	button('/reporting/[report]/looking-back', 'default', on('report being written'), { 'levels.p5': '1' }, ...assessors),
	see('/reporting/[report]/disputes', on('report sent to its organisation'), ...insiders),
	button('/reporting/[report]/disputes', 'dispute', on('report sent to its organisation'), { indicator: '5.1', text: 'Бизде бул тартип бар' }, 'head'),
	button('/reporting/[report]/disputes', 'answer', on('report sent to its organisation'), { indicator: '5.1', outcome: 'kept', text: 'Далил көрүнгөн жок' }, ...assessors),
	see('/reporting/[report]/plain', on('issued report'), ...readers),
	row('/reporting/[report]/plain/text', 'GET', on('issued report'), {}, readers),
	// To whom an organisation shows its report is its own matter.
	see('/reporting/[report]/shares', on('issued report'), ...members),
	button('/reporting/[report]/shares', 'share', on('issued report'), { scope: 'levels', language: 'ky', recipient: 'Донор', days: '30' }, 'head'),
	button('/reporting/[report]/shares', 'revoke', on('issued report'), ({ share }) => ({ share: share ?? unknown }), 'head'),
	open('/reporting/library', 'see', 'whoever is signed in'),
	row('/reporting/library/[indicator]', 'see', { record: null, place: { indicator: '5.1' } }, {}, 'whoever is signed in'),
	button('/reporting/library/[indicator]', 'edit', on('programme', { indicator: '5.1' }), advice, 'officer'),
	button('/reporting/library/[indicator]', 'restore', on('programme', { indicator: '5.1' }), { level: '1' }, 'officer'),
	see('/reporting/batch', on('programme'), 'officer'),
	// No batch is finished here; an unfinished one is nobody's to fetch.
	open('/reporting/batch/[batch]/archive', 'GET', 'nobody'),
	// Whoever holds the secret of an address; without it there is nothing.
	open('/shared/[token]', 'see', 'nobody'),
	open('/shared/[token]', 'default', 'nobody', { name: 'Бирөө' }),
	open('/shared/[token]/[opening]', 'see', 'nobody'),
	open('/shared/[token]/[opening]/passport', 'GET', 'nobody'),
	open('/shared/[token]/[opening]/pdf', 'GET', 'nobody'),
	open('/shared/verify', 'see', 'everybody'),
	open('/shared/verify', 'default', 'everybody', { passport: '{}' }),
	see('/reporting/[report]/[act]', on('report being written', step('review')), 'officer', 'auditor', ...assessors),
	button('/reporting/[report]/[act]', 'default', on('report being written', step('review')), command, 'leadAssessor'),
	button('/reporting/[report]/[act]', 'default', on('reviewed report', step('send')), command, 'leadAssessor', 'officer'),
	button('/reporting/[report]/[act]', 'default', on('report sent to its organisation', step('reply')), { text: 'Макулбуз' }, 'head'),
	button('/reporting/[report]/[act]', 'default', on('other report sent to its organisation', step('waiveReply')), command, 'head'),
	button('/reporting/[report]/[act]', 'default', on('answered report', step('issue')), command, 'leadAssessor', 'officer'),
	button('/reporting/[report]/[act]', 'default', on('other report sent to its organisation', step('return')), { reason: 'Кайра карайлы' }, 'leadAssessor', 'officer'),
	button('/reporting/[report]/[act]', 'default', on('issued report', step('reopen')), { reason: 'Ката табылды' }, 'leadAssessor', 'officer')
];

/** Come last: whoever brings in an organisation becomes its head, and one whose consent is withdrawn is out of the programme. */
const lastly: Row[] = [
	button('/settings/my-data', 'withdraw', on('organisation without a profile'), ({ consent = '' }) => ({ consent }), 'head'),
	button('/settings/my-data', 'again', on('organisation without a profile'), ({ organisation, programme }) => ({ organisation, programme }), 'head'),
	row('/organisations/new', 'default', nothing, ({ programme }) => ({ 'name.ky': '«Жаңы» тобу', registered: 'no', region: 'KG-N', programme, consent: 'on' }), 'whoever is signed in')
];

// The papers are made in the background, and that they are ready is an entry of its own: so it comes last.
const batches: Row[] = [button('/reporting/batch', 'default', on('programme'), { 'languages[]': 'ky', 'kinds[]': 'summary' }, 'officer')];

export const matrix: readonly Row[] = [...door, ...house, ...own, ...administration, ...profiling, ...diagnostics, ...reporting, ...modelDocuments, ...planning, ...eligibility, ...lastly, ...batches];
