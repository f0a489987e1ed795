/**
 * The script of a scoring page, built by itself (vite.config.ts) and loaded instead of the framework's: it takes up the form,
 * the rail and the tabs that the server drew, and from then on scores are saved as they are chosen. Without it the page is a
 * plain form.
 */
import { hydrate, type Component } from 'svelte';
import { AroundScore } from './around-score.svelte.ts';
import { guardForms } from './careful-forms.ts';
import IndicatorTabs from './IndicatorTabs.svelte';
import { byKeyboard, type Delivery, type ScoreData, type ShownProblem } from './score-data.ts';
import ScoreForm from './ScoreForm.svelte';
import ScoringRail from './ScoringRail.svelte';

const told = document.querySelector<HTMLTemplateElement>('template#score-data')?.content.textContent;
if (told) takeUp(JSON.parse(told) as ScoreData);
guardForms();

function takeUp(data: ScoreData): void {
	const around = new AroundScore(data.view);
	draw('score-rail', ScoringRail, { data, around });
	draw('score-tabs', IndicatorTabs, { data, around });
	draw('score-form', ScoreForm, { data, around, send });
	const others = () => void around.sendOthers(data.view.storageKey, data.view.indicator.code, send);
	others();
	addEventListener('online', others);
	if (location.hash === byKeyboard) document.querySelector<HTMLElement>('#score-form input[name=mark]:checked, #score-form input[name=mark]')?.focus();
}

function draw<Props extends Record<string, unknown>>(id: string, component: Component<Props>, props: Props): void {
	const target = document.getElementById(id);
	if (target) hydrate(component, { target, props });
}

type Answer = { readonly problem?: ShownProblem } & Partial<Omit<Extract<Delivery, { kind: 'saved' }>, 'kind'>>;

/** To the page of the indicator, which is its address too. What is no answer of ours, and what says "try again", is tried again later. */
async function send(body: FormData, indicator: string): Promise<Delivery> {
	const isLeaving = document.visibilityState === 'hidden';
	const response = await fetch(location.pathname.replace(/[^/]+$/, indicator), { method: 'POST', body, headers: { accept: 'application/json' }, keepalive: isLeaving });
	if (response.status === 503) return { kind: 'unreachable' };
	const { saved, standing, problem } = (await response.json()) as Answer;
	if (saved && standing) return { kind: 'saved', saved, standing };
	return problem ? { kind: 'refused', problem } : { kind: 'unreachable' };
}
