import { json } from '@sveltejs/kit';
import { press } from '#questionnaires/form-buttons.ts';
import { askedOf, saveSection } from './save-section.server.ts';

/** The page's own script saves here, at the address of the page; whoever asks for HTML gets the page and its form. */
export async function POST(event) {
	const form = await event.request.formData();
	press(form);
	const answer = await saveSection(event, askedOf(event), form);
	return json(answer, { status: 'saved' in answer ? 200 : answer.status });
}
