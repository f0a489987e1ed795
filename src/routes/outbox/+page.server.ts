import { isId } from '#kernel/id.ts';
import { demand } from '#kernel/problem.ts';
import { outbox } from '#platform/mail.server.ts';
import { mayAdminister } from '#register/policy.ts';
import { reading } from '#wiring/door.server.ts';
import { theRuntime } from '#wiring/runtime.server.ts';

const pageSize = 30;

/** Where mails stay when no mail server is configured. The demonstration shows it to everybody, an installation to its administrators. */
export async function load(event) {
	return reading(event, async (ctx) => {
		const { config } = theRuntime();
		if (!config.demonstration) demand(mayAdminister(ctx.actor));
		const before = event.url.searchParams.get('before') ?? '';
		const letters = await outbox(ctx.read, isId(before) ? before : undefined, pageSize);
		return {
			language: ctx.language,
			path: event.url.pathname,
			configured: config.smtpUrl !== undefined,
			next: letters.length === pageSize ? `/outbox?before=${letters.at(-1)!.id}` : undefined,
			letters: letters.map(({ id, recipient, subject, body, language, attachments, createdAt, sentAt, failure }) => ({ id, recipient, subject, body, language, attachments, createdAt, sentAt, failure }))
		};
	});
}
