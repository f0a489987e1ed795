import { composedCodes, problemCodes } from '../literals.ts';
import type { Finding, Rule } from '../rule.ts';
import { textFiles } from '../texts.ts';
import type { Tree } from '../tree.ts';

export const problemsHaveTexts: Rule = {
	name: 'every problem has a text',
	why: 'Whoever is refused reads why, in their own language. A code without a text shows a code to a person; a text without a code is translated for nobody.',
	check(tree) {
		const areas = areasOf(tree);
		const codes = problemCodes(tree, areas);
		return [...withoutText(tree, codes), ...withoutCode(tree, codes), ...composedCodes(tree, areas).map(({ text, where, line }) => ({ where, line, what: `${text} is put together at run time; write codes out` }))];
	}
};

type Codes = ReturnType<typeof problemCodes>;

function areasOf(tree: Tree): string[] {
	return [...new Set(['common', 'workflow', 'platform', 'journal', ...textFiles(tree).map(({ area }) => area)])];
}

/** As `problemKey` in src/i18n says it. */
function keyOf(code: string): string {
	return `problem_${code.replace(/[/-]/g, '_')}`;
}

function withoutText(tree: Tree, codes: Codes): Finding[] {
	const keys = new Set(textFiles(tree).flatMap(({ texts }) => [...texts.keys()]));
	const first = new Map(codes.toReversed().map((code) => [code.text, code]));
	return [...first.values()].filter(({ text }) => !keys.has(keyOf(text))).map(({ text, where, line }) => ({ where, line, what: `${text} has no text ${keyOf(text)}` }));
}

function withoutCode(tree: Tree, codes: Codes): Finding[] {
	const used = new Set(codes.map(({ text }) => keyOf(text)));
	return textFiles(tree)
		.filter(({ language }) => language === 'ky')
		.flatMap(({ path, texts }) => [...texts.keys()].filter((key) => key.startsWith('problem_') && !used.has(key)).map((key) => ({ where: path, what: `${key} is the text of no problem` })));
}
