/** What the room sees: on the wall and on the phones of those who are signed in, and of those who have the code alone. */
import { found, Problem } from '#kernel/problem.ts';
import type { Reader } from '#platform/database.server.ts';
import { qrPicture } from '#platform/qr.server.ts';
import type { Context } from '#register/context.server.ts';
import { nameInMail } from '#register/masking.ts';
import { organisationById } from '#register/read.server.ts';
import type { Case } from './case.ts';
import { readToken } from './individual-seal.server.ts';
import { indicatorsOf } from './instrument.ts';
import { viewedCase } from './read-case.server.ts';
import { spreadIn } from './read-respondents.server.ts';
import { showScore } from './read-scoring.server.ts';
import { caseById, instrumentOf } from './read.server.ts';
import { codeAsWritten, codeLength, isRoomOpen, keyLength, type Room, type RoomPage, type RoomView } from './room.ts';
import { roomWords } from './room-words.server.ts';
import { dissentOf, roomBy, roomNumber, roomOf } from './store-room.server.ts';
import { scoresOf } from './store-scores.server.ts';

/** Who looks: somebody who may see the case, or whoever holds the room's key. */
export type Looking = { readonly case: string } | { readonly key: string };

interface Entered {
	readonly of: Case;
	readonly room: Room | undefined;
}

async function enter(ctx: Context, looking: Looking): Promise<Entered> {
	if ('key' in looking) {
		const known = readToken(looking.key, keyLength) === looking.key ? await roomBy(ctx.read, looking) : undefined;
		const of = known && (await caseById(ctx.read, known.caseId));
		if (!of || !isRoomOpen(known, of.status, ctx.clock.now())) throw new Problem('diagnostics/room-not-open', { status: 410 });
		return { of, room: known };
	}
	const of = await viewedCase(ctx, looking.case);
	found(of.sessionOn);
	return { of, room: await roomOf(ctx.read, of.id) };
}

/** The case whose room it is; refuses whoever may not look. */
export async function enterRoom(ctx: Context, looking: Looking): Promise<{ case: string; number: number }> {
	const { of } = await enter(ctx, looking);
	return { case: of.id, number: await roomNumber(ctx.read, of.id) };
}

/** For whoever was let in before. */
export function numberOfRoom(read: Reader, caseId: string): Promise<number> {
	return roomNumber(read, caseId);
}

/** Where a code leads that was typed from the wall. */
export async function findRoom(ctx: Context, typed: string): Promise<string> {
	const code = readToken(typed, codeLength);
	const known = code ? await roomBy(ctx.read, { code }) : undefined;
	const of = known && (await caseById(ctx.read, known.caseId));
	if (!of || !isRoomOpen(known, of.status, ctx.clock.now())) throw new Problem('diagnostics/room-not-open', { status: 410 });
	return known.key;
}

export async function readRoom(ctx: Context, looking: Looking): Promise<RoomView> {
	const { of, room } = await enter(ctx, looking);
	// Read first: what changes while the rest is read is fetched once more.
	const number = await roomNumber(ctx.read, of.id);
	const isOpen = isRoomOpen(room, of.status, ctx.clock.now());
	const instrument = await instrumentOf(ctx.read, of);
	const all = indicatorsOf(instrument);
	const { consensus } = await scoresOf(ctx.read, of.id);
	const organisation = nameInMail(found(await organisationById(ctx.read, of.organisation)), ctx.language);
	const shown = isOpen ? all.find(({ code }) => code === room.indicator) : undefined;
	const nothing = { number, isOpen, isAwaited: !isOpen && of.status === 'consensusSession', organisation, progress: { done: consensus.length, of: all.length } };
	if (!shown || !room) return { ...nothing, indicator: null, spread: 'none', decision: null, dissent: [] };
	const standing = consensus.find(({ indicator }) => indicator === shown.code);
	const spread = await spreadIn(ctx, of, shown.code);
	return {
		...nothing,
		indicator: {
			code: shown.code, name: shown.name[ctx.language], question: shown.question[ctx.language],
			levels: ([1, 2, 3, 4] as const).map((value) => ({ value, text: shown.levels[value][ctx.language] }))
		},
		spread: spread === null ? 'none' : room.revealed.includes(shown.code) ? spread : 'hidden',
		decision: standing ? decisionOf(standing) : null,
		dissent: await dissentOf(ctx.read, of.id, shown.code)
	};
}

function decisionOf(standing: Parameters<typeof showScore>[0]): NonNullable<RoomView['decision']> {
	const { mark, level, reason, comment } = showScore(standing, () => '');
	return { mark, level, reason, comment };
}

/** The page; on the wall the way in stands, which facilitators alone open. `house`: the address under which this house is found. */
export async function readRoomPage(ctx: Context, looking: Looking, house: string): Promise<RoomPage> {
	const view = await readRoom(ctx, looking);
	const room = 'case' in looking && view.isOpen ? await roomOf(ctx.read, looking.case) : undefined;
	const entry = room?.code && room.key ? { code: codeAsWritten(room.code), picture: qrPicture(`${house}/session/${room.key}`) } : null;
	return { view, words: roomWords(ctx.language), entry };
}
