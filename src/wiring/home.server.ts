/** What is waiting for me: composed of what each stage says is waiting, most urgent first. */
import type { ProgrammeId } from '#kernel/id.ts';
import type { Context } from '#register/context.server.ts';

export async function homeOf(_ctx: Context, _programme: ProgrammeId | null) {
	return { waiting: [] as { href: string; title: string; text: string }[] };
}
