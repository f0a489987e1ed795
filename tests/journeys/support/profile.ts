/** Fills in the profile as a person does, page by page: what appears is answered, until nothing new appears. */
import type { Locator, Page } from 'playwright-core';
import { addDays } from '#kernel/local-date.ts';
import { dateInBishkek } from '#kernel/clock.ts';
import { profileDefinition } from '#wiring/reference.server.ts';
import { members } from '../../../seeds/demo/cast.ts';
import { answersOf, formOf } from '../../../seeds/demo/profile-answers.ts';

/** What one organisation of the cast would answer, by the name of the field. */
export function answersInForm(member: string): ReadonlyMap<string, readonly string[]> {
	const index = members.findIndex(({ key }) => key === member);
	const form = formOf(profileDefinition(), answersOf(members[index]!, index, addDays(dateInBishkek(new Date()), -1)));
	return new Map([...new Set(form.keys())].filter((name) => !name.endsWith('.base')).map((name) => [name, form.getAll(name).map(String)]));
}

export const sections = profileDefinition().sections.map(({ id }) => id);

/** `rounds` of filling and saving: each may bring up questions that depend on the answers before. */
export async function fillSection(page: Page, profile: string, section: string, answers: ReadonlyMap<string, readonly string[]>, javaScript: boolean): Promise<void> {
	await page.goto(`/profiling/${profile}/${section}`);
	const filled = new Set<string>();
	for (let round = 0; round < 4; round++) {
		const before = filled.size;
		for (const control of await page.locator('form [name^="q."]').all()) await answer(control, answers, filled);
		if (javaScript && filled.size > before) continue;
		if (filled.size === before) break;
		await save(page);
	}
	await save(page);
}

/** The quiet button: saves and stays. With a script it waits until the server has it. */
async function save(page: Page): Promise<void> {
	const answered = page.waitForResponse((response) => response.request().method() === 'POST', { timeout: 4000 }).catch(() => undefined);
	await page.locator('form button[value=stay]').click();
	await answered;
	await page.locator('form button[value=stay]').waitFor();
}

async function answer(control: Locator, answers: ReadonlyMap<string, readonly string[]>, filled: Set<string>): Promise<void> {
	const { name, kind, value } = await control.evaluate((element) => {
		const input = element as HTMLInputElement;
		return { name: input.name, kind: element.tagName === 'SELECT' ? 'select' : input.type, value: input.value };
	});
	const wanted = answers.get(name);
	if (!wanted || kind === 'hidden' || kind === 'file' || filled.has(`${name}=${kind === 'checkbox' || kind === 'radio' ? value : ''}`)) return;
	if (!(await control.isVisible())) return;
	if (kind === 'checkbox' || kind === 'radio') {
		if (!wanted.includes(value)) return;
		await control.check({ force: true });
		filled.add(`${name}=${value}`);
		return;
	}
	if (kind === 'select') await control.selectOption([...wanted]);
	else await control.fill(wanted[0]!);
	filled.add(`${name}=`);
}
