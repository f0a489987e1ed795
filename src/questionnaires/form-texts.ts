/** The words of the form itself, in the reader's language: they come with the page, so that the browser loads one language and not three. */
export interface FormTexts {
	readonly yes: string;
	readonly no: string;
	readonly required: string;
	readonly optional: string;
	readonly choose: string;
	readonly noAnswer: string;
	readonly purpose: string;
	readonly languages: { readonly ky: string; readonly ru: string; readonly en: string };
	readonly currency: string;
	readonly datePlaceholder: string;
	readonly atMost: string;
	readonly chooseFile: string;
	readonly fileHint: string;
	readonly removeFile: string;
	readonly addRow: string;
	readonly removeRow: string;
	readonly removeThisRow: string;
	readonly rowNumber: string;
	readonly rowsFull: string;
	readonly returned: string;
	readonly conflictTitle: string;
	readonly conflictTheirs: string;
	readonly conflictMine: string;
	readonly keepTheirs: string;
	readonly keepMine: string;
	readonly noneGiven: string;
	readonly saving: string;
	readonly saved: string;
	readonly savedAt: string;
	readonly onDevice: string;
	readonly waiting: string;
	readonly waitingFiles: string;
	readonly notSaved: string;
	readonly save: string;
	readonly saveAndNext: string;
	readonly problems: string;
}

/** Puts `{name}` into a text that came with the page. */
export function fill(text: string, params: Readonly<Record<string, string | number>>): string {
	return text.replace(/\{(\w+)\}/g, (whole, name: string) => (Object.hasOwn(params, name) ? String(params[name]) : whole));
}
