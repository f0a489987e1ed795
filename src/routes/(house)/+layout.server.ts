import { redirect } from '@sveltejs/kit';
import { inLanguage } from '#kernel/localised.ts';
import { navigationFor } from '#wiring/navigation.ts';
import { theRuntime } from '#wiring/runtime.server.ts';
import { programmeById } from '#register/read.server.ts';

export async function load({ locals, url }) {
	const { person, actor, programme, language } = locals;
	if (!person) redirect(303, url.pathname === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(url.pathname)}`);
	const shown = programme && (await programmeById(theRuntime().database.read, programme));
	return {
		language,
		path: url.pathname + url.search,
		person: { name: person.name, initials: initials(person.name) },
		programme: shown ? inLanguage(shown.name, language) : '',
		navigation: navigationFor(actor).map((item) => ({ ...item, current: item.href === '/' ? url.pathname === '/' : url.pathname.startsWith(item.href) })),
		demonstration: theRuntime().config.demonstration,
		isOwn: actor.memberships.length > 0
	};
}

function initials(name: string): string {
	return name.split(/\s+/).slice(0, 2).map((word) => [...word][0] ?? '').join('').toUpperCase();
}
