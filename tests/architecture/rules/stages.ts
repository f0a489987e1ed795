import type { Finding, Rule } from '../rule.ts';
import { eventsRecorded } from '../literals.ts';
import { placeOf } from '../places.ts';
import { fileAt, type Tree } from '../tree.ts';
import { languages } from '#kernel/localised.ts';

const list = 'src/programme/stages.ts';

interface Stage {
	readonly key: string;
	readonly built: boolean;
}

export const oneNameAStage: Rule = {
	name: 'one name a stage',
	why: 'The folders are the programme: whoever knows the name of a stage finds its code, its pages, its texts, its events and its tables. A stage that is not built has none of them, so that nothing unfinished shows.',
	check(tree) {
		const stages = stagesIn(tree);
		if (stages.length === 0) return [{ where: list, what: 'names no stages' }];
		return [...stages.flatMap((stage) => (stage.built ? missing(tree, stage.key) : leftOver(tree, stage.key))), ...strangers(tree, stages), ...strangeEvents(tree)];
	}
};

export function stagesIn(tree: Tree): Stage[] {
	const rows = fileAt(tree, list)?.text.matchAll(/key:\s*'(\w+)',\s*built:\s*(true|false)/g) ?? [];
	return [...rows].map(([, key, built]) => ({ key: key!, built: built === 'true' }));
}

/** What bears the stage's name, and whether there is such a thing. */
function belongings(tree: Tree, key: string): [string, boolean][] {
	const has = (pattern: RegExp) => tree.some(({ path }) => pattern.test(path));
	const says = (path: RegExp, text: RegExp) => tree.some((file) => path.test(file.path) && text.test(file.text));
	return [
		[`folder src/programme/${key}`, has(new RegExp(`^src/programme/${key}/`))],
		[`route segment ${key}`, has(new RegExp(`^src/routes/(.+/)?${key}/`))],
		...languages.map((language): [string, boolean] => [`texts messages/${key}/${language}.json`, has(new RegExp(`^messages/${key}/${language}\\.json$`))]),
		[`place among the texts in project.inlang/settings.json`, says(/^project\.inlang\/settings\.json$/, new RegExp(`messages/${key}/`))],
		[`event ${key}/…`, eventsRecorded(tree).some(({ text, where }) => text.startsWith(`${key}/`) && placeOf(where) === key)],
		[`database schema ${key}`, says(/^migrations\//, new RegExp(`create schema (if not exists )?"?${key}"?\\b`))],
		[`pgSchema('${key}') in its tables.server.ts`, says(new RegExp(`^src/programme/${key}/tables\\.server\\.ts$`), new RegExp(`pgSchema\\('${key}'\\)`))]
	];
}

function missing(tree: Tree, key: string): Finding[] {
	return belongings(tree, key).flatMap(([what, there]) => (there ? [] : [{ where: list, what: `${key} is built but has no ${what}` }]));
}

function leftOver(tree: Tree, key: string): Finding[] {
	return belongings(tree, key).flatMap(([what, there]) => (there ? [{ where: list, what: `${key} is not built but has a ${what}` }] : []));
}

function strangers(tree: Tree, stages: readonly Stage[]): Finding[] {
	const folders = new Set(tree.flatMap(({ path }) => /^src\/programme\/([^/]+)\//.exec(path)?.[1] ?? []));
	return [...folders].filter((folder) => !stages.some(({ key }) => key === folder)).map((folder) => ({ where: `src/programme/${folder}`, what: 'is no stage of stages.ts' }));
}

function strangeEvents(tree: Tree): Finding[] {
	return eventsRecorded(tree).flatMap(({ text, where, line }) => {
		const place = placeOf(where);
		return place && !['wiring', 'process'].includes(place) && !text.startsWith(`${place}/`) ? [{ where, line, what: `event ${text} does not begin with ${place}/` }] : [];
	});
}
