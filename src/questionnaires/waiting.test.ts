import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { begin, change, countWaiting, hold, isEmpty, nothingWaiting, release, resume, settle, typed, type Entry, type Waiting } from './waiting.ts';

const entries = (question: string, value: string, base = 0): readonly Entry[] => [[`q.${question}.base`, String(base)], [`q.${question}`, value]];
const done = (versions: Record<string, number> = {}, refused: string[] = []) => ({ versions, refused });

describe('answers on their way', () => {
	test('are sent under one command, and under the same one until the server answers', () => {
		const first = begin(change(nothingWaiting, 'a', entries('a', '1')), 'command-1');
		expect(first.sending).toEqual({ command: 'command-1', answers: { a: entries('a', '1') } });
		const again = begin(change(first, 'b', entries('b', '2')), 'command-2');
		expect(again.sending?.command).toBe('command-1');
		expect(countWaiting(again)).toBe(2);
	});
	test('that arrived are forgotten; what was typed meanwhile is based on the new version', () => {
		const sending = begin(change(nothingWaiting, 'a', entries('a', '1', 3)), 'c');
		const after = settle(change(sending, 'a', entries('a', '12', 3)), done({ a: 4 }));
		expect(after).toEqual({ sending: null, next: { a: entries('a', '12', 4) }, held: {} });
		expect(settle(sending, done({ a: 4 }))).toEqual(nothingWaiting);
	});
	test('that were refused are kept and not sent again by themselves', () => {
		const after = settle(begin(change(nothingWaiting, 'a', entries('a', 'көп')), 'c'), done({}, ['a']));
		expect([countWaiting(after), isEmpty(after), typed(after)]).toEqual([0, false, { a: entries('a', 'көп') }]);
		expect(begin(after, 'd')).toBe(after);
		expect(change(after, 'a', entries('a', '5')).held).toEqual({});
	});
	test('that a closed page left behind are all tried once more, the command that may have arrived under its own name', () => {
		const left = hold(change(begin(change(nothingWaiting, 'a', entries('a', '1')), 'c'), 'b', entries('b', '2')), 'x', entries('x', '3'));
		const resumed = resume(JSON.parse(JSON.stringify(left)) as Waiting);
		expect(resumed.sending?.command).toBe('c');
		expect(Object.keys(resumed.next).sort()).toEqual(['b', 'x']);
	});
	test('are dropped when the person takes the other answer', () => {
		expect(isEmpty(release(hold(nothingWaiting, 'a', entries('a', '1')), 'a'))).toBe(true);
	});
});

type Step = { does: 'type' | 'send' | 'arrive' | 'refuse' | 'reload'; question: string; value: string };
const step: fc.Arbitrary<Step> = fc.record({ does: fc.constantFrom('type', 'send', 'arrive', 'refuse', 'reload'), question: fc.constantFrom('a', 'b', 'c'), value: fc.string({ maxLength: 3 }) });

test('whatever the network does, the last that was typed is on the server or still waits', () => {
	fc.assert(
		fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
			let waiting = nothingWaiting;
			const last = new Map<string, string>();
			const server = new Map<string, string>();
			for (const [index, { does, question, value }] of steps.entries()) {
				if (does === 'type') {
					waiting = change(waiting, question, entries(question, value));
					last.set(question, value);
				} else if (does === 'send') waiting = begin(waiting, `command-${index}`);
				else if (does === 'reload') waiting = resume(waiting);
				else if (waiting.sending) {
					const sent = Object.entries(waiting.sending.answers);
					if (does === 'arrive') for (const [id, fields] of sent) server.set(id, fields[1]![1]);
					waiting = settle(waiting, does === 'arrive' ? done(Object.fromEntries(sent.map(([id]) => [id, 1]))) : done({}, sent.map(([id]) => id)));
				}
				for (const [id, value] of last) expect(typed(waiting)[id]?.[1]?.[1] ?? server.get(id)).toBe(value);
			}
		})
	);
});
