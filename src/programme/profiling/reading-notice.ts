import type { Tone } from '#design/types.ts';
import { m } from '#i18n/paraglide/messages.js';
import type { ProfileHead } from './profile-view.ts';

/** Where a profile stands and what happens next, for whoever reads it now. */
export function readingNotice({ status, expired, isOwn, submittedOn, confirmedUntil, abilities }: ProfileHead): { tone: Tone; text: string } {
	switch (status) {
		case 'draft':
			return { tone: 'straw', text: m.profiling_draft_staff() };
		case 'returned':
			return { tone: 'straw', text: m.profiling_returned_staff() };
		case 'submitted':
			return abilities.confirm ? { tone: 'lake', text: m.profiling_submitted_staff({ date: submittedOn ?? '' }) } : { tone: 'lake', text: m.profiling_next_submitted({ date: submittedOn ?? '' }) };
		case 'confirmed': {
			const date = confirmedUntil ?? '';
			if (expired) return { tone: 'straw', text: m.profiling_next_expired({ date }) };
			return { tone: 'meadow', text: isOwn ? m.profiling_next_confirmed({ date }) : m.profiling_confirmed_staff({ date }) };
		}
	}
}
