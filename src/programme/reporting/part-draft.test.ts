import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ShownPart } from './page.ts';
import { PartDraft } from './part-draft.svelte.ts';

const part: ShownPart = { key: 'story', text: 'a', version: 3, isEdited: false, author: '', at: '2026-03-02T04:00:00.000Z', command: 'c', fresh: null, isStale: false, behind: null };
const answer = { key: 'story', language: 'ky' };
const saved = (version: number, text: string) => ({ ...answer, kind: 'saved' as const, version, at: '2026-03-02T04:05:00.000Z', text });
const conflict = { ...answer, kind: 'conflict' as const, offered: 'mine', standing: { text: 'theirs', version: 5, author: 'Эрмек', at: '2026-03-02T04:04:00.000Z' } };

let sends = 0;
function typing(text: string): PartDraft {
	const draft = new PartDraft(part);
	draft.onsubmit(() => {
		sends++;
		draft.sending();
	});
	draft.text = text;
	draft.typed();
	return draft;
}

beforeEach(() => {
	sends = 0;
	vi.useFakeTimers();
});
afterEach(() => void vi.useRealTimers());

test('a pause in typing saves once, and another text is another command', () => {
	const draft = typing('ab');
	const first = draft.command;
	draft.typed();
	vi.advanceTimersByTime(1400);
	expect(sends).toBe(0);
	vi.advanceTimersByTime(200);
	expect([sends, draft.state]).toEqual([1, 'saving']);
	expect(draft.command).not.toBe(first);
	draft.settle(saved(4, 'ab'), 'ab');
	expect(draft).toMatchObject({ state: 'saved', basedOn: 4, isUnsaved: false });
	vi.advanceTimersByTime(60_000);
	expect(sends).toBe(1);
});

test('what is typed while the text is on its way is saved after it', () => {
	const draft = typing('ab');
	vi.advanceTimersByTime(1500);
	draft.text = 'abc';
	draft.typed();
	vi.advanceTimersByTime(1600);
	expect(sends, 'one at a time').toBe(1);
	draft.settle(saved(4, 'ab'), 'ab');
	expect(draft.isUnsaved).toBe(true);
	vi.advanceTimersByTime(1600);
	expect(sends).toBe(2);
});

test('without a connection it is tried again, with the same command', () => {
	const draft = typing('ab');
	vi.advanceTimersByTime(1500);
	const { command } = draft;
	draft.unreachable();
	expect(draft.state).toBe('waiting');
	vi.advanceTimersByTime(6000);
	expect([sends, draft.command]).toEqual([2, command]);
});

test('in a conflict both texts stay and nothing is sent until the writer decides', () => {
	const draft = typing('mine');
	vi.advanceTimersByTime(1500);
	draft.settle(conflict, 'mine');
	expect(draft).toMatchObject({ text: 'mine', basedOn: 5, standing: { text: 'theirs' } });
	draft.text = 'mine and theirs';
	draft.typed();
	draft.flush();
	vi.advanceTimersByTime(60_000);
	expect(sends).toBe(1);
	draft.settle(saved(6, 'mine and theirs'), 'mine and theirs');
	expect(draft).toMatchObject({ standing: null, basedOn: 6, isUnsaved: false });
});

test('whoever drops the own text goes on from the other one', () => {
	const draft = new PartDraft(part, conflict);
	draft.drop();
	expect(draft).toMatchObject({ text: 'theirs', basedOn: 5, standing: null, isUnsaved: false });
});

test('a newer state of the page is taken over, unless somebody is typing', () => {
	const draft = typing('ab');
	draft.adopt({ ...part, text: 'other', version: 9 });
	expect(draft.text).toBe('ab');
	const idle = new PartDraft(part);
	idle.adopt({ ...part, text: 'other', version: 9 });
	expect(idle).toMatchObject({ text: 'other', basedOn: 9 });
	idle.adopt({ ...part, text: 'older', version: 3 });
	expect(idle.text).toBe('other');
});

test('a refusal is shown, and leaving the page stops the clock', () => {
	const draft = typing('ab');
	vi.advanceTimersByTime(1500);
	draft.refused('Отчет жазылып бүткөн');
	expect(draft).toMatchObject({ state: 'problem', problem: 'Отчет жазылып бүткөн' });
	draft.typed();
	draft.stop();
	vi.advanceTimersByTime(60_000);
	expect(sends).toBe(1);
});
