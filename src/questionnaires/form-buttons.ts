/**
 * What the buttons of a page do where no script runs: each of them also saves the page. A button has one name and one value,
 * so what it speaks of stands in the value.
 */
import { baseName, fieldName } from './field-names.ts';

export const buttons = {
	/** `next` goes on after saving; anything else stays. */
	then: 'then',
	/** A table that needs more empty rows. */
	more: 'more',
	/** The row to take out: `projects.2`. */
	drop: 'drop',
	/** Whose answer stands after a conflict: `mission.mine.4` (what was seen of theirs is version 4) or `mission.theirs`. */
	pick: 'pick'
} as const;

export interface Pressed {
	readonly goesOn: boolean;
	/** The table that needs more empty rows, if one does. */
	readonly more: string | null;
}

/** Reads which button was pressed and brings the form into the state that the button means. */
export function press(form: FormData): Pressed {
	const text = (name: string) => {
		const value = form.get(name);
		return typeof value === 'string' ? value : '';
	};
	const row = /^(\w+)\.(\d{1,4})$/.exec(text(buttons.drop));
	if (row) takeOut(form, `${fieldName(row[1]!)}.${row[2]!}.`);
	const pick = /^(\w+)\.(?:theirs|mine\.(\d{1,9}))$/.exec(text(buttons.pick));
	if (pick?.[2]) form.set(baseName(pick[1]!), pick[2]);
	else if (pick) form.delete(baseName(pick[1]!));
	return { goesOn: text(buttons.then) === 'next', more: text(buttons.more) || null };
}

function takeOut(form: FormData, prefix: string): void {
	for (const name of new Set(form.keys())) if (name.startsWith(prefix)) form.delete(name);
}
