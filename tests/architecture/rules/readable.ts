import type { Rule } from '../rule.ts';
import { syntaxErrorOf } from '../syntax.ts';
import { isCode } from '../tree.ts';

export const readable: Rule = {
	name: 'every file can be read',
	why: 'A file that does not parse would slip past every other rule.',
	check: (tree) =>
		tree.filter(({ path }) => isCode(path)).flatMap((file) => {
			const error = syntaxErrorOf(file);
			return error ? [{ where: file.path, what: error }] : [];
		})
};
