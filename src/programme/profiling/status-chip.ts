import type { Chip } from '#design/types.ts';
import { m } from '#i18n/paraglide/messages.js';
import type { ProfileState } from './workflow.ts';

/** What the state of a profile is called, and in which colour. A confirmation that has run out is a state of its own to a reader. */
export function statusChip(status: ProfileState, expired = false): Chip {
	if (expired) return { label: m.profiling_status_expired(), tone: 'straw' };
	switch (status) {
		case 'draft':
			return { label: m.profiling_status_draft(), tone: 'neutral' };
		case 'submitted':
			return { label: m.profiling_status_submitted(), tone: 'lake' };
		case 'returned':
			return { label: m.profiling_status_returned(), tone: 'clay' };
		case 'confirmed':
			return { label: m.profiling_status_confirmed(), tone: 'meadow' };
	}
}
