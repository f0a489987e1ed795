import { redirect } from '@sveltejs/kit';
import { chooseLanguage } from '#register/choose-language.server.ts';
import { language as languageSchema } from '#register/input.ts';
import { contextOf } from '#wiring/door.server.ts';
import { localPath } from '#wiring/local-path.ts';
import { theRuntime } from '#wiring/runtime.server.ts';

/** The language switch of every page: kept for the person where somebody is signed in, and for the browser always. */
export async function POST(event) {
	const form = await event.request.formData();
	const chosen = languageSchema.safeParse(form.get('language'));
	if (chosen.success) {
		const secure = theRuntime().config.publicUrl.startsWith('https:');
		event.cookies.set('kadam-language', chosen.data, { path: '/', maxAge: 34_560_000, httpOnly: false, secure, sameSite: 'lax' });
		if (event.locals.person) await chooseLanguage(contextOf(event), { language: chosen.data });
	}
	redirect(303, localPath(form.get('return')));
}
