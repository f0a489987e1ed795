/** What can be asked of Kadam, from the folders of its routes: pages, the actions of their forms, and the methods of what is no page. */
export interface Endpoint {
	readonly route: string;
	/** `see`, the name of an action, or a method. */
	readonly act: string;
}

type Module = Readonly<{ actions?: object } & { [name: string]: unknown }>;

const pages = import.meta.glob(['../../../src/routes/**/+page.svelte', '../../../src/routes/**/+page@*.svelte']);
const servers = import.meta.glob<Module>(['../../../src/routes/**/+page.server.ts', '../../../src/routes/**/+server.ts']);
const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'fallback'];

function routeOf(file: string): string {
	const segments = file.split('/src/routes/')[1]!.split('/').slice(0, -1);
	return `/${segments.filter((segment) => !segment.startsWith('(')).join('/')}`;
}

export async function actsOf(): Promise<Endpoint[]> {
	const seen = Object.keys(pages).map((file) => ({ route: routeOf(file), act: 'see' }));
	const done = await Promise.all(Object.entries(servers).map(async ([file, load]) => {
		const { actions, ...rest } = await load();
		const names = file.endsWith('+server.ts') ? methods.filter((method) => method in rest) : Object.keys(actions ?? {});
		return names.map((act) => ({ route: routeOf(file), act }));
	}));
	return [...seen, ...done.flat()].sort((a, b) => (a.route + a.act < b.route + b.act ? -1 : 1));
}
