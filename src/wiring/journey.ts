/**
 * An organisation's way through the programme, from facts that each stage gives: which step it stands at, and the one thing
 * to do next. Decides; the words are put in by `journey.server.ts`.
 */
import type { LocalDate } from '#kernel/local-date.ts';

export interface JourneyFacts {
	readonly profile: { readonly id: string; readonly status: 'draft' | 'submitted' | 'returned' | 'confirmed'; readonly isValid: boolean } | null;
	/** The latest case that was not withdrawn. */
	readonly diagnostics: { readonly id: string; readonly status: string; readonly round: number } | null;
	/** The report of that case, once the organisation may see it. */
	readonly report: { readonly id: string; readonly status: string; readonly replied: boolean } | null;
	readonly plan: { readonly id: string; readonly status: string } | null;
	readonly today: LocalDate;
}

export type StepKey = 'profile' | 'diagnostics' | 'report' | 'plan';
export type StepState = 'done' | 'current' | 'later';

export interface JourneyStep {
	readonly key: StepKey;
	readonly state: StepState;
	/** Names the sentence: `common_journey_<key>_<situation>`. */
	readonly situation: string;
	/** Whether the organisation itself is to act here. */
	readonly acts: boolean;
}

export function journey(facts: JourneyFacts): readonly JourneyStep[] {
	return [profileStep(facts), diagnosticsStep(facts), reportStep(facts), planStep(facts)];
}

/** The step that asks something of the organisation; where several do, the earliest, for the later ones rest on it. */
export function nextStep(steps: readonly JourneyStep[]): JourneyStep | undefined {
	return steps.find((step) => step.acts) ?? steps.find((step) => step.state === 'current');
}

function step(key: StepKey, state: StepState, situation: string, acts = false): JourneyStep {
	return { key, state, situation, acts };
}

function profileStep({ profile, diagnostics }: JourneyFacts): JourneyStep {
	if (!profile) return step('profile', 'current', 'start', true);
	if (profile.status === 'draft' || profile.status === 'returned') return step('profile', 'current', profile.status, true);
	if (profile.status === 'submitted') return step('profile', 'current', 'submitted');
	const isUnderWay = diagnostics !== null;
	return profile.isValid || isUnderWay ? step('profile', 'done', 'confirmed') : step('profile', 'current', 'expired', true);
}

function diagnosticsStep({ profile, diagnostics }: JourneyFacts): JourneyStep {
	if (!diagnostics) return profile?.status === 'confirmed' && profile.isValid ? step('diagnostics', 'current', 'ask', true) : step('diagnostics', 'later', 'later');
	switch (diagnostics.status) {
		case 'requested':
			return step('diagnostics', 'current', 'requested');
		case 'scheduled':
			return step('diagnostics', 'current', 'scheduled', true);
		case 'verification':
			return step('diagnostics', 'current', 'verification');
		case 'done':
			return step('diagnostics', 'done', 'done');
		default:
			return step('diagnostics', 'current', 'running');
	}
}

function reportStep({ diagnostics, report }: JourneyFacts): JourneyStep {
	if (report?.status === 'issued') return step('report', 'done', 'issued');
	if (report) return report.replied ? step('report', 'current', 'replied') : step('report', 'current', 'sent', true);
	return diagnostics?.status === 'done' ? step('report', 'current', 'writing') : step('report', 'later', 'later');
}

function planStep({ report, plan }: JourneyFacts): JourneyStep {
	if (plan?.status === 'csoReview') return step('plan', 'current', 'agree', true);
	if (plan?.status === 'programmeReview') return step('plan', 'current', 'approval');
	if (plan?.status === 'active') return step('plan', 'current', 'active', true);
	return report?.status === 'issued' ? step('plan', 'current', 'writing') : step('plan', 'later', 'later');
}
