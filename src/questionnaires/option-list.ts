import type { OptionView } from './section-view.ts';

/** The list, and behind it what is chosen although no list offers it: shown as it is stored, so that it is not lost unseen. */
export function optionsWith(list: readonly OptionView[], chosen: readonly string[]): readonly OptionView[] {
	const unknown = chosen.filter((value) => value !== '' && !list.some((option) => option.value === value));
	return [...list, ...[...new Set(unknown)].map((value) => ({ value, label: value }))];
}
