import { theRuntime } from '#wiring/runtime.server.ts';

export function load({ locals, url }) {
	return { language: locals.language, path: url.pathname + url.search, demonstration: theRuntime().config.demonstration };
}
