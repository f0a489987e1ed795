/** What people decide beside the rules: one organisation may join trainings for a while, another does not agree with a verdict; and rules that an officer is writing. */
import { addDays } from '#kernel/local-date.ts';
import { appealVerdict } from '#programme/eligibility/appeal-verdict.server.ts';
import { moveOverride } from '#programme/eligibility/move-override.server.ts';
import { changeRuleDraft } from '#programme/eligibility/change-rule-draft.server.ts';
import { type DraftChange, noText } from '#programme/eligibility/rule-draft.ts';
import { startRuleDraft } from '#programme/eligibility/start-rule-draft.server.ts';
import { proposeOverride } from '#programme/eligibility/propose-override.server.ts';
import type { PersonId } from '#kernel/id.ts';
import type { Context } from '#register/context.server.ts';
import { factSuppliers } from '#wiring/eligibility.server.ts';
import type { Member } from './cast.ts';
import type { Stage } from './stage.ts';

/** `second` puts in force what the officer proposes. */
export async function walkEligibility(stage: Stage, { waiting, scoring, second }: { waiting: Member; scoring: Member; second: PersonId }): Promise<void> {
	const today = stage.runtime.clock.today();
	const { programme } = stage;
	stage.at(addDays(today, -3), 10);
	const override = await proposeOverride(await stage.as(stage.people.officer), {
		organisation: stage.of(waiting).organisation, programme, ruleSet: 'join-trainings', standing: 'eligible', until: addDays(today, 45), appeal: null,
		reason: 'Кар жаап, жол жабылгандыктан диагностиканын күнү дайындала элек. Уюм ага чейин окууларга катыша берсин.'
	});
	stage.at(addDays(today, -2), 16);
	await moveOverride(await stage.as(second), { override, act: 'confirm', reason: '' });
	await writeRules(stage);
	stage.at(addDays(today, -1), 11);
	const { organisation, head } = stage.of(scoring);
	await appealVerdict(await stage.as(head), {
		organisation, programme, ruleSet: 'apply',
		text: 'Диагностика биздин күнөөбүз менен эмес, баалоочулардын жумушу көптүгүнөн созулуп жатат. Өтүнмөнү азыр кабыл алып, отчетту кийин тапшырууга уруксат бериңиздер.'
	}, factSuppliers);
}

const name = { ky: 'Чакан гранттар', ru: 'Малые гранты', en: 'Small grants' };
const opens = { ky: 'Уюм чакан грантка өтүнмө бере алат.', ru: 'Организация может подать заявку на малый грант.', en: 'The organisation may apply for a small grant.' };

/** Rules for small grants, as far as the officer has come: the English of one condition still waits for a translator. */
async function writeRules(stage: Stage): Promise<void> {
	const officer = await stage.as(stage.people.officer);
	const draft = await startRuleDraft(officer, { key: 'small-grants' });
	const asks = { ky: 'Уюм Нарын же Ысык-Көл облусунда иштейт.', ru: 'Организация работает в Нарынской или Иссык-Кульской области.', en: '' };
	const remedy = { ky: 'Бул чакырык ушул эки облуска гана арналган; башкаларын күтүңүздөр.', ru: 'Этот конкурс только для двух областей; дождитесь других.', en: '' };
	const changes: readonly DraftChange[] = [
		{ kind: 'head', name, opens },
		{ kind: 'addCondition', place: 'rule', fact: 'planApprovedOn' },
		{ kind: 'addCondition', place: 'rule', fact: 'region' },
		{ kind: 'condition', place: 'rule.rules.1', test: { kind: 'oneOf', fact: 'region', values: ['KG-N', 'KG-Y'] }, due: 'first', asks, remedy }
	];
	for (const [index, change] of changes.entries()) await changeRuleDraft(officer, { draft, basedOn: index + 1, change });
	await stricter(officer);
}

/** The next version of the rules for applications asks besides that the plan is kept up; its words are those of the award's rules. */
async function stricter(officer: Context): Promise<void> {
	const draft = await startRuleDraft(officer, { from: 'apply/1' });
	const { place, version } = await changeRuleDraft(officer, { draft, basedOn: 1, change: { kind: 'addCondition', place: 'rule', fact: 'planUpdatedOn' } });
	await changeRuleDraft(officer, { draft, basedOn: version, change: { kind: 'condition', place, test: { kind: 'withinDays', fact: 'planUpdatedOn', count: 90 }, due: 'first', asks: noText, remedy: noText } });
}
