/** Yesterday an officer sent one action back; this morning everybody who works on a plan was reminded of it. */
import { addDays } from '#kernel/local-date.ts';
import { planById, plansOf } from '#programme/planning/read.server.ts';
import { updateActionStatus } from '#programme/planning/update-action-status.server.ts';
import { remindEverybody } from '#wiring/reminders.server.ts';
import type { Member } from './cast.ts';
import type { Stage } from './stage.ts';

/** With an organisation that claimed something; what is critical stays as it is, because rights hang on it. */
export async function walkReminders(stage: Stage, member: Member): Promise<void> {
	stage.at(addDays(stage.runtime.clock.today(), -1), 16);
	const officer = await stage.as(stage.people.officer);
	for (const { id, state } of await plansOf(officer.read, stage.of(member).organisation)) {
		const claimed = (await planById(officer.read, id))!.actions.find(({ status, critical }) => status === 'done' && !critical);
		if (state === 'active' && claimed) await updateActionStatus(officer, { plan: id, action: claimed.id, act: 'return', reason: 'Документке төраганын колу коюлган эмес. Кол коюлган барагын тиркеп коюңуз.', checks: [] });
	}
	await remindEverybody(stage.runtime);
}
