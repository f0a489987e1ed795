/** What somebody outside is shown: before they say who they are, nothing but that there is something. */
import { found } from '#kernel/problem.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import type { Context } from '#register/context.server.ts';
import { paperName } from './paper.ts';
import { renderPaper } from './render-issued.server.ts';
import { isOpeningFresh, type PassportFile, readPassport, type ShareScope, type ShareState, stateOf, type Statement, type Verdict } from './share.ts';
import { isSignedHere, publicKey } from './signature.server.ts';
import { issuedDocument } from './store-issues.server.ts';
import { openingById, shareByToken, shareById, type ShareRow } from './store-shares.server.ts';

/** Whether anything is to be had at this address. */
export async function sharedOffer(ctx: Context, token: string): Promise<{ state: ShareState; expiresOn: LocalDate; scope: ShareScope }> {
	const shared = found(await shareByToken(ctx.read, token));
	return { state: stateOf(shared, ctx.clock.today()), expiresOn: shared.expiresOn, scope: shared.scope };
}

/** Of an opening of the last day; later the reader says again who is reading. */
export async function sharedView(ctx: Context, token: string, opening: string): Promise<Statement> {
	return JSON.parse((await opened(ctx, token, opening)).statement) as Statement;
}

/** The issued report as PDF, where the whole of it is shown. */
export async function sharedPaper(ctx: Context, token: string, opening: string): Promise<{ name: string; bytes: Uint8Array }> {
	const shared = await opened(ctx, token, opening);
	const document = found(shared.scope === 'report' ? await issuedDocument(ctx.read, shared.reportId, shared.language, shared.version) : null);
	const { organisation } = JSON.parse(shared.statement) as Statement;
	return { name: paperName(organisation.number, 'report', document), bytes: await renderPaper(document, 'report') };
}

/** The passport as a file that anybody can have verified. */
export async function passportFile(ctx: Context, token: string, opening: string): Promise<{ name: string; file: PassportFile }> {
	const { statement, signature } = await opened(ctx, token, opening);
	const { organisation } = JSON.parse(statement) as Statement;
	return { name: `${organisation.number}-passport.json`, file: { statement, signature, publicKey: await publicKey(ctx.read) } };
}

async function opened(ctx: Context, token: string, opening: string): Promise<ShareRow> {
	const shared = found(await shareByToken(ctx.read, token));
	const seen = found(await openingById(ctx.read, shared.id, opening));
	const isOpen = stateOf(shared, ctx.clock.today()) === 'valid' && isOpeningFresh(seen.at, ctx.clock.now());
	return found(isOpen ? shared : null);
}

/** Whether a passport is what this installation signed, and still good. What is not is told apart no further. */
export async function verifyPassport(ctx: Context, text: string): Promise<Verdict> {
	const file = readPassport(text);
	if (!file) return { kind: 'unreadable' };
	if (!(await isSignedHere(ctx.read, file.statement, file.signature))) return { kind: 'forged' };
	const statement = JSON.parse(file.statement) as Statement;
	const shared = await shareById(ctx.read, statement.id);
	return shared ? { kind: 'genuine', state: stateOf(shared, ctx.clock.today()), statement } : { kind: 'forged' };
}
