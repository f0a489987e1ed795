import type { Rule } from '../rule.ts';
import { isCode } from '../tree.ts';

const saysNothing = /(^|-)(utils?|helpers?|misc|managers?)(-|$)|^commons?$/;

export const tellingNames: Rule = {
	name: 'names that tell',
	why: 'A file called utils is where things go that nobody has thought about; it grows, and everything depends on it. The name of a file says what it is for.',
	check: (tree) =>
		tree.filter(({ path }) => isCode(path)).flatMap(({ path }) => {
			const parts = path.split('/').map((part) => part.split('.')[0]!.toLowerCase());
			const empty = parts.find((part) => saysNothing.test(part));
			return empty ? [{ where: path, what: `“${empty}” says nothing` }] : [];
		})
};
