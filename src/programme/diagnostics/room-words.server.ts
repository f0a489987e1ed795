import type { Language } from '#kernel/localised.ts';
import { m } from '#i18n/paraglide/messages.js';
import type { RoomWords } from './room.ts';

/** Names in braces are filled in by the page. */
export function roomWords(locale: Language): RoomWords {
	const at = { locale };
	return {
		title: m.diagnostics_room_title({}, at),
		waiting: m.diagnostics_room_waiting({}, at),
		awaited: m.diagnostics_room_awaited({}, at),
		over: m.diagnostics_room_over({}, at),
		progress: m.diagnostics_room_progress({ done: '{done}', of: '{of}' }, at),
		spread: m.diagnostics_spread({}, at),
		spreadSummary: m.diagnostics_spread_summary({ one: '{one}', two: '{two}', three: '{three}', four: '{four}', unknown: '{unknown}' }, at),
		spreadDontKnow: m.diagnostics_spread_dont_know({}, at),
		spreadCount: m.diagnostics_spread_note({ count: '{count}' }, at),
		spreadHidden: m.diagnostics_room_spread_hidden({}, at),
		spreadNone: m.diagnostics_room_spread_none({}, at),
		levels: [m.diagnostics_level_1({}, at), m.diagnostics_level_2({}, at), m.diagnostics_level_3({}, at), m.diagnostics_level_4({}, at)],
		marks: { notApplicable: m.diagnostics_not_applicable({}, at), dontKnow: m.diagnostics_dont_know({}, at) },
		decided: m.diagnostics_agreed({}, at),
		notDecided: m.diagnostics_room_not_decided({}, at),
		dissent: m.diagnostics_room_dissent({}, at),
		live: m.diagnostics_room_live({}, at),
		lost: m.diagnostics_room_lost({}, at)
	};
}
