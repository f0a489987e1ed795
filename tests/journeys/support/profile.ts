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

interface Control {
	readonly name: string;
	/** `radio`, `checkbox`, `select-one`, `text` … as the browser calls it. */
	readonly type: string;
	readonly value: string;
}

export async function fillSection(page: Page, profile: string, section: string, answers: ReadonlyMap<string, readonly string[]>, javaScript: boolean): Promise<void> {
	await page.goto(`/profiling/${profile}/${section}`);
	const filled = new Set<string>();
	for (let round = 0; round < 5; round++) {
		const before = filled.size;
		const controls = await page.locator('form [name^="q."]').evaluateAll((found) => found.map((element): Control => {
			const { name, type, value } = element as HTMLInputElement;
			return { name, type, value };
		}));
		for (const control of controls) await answer(page, control, answers, filled);
		if (filled.size === before) break;
		if (!javaScript) await save(page);
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

async function answer(page: Page, { name, type, value }: Control, answers: ReadonlyMap<string, readonly string[]>, filled: Set<string>): Promise<void> {
	const wanted = answers.get(name);
	const chosen = type === 'checkbox' || type === 'radio';
	const key = chosen ? `${name}=${value}` : name;
	if (!wanted || type === 'hidden' || type === 'file' || filled.has(key) || (chosen && !wanted.includes(value))) return;
	const control = page.locator(chosen ? `input[name="${name}"][value="${value}"]` : `[name="${name}"]`);
	if (chosen) await tick(control);
	else if (type.startsWith('select')) await control.selectOption([...wanted]);
	else await control.fill(wanted[0]!);
	filled.add(key);
}

/** The box itself may be drawn by its label, or lie under the bar at the bottom of a phone. */
export async function tick(control: Locator): Promise<void> {
	if (!(await control.isChecked())) await control.dispatchEvent('click');
}
