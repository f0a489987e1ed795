import { expect, test } from 'vitest';
import type { CommandId } from '#kernel/id.ts';
import { beginSending, isNothing, isWhole, settleRefused, settleSaved, typedLast, typeScore, type WaitingScore } from './waiting-score.ts';

const [first, second] = ['019a0000-0000-7000-8000-000000000001', '019a0000-0000-7000-8000-000000000002'] as CommandId[];
const two = { mark: '2', reason: '', comment: '' };
const three = { mark: '3', reason: '', comment: 'Быйыл жазылды' };
const start: WaitingScore = { sending: null, next: null, basedOn: 4 };

test('what is unanswered goes out again under the same command, and what was typed meanwhile waits behind it', () => {
	const under = beginSending(typeScore(start, two), first!);
	const typedOn = typeScore(under, three);
	expect(beginSending(typedOn, second!).sending).toEqual({ ...two, command: first, basedOn: 4 });
	const after = beginSending(settleSaved(typedOn, 5), second!);
	expect(after.sending).toEqual({ ...three, command: second, basedOn: 5 });
	expect(isNothing(settleSaved(after, 6))).toBe(true);
});

test('what was refused is kept as it was typed, and what was typed after it wins', () => {
	expect(typedLast(settleRefused(beginSending(typeScore(start, two), first!)))).toEqual(two);
	expect(typedLast(settleRefused(typeScore(beginSending(typeScore(start, two), first!), three)))).toEqual(three);
});

test('"not applicable" waits for its reason, and a comment without a choice for the choice', () => {
	expect(isWhole({ mark: 'notApplicable', reason: ' ', comment: '' })).toBe(false);
	expect(beginSending(typeScore(start, { mark: null, reason: '', comment: 'Талаш болду' }), first!).sending).toBeNull();
	expect(beginSending(typeScore(start, { mark: 'notApplicable', reason: 'Кызматкер жок', comment: '' }), first!).sending).not.toBeNull();
});
