/** What is going on beside the diagnostics: the lead writes a new version of the instrument, and targets are agreed with one organisation. */
import { addDays } from '#kernel/local-date.ts';
import { openCase } from '#programme/diagnostics/read.server.ts';
import type { DraftIndicator } from '#programme/diagnostics/instrument-draft.ts';
import { saveInstrumentPart } from '#programme/diagnostics/save-instrument-part.server.ts';
import { setTarget } from '#programme/diagnostics/set-target.server.ts';
import { startInstrumentDraft } from '#programme/diagnostics/start-instrument-draft.server.ts';
import { organisationalInstrument } from '#wiring/reference.server.ts';
import type { Member } from './cast.ts';
import type { Stage } from './stage.ts';

/** Two indicators are being rewritten; their English still waits for a translator, and one of them asks for something new. */
const changes: Readonly<Record<string, (before: DraftIndicator) => DraftIndicator>> = {
	'6.3': (before) => ({ ...before, guidance: { ky: 'Көчүрмөнүн бар экенин эмес, андан бир файлды калыбына келтирип көргөнүн сураңыз.', ru: 'Спрашивайте не о наличии копии, а о том, восстанавливали ли из неё хотя бы один файл.', en: '' } }),
	'10.1': (before) => ({
		...before, earlier: '',
		question: { ky: 'Акыркы жылы ишиңиздер тууралуу жаман сөз чыкканда кантип жооп бердиңиздер жана андан кийин эмне өзгөрдү?', ru: 'Как вы ответили, когда за последний год о вашей работе сказали плохое, и что потом изменилось?', en: '' }
	})
};

export async function walkInstruments(stage: Stage): Promise<void> {
	stage.at(addDays(stage.runtime.clock.today(), -4), 15);
	const lead = await stage.as(stage.people.lead);
	const { key, version, parameters } = organisationalInstrument();
	const draft = await startInstrumentDraft(lead, { from: `${key}/${version}` });
	for (const { code, ...indicator } of parameters.flatMap(({ indicators }) => indicators)) {
		const change = changes[code];
		if (!change) continue;
		const before: DraftIndicator = { ...indicator, guidance: indicator.guidance ?? { ky: '', ru: '', en: '' }, notYetExpectedUpToStaff: indicator.notYetExpectedUpToStaff ?? null, earlier: code };
		await saveInstrumentPart(lead, { draft, part: code, basedOn: 1, content: change(before) });
	}
}

const agreed = [
	['5.5', 2, 'Уюм быйыл тышкы аудитке акча таба албайт; эки жылдан кийин деп макулдаштык.'],
	['7.4', 4, 'Уюм мониторинг боюнча башкаларды окуткусу келет, ошондуктан максатын жогору койду.']
] as const;

/** With an organisation whose case is open. */
export async function walkTargets(stage: Stage, member: Member): Promise<void> {
	stage.at(addDays(stage.runtime.clock.today(), -2), 11);
	const lead = await stage.as(stage.people.lead);
	const open = await openCase(lead.read, stage.of(member).organisation);
	if (!open) return;
	for (const [indicator, level, reason] of agreed) await setTarget(lead, { case: open.id, indicator, level, reason, basedOn: 0 });
}
