/** Closes an open <details> menu on Escape or a press elsewhere. A convenience on top: without script the menu still opens and closes by its summary. */
export function dismissable(menu: HTMLDetailsElement): () => void {
	const onPress = (event: Event) => {
		if (menu.open && !menu.contains(event.target as Node)) menu.open = false;
	};
	const onKey = (event: KeyboardEvent) => {
		if (event.key !== 'Escape' || !menu.open) return;
		menu.open = false;
		menu.querySelector('summary')?.focus();
	};
	const onFollow = (event: Event) => {
		if ((event.target as Element).closest('a')) menu.open = false;
	};
	document.addEventListener('pointerdown', onPress);
	document.addEventListener('keydown', onKey);
	menu.addEventListener('click', onFollow);
	return () => {
		document.removeEventListener('pointerdown', onPress);
		document.removeEventListener('keydown', onKey);
		menu.removeEventListener('click', onFollow);
	};
}
