/** The documents say what is: what can be looked up in the project is looked up here. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { languages, type Language } from '#kernel/localised.ts';
import { describeGlossary, glossaryDocument } from '../../scripts/glossary-doc.ts';
import { describeLicences, licencesDocument } from '../../scripts/licences-doc.ts';
import { textFiles } from './texts.ts';

const root = dirname(dirname(import.meta.dirname));
const documents = globSync(['*.md', 'docs/**/*.md'], { cwd: root }).sort().map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));

test('the glossary is what its data says', () => {
	expect(readFileSync(glossaryDocument, 'utf8'), 'Run: node scripts/glossary-doc.ts').toBe(describeGlossary());
});

test('every direct dependency stands in the licences, with a reason', () => {
	expect(readFileSync(licencesDocument, 'utf8'), 'Run: node scripts/licences-doc.ts').toBe(describeLicences());
});

test('links lead somewhere', () => {
	const dead = documents.flatMap(({ path, text }) =>
		Array.from(text.matchAll(/\]\(([^)\s#]+)(?:#[^)]*)?\)/g), ([, to]) => to!)
			.filter((to) => !/^[a-z]+:/.test(to) && !existsSync(join(root, dirname(path), decodeURI(to))))
			.map((to) => `${path} → ${to}`)
	);
	expect(dead).toEqual([]);
});

/** `src/kernel/clock.ts`, but not `src/programme/<stage>/` or `messages/*`. */
const namesAPath = /^(src|tests|seeds|docs|messages|migrations|scripts|bench|static)\/[\w./()[\]+-]*$/;

test('paths that are named exist', () => {
	const gone = documents.filter(({ path }) => path !== 'CHANGELOG.md').flatMap(({ path, text }) =>
		Array.from(text.matchAll(/`([^`\n]+)`/g), ([, code]) => code!)
			.filter((code) => namesAPath.test(code) && !existsSync(join(root, code)))
			.map((code) => `${path}: ${code}`)
	);
	expect(gone).toEqual([]);
});

test('README names the environment variables that are read, and no others', () => {
	const read = Array.from(readFileSync(join(root, 'src/platform/config.server.ts'), 'utf8').matchAll(/environment\['(\w+)'\]/g), ([, name]) => name!);
	/** For the demonstration alone, which `npm run demo` sets up by itself. */
	const unsaid = ['KADAM_DEMONSTRATION'];
	const said = Array.from(readFileSync(join(root, 'README.md'), 'utf8').matchAll(/^\| `([A-Z_]+)` \|/gm), ([, name]) => name!);
	expect(said.sort()).toEqual(read.filter((name) => !unsaid.includes(name)).sort());
});

test('a decision has a context, the decision and its consequences', () => {
	const decisions = documents.filter(({ path }) => /^docs\/decisions\/\d{4}-/.test(path));
	const numbers = decisions.map(({ path }) => path.slice('docs/decisions/'.length, 'docs/decisions/'.length + 4));
	expect(numbers).toEqual(numbers.map((_, index) => String(index + 1).padStart(4, '0')));
	const incomplete = decisions.filter(({ text }) => !['# ', '## Context', '## Decision', '## Consequences'].every((heading) => text.split('\n').some((line) => line.startsWith(heading))));
	expect(incomplete.map(({ path }) => path)).toEqual([]);
});

/** In the guides bold type is for what can be read on a screen, word for word. */
test.each(languages)('labels in the guides are those of the screens: %s', (language) => {
	const labels = labelsIn(language);
	const strange = documents.filter(({ path }) => path.startsWith(`docs/guides/${language}/`)).flatMap(({ path, text }) =>
		Array.from(text.matchAll(/\*\*([^*]+)\*\*/g), ([, label]) => label!.replaceAll(/\s+/g, ' ')).filter((label) => !labels.some((known) => known.test(label))).map((label) => `${path}: ${label}`)
	);
	expect(strange).toEqual([]);
});

/** Texts of the product, with anything where something is filled in; and the titles of the profile's sections. */
function labelsIn(language: Language): RegExp[] {
	const files = globSync(`messages/*/${language}.json`, { cwd: root }).map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
	const texts = textFiles(files).flatMap((file) => [...file.texts.values()].flat());
	const profile = JSON.parse(readFileSync(join(root, 'seeds/reference/questionnaires/profile-v1.json'), 'utf8')) as { sections: { title: Record<Language, string> }[] };
	return [...texts, ...profile.sections.map(({ title }) => title[language])].map((text) => new RegExp(`^${text.split(/\{\w+\}/).map((part) => RegExp.escape(part)).join('.+')}$`, 'u'));
}
