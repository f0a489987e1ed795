import { writeFile } from 'node:fs/promises';
import { found, Problem } from '#kernel/problem.ts';
import { isLanguage } from '#kernel/localised.ts';
import { gatherPlan, sourceOf } from '#programme/planning/gather-plan.server.ts';
import { planDocument } from '#programme/planning/plan-document.ts';
import { plansOf } from '#programme/planning/read.server.ts';
import { renderPlan } from '#programme/planning/render-plan.server.ts';
import { organisationByNumber } from '#register/read.server.ts';
import { systemContext } from '#wiring/context.server.ts';
import type { Runtime } from '#wiring/runtime.server.ts';
import type { Answer } from './output.ts';

/** The newest plan of an organisation, as the page would give it. */
export async function writePlan(runtime: Runtime, options: Record<string, string | undefined>): Promise<Answer> {
	const { organisation: number = '', out = '', language = 'ky' } = options;
	if (!isLanguage(language)) throw new Problem('common/invalid', { status: 400 });
	const organisation = found(await organisationByNumber(runtime.database.read, number));
	const newest = found((await plansOf(runtime.database.read, organisation.id))[0]);
	const gathered = await gatherPlan(systemContext(runtime, language), newest.id);
	const bytes = await renderPlan(planDocument(sourceOf(gathered), language));
	await writeFile(out, bytes);
	return { json: { organisation: number, state: newest.state, language, out, bytes: bytes.length }, text: `${out}: ${number}, ${newest.state}, ${bytes.length} bytes` };
}
