import { expect, test } from 'vitest';
import { broken } from '../rule.ts';
import { treeOf } from '../tree.ts';
import { problemsHaveTexts } from './problems.ts';

const house = (code: string, ...texts: string[]) => {
	const json = JSON.stringify(Object.fromEntries(texts.map((key) => [key, 'x'])));
	return treeOf({
		'src/programme/planning/policy.ts': code,
		'messages/planning/ky.json': json,
		'messages/planning/ru.json': json,
		'messages/planning/en.json': json
	});
};

test.each([
	"throw new Problem('planning/too-late');",
	"demand(open || 'planning/too-late');",
	"export const ruling = (): Ruling => 'planning/too-late';",
	"z.string().refine(isDay, { params: { code: 'planning/too-late' } });",
	"throw new Problem('common/invalid', { fields: [{ field: 'day', code: `planning/too-late` }] });"
])('a code without a text is found: %s', (code) => {
	expect(broken(problemsHaveTexts, house(code, 'problem_common_invalid'))).toContain('planning/too-late has no text problem_planning_too_late');
	expect(broken(problemsHaveTexts, house(code, 'problem_common_invalid', 'problem_planning_too_late'))).not.toContain('has no text');
});

test('a text without a code is found', () => {
	expect(broken(problemsHaveTexts, house('', 'problem_planning_too_late'))).toContain('problem_planning_too_late is the text of no problem');
});

test('a code that is put together is found', () => {
	expect(broken(problemsHaveTexts, house('throw new Problem(`planning/${what}`);'))).toContain('put together at run time');
});

test('events, imports and media types are no problems', () => {
	const code = [
		"import { x } from 'planning/x-y';",
		"await ctx.record(tx, { event: 'planning/approved', subject });",
		"await ctx.record(tx, { event: early ? 'planning/agreed' : ('planning/settled'), subject });",
		"if (entry.event === 'planning/approved') celebrate('image/png');"
	].join('\n');
	expect(broken(problemsHaveTexts, house(code))).toBe('');
});
