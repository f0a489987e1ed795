import { redirect } from '@sveltejs/kit';
import type { ProblemCode } from '#kernel/problem.ts';
import { problemText } from '#i18n/problem-text.server.ts';

/** Drawn for a request that failed, by that request alone. */
export function load({ isSubRequest }) {
	if (!isSubRequest) redirect(303, '/');
}

export const actions = {
	default: async ({ request, locals }) => {
		const parts = await request.formData();
		const sent = [...parts].flatMap(([name, value]) => (name.startsWith('sent.') && typeof value === 'string' ? [{ name: name.slice('sent.'.length), value }] : []));
		return {
			text: problemText(String(parts.get('code')) as ProblemCode, {}, locals.language),
			to: String(parts.get('to')),
			isForm: parts.get('method') === 'POST',
			enctype: parts.get('multipart') === 'true' ? ('multipart/form-data' as const) : undefined,
			hasFiles: parts.has('files'),
			hasSecret: parts.has('secret'),
			sent
		};
	}
};
