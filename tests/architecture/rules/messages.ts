import { languages } from '#kernel/localised.ts';
import type { Finding, Rule } from '../rule.ts';
import { russianOnly, sameInKyrgyzAndRussian } from '../same-words.ts';
import { type TextFile, textFiles, words } from '../texts.ts';
import type { Tree } from '../tree.ts';

export const completeTexts: Rule = {
	name: 'three languages at once',
	why: 'A text that exists in two languages is a page that half its readers cannot use, and Kyrgyz is the one that gets forgotten. A placeholder missing in one language loses a name or a number without a sound.',
	check: (tree) => areasOf(tree).flatMap(([area, files]) => [...missingFiles(area, files), ...files.flatMap((file) => differences(file, files))])
};

/** Areas of problems that are raised below all stages and said in `messages/common`. */
const sharedAreas = ['common', 'workflow', 'platform', 'journal'];

export const textsInTheirArea: Rule = {
	name: 'texts in their area',
	why: 'The key says whose text it is: the stage that shows it keeps it, and takes it along when it goes.',
	check: (tree) =>
		textFiles(tree).flatMap(({ path, area, texts }) => {
			const prefixes = [`${area}_`, ...(area === 'common' ? sharedAreas : [area]).map((own) => `problem_${own}_`)];
			const strange = [...texts.keys()].filter((key) => !prefixes.some((prefix) => key.startsWith(prefix)));
			return strange.map((key) => ({ where: path, what: `${key} does not begin with ${prefixes.join(' or ')}` }));
		})
};

export const kyrgyzIsKyrgyz: Rule = {
	name: 'Kyrgyz is Kyrgyz',
	why: 'Kyrgyz is first among equals. A Russian text in its place tells half the country that the product is not for them.',
	check: (tree) =>
		areasOf(tree).flatMap(([, files]) => {
			const [kyrgyz, russian] = (['ky', 'ru'] as const).map((language) => files.find((file) => file.language === language));
			return kyrgyz && russian ? [...copied(kyrgyz, russian), ...russianWords(kyrgyz)] : [];
		})
};

export const oneAlphabetAWord: Rule = {
	name: 'one alphabet a word',
	why: 'A Latin c or o inside a Cyrillic word looks right and is not found by search, not sorted right and read wrongly by a screen reader.',
	check: (tree) =>
		tree.filter(({ path }) => /^(messages|seeds)\/.*\.json$/.test(path)).flatMap(({ path, text }) =>
			[...new Set(words(text.replaceAll(/\\[nrtu"]/g, ' ')))].filter((word) => /\p{Script=Latin}/u.test(word) && /\p{Script=Cyrillic}/u.test(word)).map((word) => ({ where: path, what: `“${word}” mixes alphabets` }))
		)
};

function areasOf(tree: Tree): [string, TextFile[]][] {
	return Object.entries(Object.groupBy(textFiles(tree), ({ area }) => area)) as [string, TextFile[]][];
}

function missingFiles(area: string, files: readonly TextFile[]): Finding[] {
	return languages.filter((language) => !files.some((file) => file.language === language)).map((language) => ({ where: `messages/${area}`, what: `has no ${language}.json` }));
}

/** What the other languages have and this one does not, and what is empty or filled in differently. */
function differences(file: TextFile, files: readonly TextFile[]): Finding[] {
	const finding = (what: string): Finding => ({ where: file.path, what });
	if (file.error) return [finding(file.error)];
	const keys = new Set(files.flatMap(({ texts }) => [...texts.keys()]));
	return [...keys].flatMap((key) => {
		const texts = file.texts.get(key);
		if (!texts) return [finding(`${key} is missing`)];
		if (texts.length === 0 || texts.some((text) => text.trim() === '')) return [finding(`${key} is empty`)];
		const all = new Set(files.flatMap(({ placeholders }) => [...(placeholders.get(key) ?? [])]));
		const unused = [...all.difference(file.placeholders.get(key) ?? new Set())];
		return unused.map((name) => finding(`${key} has no {${name}}`));
	});
}

function copied(kyrgyz: TextFile, russian: TextFile): Finding[] {
	return [...kyrgyz.texts].flatMap(([key, texts]) => {
		const same = texts.find((text) => /\p{Script=Cyrillic}/u.test(text) && russian.texts.get(key)?.includes(text) && !sameInKyrgyzAndRussian.includes(words(text).join(' ').toLowerCase()));
		return same ? [{ where: kyrgyz.path, what: `${key} is the Russian text “${same}”` }] : [];
	});
}

function russianWords({ path, texts }: TextFile): Finding[] {
	return [...texts].flatMap(([key, variants]) => {
		const word = variants.flatMap(words).find((candidate) => russianOnly.includes(candidate.toLowerCase()));
		return word ? [{ where: path, what: `${key} has the Russian word “${word}”` }] : [];
	});
}
