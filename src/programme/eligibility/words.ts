/** Names of standings and the colour each is shown in. */
import { m } from '#i18n/paraglide/messages.js';
import type { Standing } from './verdict.ts';

export function standingChip(standing: Standing): { label: string; tone: 'meadow' | 'straw' | 'neutral' } {
	switch (standing) {
		case 'eligible': return { label: m.eligibility_standing_eligible(), tone: 'meadow' };
		case 'withConditions': return { label: m.eligibility_standing_with_conditions(), tone: 'straw' };
		case 'notYet': return { label: m.eligibility_standing_not_yet(), tone: 'neutral' };
		case 'notEnoughData': return { label: m.eligibility_standing_not_enough_data(), tone: 'neutral' };
	}
}
