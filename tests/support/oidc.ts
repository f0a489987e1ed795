/** Another house's sign-in by OpenID Connect, small enough for a test: discovery, keys, tokens signed with RS256. */
import { createHash, createHmac, createPublicKey, createSign, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { createServer, type Server } from 'node:http';

export interface Someone {
	readonly sub: string;
	readonly email: string;
	readonly email_verified: boolean;
	readonly name: string;
}

export interface OtherHouse {
	readonly issuer: string;
	/** As if somebody had signed in there who was sent with this address: answers the query that comes back. */
	signIn(address: string, as: Someone, forged?: Forged): URLSearchParams;
	stop(): Promise<void>;
}

/** `ageSeconds` is how long ago its minute was over; `algorithm` is what its head claims. */
export type Forged = { nonce?: string; audience?: string; key?: KeyObject; issuer?: string; ageSeconds?: number; algorithm?: 'none' | 'HS256' };

type Granted = { as: Someone; challenge: string; nonce: string; audience: string; key: KeyObject } & Forged;

export async function startOtherHouse(clientId: string): Promise<OtherHouse> {
	const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
	const granted = new Map<string, Granted>();
	let issuer = '';
	const server: Server = createServer((request, response) => {
		const body: Buffer[] = [];
		request.on('data', (piece: Buffer) => body.push(piece)).on('end', () => {
			const answer = answerTo(request.url!, new URLSearchParams(Buffer.concat(body).toString()));
			response.writeHead(answer ? 200 : 400, { 'content-type': 'application/json' }).end(JSON.stringify(answer ?? { error: 'invalid_grant' }));
		});
	});
	function answerTo(path: string, form: URLSearchParams): object | undefined {
		if (path.endsWith('/openid-configuration')) {
			return { issuer, authorization_endpoint: `${issuer}/authorize`, token_endpoint: `${issuer}/token`, jwks_uri: `${issuer}/keys`, id_token_signing_alg_values_supported: ['RS256'], response_types_supported: ['code'], subject_types_supported: ['public'] };
		}
		if (path.endsWith('/keys')) return { keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'one', alg: 'RS256', use: 'sig' }] };
		const grant = granted.get(form.get('code') ?? '');
		const proven = createHash('sha256').update(form.get('code_verifier') ?? '').digest('base64url');
		return grant && proven === grant.challenge ? { access_token: 'a', token_type: 'Bearer', expires_in: 60, id_token: idToken(issuer, grant) } : undefined;
	}
	await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
	issuer = `http://127.0.0.1:${(server.address() as { port: number }).port}`;
	return {
		issuer,
		signIn(address, as, { nonce, audience = clientId, key = privateKey, ...rest } = {}) {
			const asked = new URL(address).searchParams;
			const code = `code-${granted.size}`;
			granted.set(code, { as, challenge: asked.get('code_challenge')!, nonce: nonce ?? asked.get('nonce')!, audience, key, ...rest });
			return new URLSearchParams({ code, state: asked.get('state')!, iss: issuer });
		},
		stop: () => new Promise((resolve) => { server.close(() => resolve()); })
	};
}

function idToken(issuer: string, { as, nonce, audience, key, issuer: claimed = issuer, ageSeconds = -60, algorithm }: Granted): string {
	const now = Math.floor(Date.now() / 1000);
	const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
	const signed = `${part({ alg: algorithm ?? 'RS256', kid: 'one', typ: 'JWT' })}.${part({ iss: claimed, aud: audience, iat: now - ageSeconds - 60, exp: now - ageSeconds, nonce, ...as })}`;
	if (algorithm === 'none') return `${signed}.`;
	if (algorithm === 'HS256') return `${signed}.${createHmac('sha256', createPublicKey(key).export({ type: 'spki', format: 'pem' })).update(signed).digest('base64url')}`;
	return `${signed}.${createSign('RSA-SHA256').update(signed).sign(key, 'base64url')}`;
}
