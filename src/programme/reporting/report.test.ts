import { expect, test } from 'vitest';
import type { PersonId } from '#kernel/id.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import { isEdited, isReplyAwaited, mergePart, replyUntil, tidy, versionInWork } from './report.ts';

const day = (text: string) => text as LocalDate;
const answered = { text: null, author: 'p' as PersonId, at: '2026-03-05T04:00:00.000Z' };

test('the organisation has ten days, and the tenth is still its own', () => {
	expect(replyUntil(day('2026-02-25'))).toBe('2026-03-07');
	const sent = { status: 'sent' as const, reply: null, replyUntil: day('2026-03-07') };
	expect(isReplyAwaited(sent, day('2026-03-07'))).toBe(true);
	expect(isReplyAwaited(sent, day('2026-03-08'))).toBe(false);
});

test('an answer, also the one that there is none, ends the waiting', () => {
	expect(isReplyAwaited({ status: 'sent', reply: answered, replyUntil: day('2026-03-07') }, day('2026-03-01'))).toBe(false);
	expect(isReplyAwaited({ status: 'reviewed', reply: null, replyUntil: null }, day('2026-03-01'))).toBe(false);
});

test('what is being written is the next version, what is issued the last one', () => {
	expect(versionInWork({ status: 'draft', issuedVersion: 0 })).toBe(1);
	expect(versionInWork({ status: 'issued', issuedVersion: 1 })).toBe(1);
	expect(versionInWork({ status: 'sent', issuedVersion: 1 })).toBe(2);
});

test('a text is saved on the version it was based on, and clashes with any other', () => {
	const standing = { text: 'a', version: 3 };
	expect(mergePart(standing, { text: 'b', basedOn: 3 })).toBe('save');
	expect(mergePart(standing, { text: 'b', basedOn: 2 })).toBe('conflict');
	expect(mergePart(standing, { text: 'a', basedOn: 1 })).toBe('unchanged');
});

test('line breaks of a browser and blanks at the ends of lines are no edit', () => {
	expect(tidy(' one \r\n- two\t\r\n\r\nthree \r\n')).toBe('one\n- two\n\nthree');
	expect(isEdited({ text: 'a', draftedText: 'a' })).toBe(false);
	expect(isEdited({ text: '', draftedText: 'a' })).toBe(true);
	expect(tidy('бир \u2029эки')).toBe('бир \u2029эки');
});
