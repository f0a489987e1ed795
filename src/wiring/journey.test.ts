import { expect, test } from 'vitest';
import type { LocalDate } from '#kernel/local-date.ts';
import { journey, type JourneyFacts, nextStep } from './journey.ts';

const nothing: JourneyFacts = { profile: null, diagnostics: null, report: null, plan: null, today: '2026-03-02' as LocalDate };
const confirmed = { id: 'p', status: 'confirmed', isValid: true } as const;
const situations = (facts: JourneyFacts) => journey(facts).map((step) => `${step.key} ${step.state} ${step.situation}`);

test('an organisation that has just registered starts with its profile, and later steps say why they are not open', () => {
	expect(situations(nothing)).toEqual(['profile current start', 'diagnostics later later', 'report later later', 'plan later later']);
	expect(nextStep(journey(nothing))?.key).toBe('profile');
});

test('a confirmed profile opens the diagnostics', () => {
	expect(nextStep(journey({ ...nothing, profile: confirmed }))).toMatchObject({ key: 'diagnostics', situation: 'ask', acts: true });
});

test('a confirmation that ran out asks for the profile first, but not while a case is under way', () => {
	const expired = { ...confirmed, isValid: false };
	expect(nextStep(journey({ ...nothing, profile: expired }))).toMatchObject({ key: 'profile', situation: 'expired' });
	const diagnostics = { id: 'c', status: 'scheduled', round: 1 };
	expect(nextStep(journey({ ...nothing, profile: expired, diagnostics }))).toMatchObject({ key: 'diagnostics', situation: 'scheduled' });
});

test('while staff are at work nothing is asked of the organisation', () => {
	const facts = { ...nothing, profile: confirmed, diagnostics: { id: 'c', status: 'done', round: 1 } };
	expect(nextStep(journey(facts))).toMatchObject({ key: 'report', situation: 'writing', acts: false });
});

test('a report is to be answered once; a plan to be agreed, then worked on', () => {
	const facts = { ...nothing, profile: confirmed, diagnostics: { id: 'c', status: 'done', round: 1 } };
	expect(nextStep(journey({ ...facts, report: { id: 'r', status: 'sent', replied: false } }))).toMatchObject({ key: 'report', situation: 'sent' });
	expect(nextStep(journey({ ...facts, report: { id: 'r', status: 'sent', replied: true } }))).toMatchObject({ acts: false });
	const issued = { ...facts, report: { id: 'r', status: 'issued', replied: true } };
	expect(nextStep(journey({ ...issued, plan: { id: 'l', status: 'csoReview' } }))).toMatchObject({ key: 'plan', situation: 'agree' });
	expect(nextStep(journey({ ...issued, plan: { id: 'l', status: 'active' } }))).toMatchObject({ key: 'plan', situation: 'active' });
});
