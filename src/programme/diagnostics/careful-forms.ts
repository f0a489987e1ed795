/**
 * Plain forms on a line that comes and goes: one is sent only when the server answers, so that the browser's own page of errors
 * does not take the place of what was typed; and where a form says so, what was typed waits in the browser until it was taken.
 */
export function guardForms(): void {
	for (const form of document.querySelectorAll<HTMLFormElement>('form[data-careful]')) {
		form.addEventListener('submit', (event) => void sendWithCare(event, form));
		const text = form.dataset['keep'] && form.querySelector('textarea');
		if (text) keepText(form.dataset['keep']!, text);
	}
}

async function sendWithCare(event: SubmitEvent, form: HTMLFormElement): Promise<void> {
	event.preventDefault();
	const lost = form.querySelector<HTMLElement>('[data-careful-lost]') ?? form.parentElement?.querySelector<HTMLElement>('[data-careful-lost]');
	const answer = await fetch('/healthz', { cache: 'no-store' }).catch(() => undefined);
	if (answer?.ok) return form.submit();
	if (lost) Object.assign(lost, { hidden: false, role: 'alert' });
	addEventListener('online', () => lost && (lost.hidden = true), { once: true });
}

/** What stands among the notes was taken, and waits no longer. */
function keepText(place: string, text: HTMLTextAreaElement): void {
	try {
		const kept = localStorage.getItem(place);
		const isNoted = [...document.querySelectorAll('[data-noted]')].some((noted) => noted.textContent?.trim() === kept?.trim());
		if (isNoted) localStorage.removeItem(place);
		else text.value ||= kept ?? '';
		text.addEventListener('input', () => (text.value ? localStorage.setItem(place, text.value) : localStorage.removeItem(place)));
	} catch {
		// A private window keeps nothing; the text stands in the page.
	}
}
