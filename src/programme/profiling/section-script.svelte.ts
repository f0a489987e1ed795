/**
 * The script of a section's page, built by itself (vite.config.ts) and loaded instead of the framework's: it takes up what
 * the server drew, and from then on answers are saved as they are given. Without it the page is a plain form.
 */
import { hydrate } from 'svelte';
import type { Delivery } from '#questionnaires/autosave.svelte.ts';
import type { ProgressView, SavedSection, SectionData } from './profile-view.ts';
import SectionScreen from './SectionScreen.svelte';

const target = document.getElementById('section');
const data = document.querySelector<HTMLTemplateElement>('template#section-data')?.content.textContent;
if (target && data) hydrate(SectionScreen, { target, props: { ...(JSON.parse(data) as SectionData), send } });

type Answer = { readonly saved?: SavedSection; readonly problem?: string };

/** To the same address that the form posts to. What is no answer of ours is tried again later. */
async function send(body: FormData): Promise<Delivery & { progress?: ProgressView }> {
	const isLeaving = document.visibilityState === 'hidden';
	const response = await fetch(location.pathname + location.search, { method: 'POST', body, headers: { accept: 'application/json' }, keepalive: isLeaving });
	const { saved, problem } = (await response.json()) as Answer;
	if (saved) return { kind: 'saved', saved, progress: saved.progress };
	return problem ? { kind: 'refused', text: problem } : { kind: 'unreachable' };
}
