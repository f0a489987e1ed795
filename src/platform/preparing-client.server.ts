/** Connections on which a statement that is asked again and again is prepared, so that PostgreSQL need not read and plan it each time. */
import { createHash } from 'node:crypto';
import pg from 'pg';

/** How often a text must come before it is prepared; what comes once, as a list of a certain length does, never is. */
const enough = 5;
/** Each takes memory on every connection. */
const most = 400;

/** For the connections of one pool. `pg` prepares what has a name; statements without values, `begin` and `commit` among them, go as they are. */
export function preparingClient(): typeof pg.Client {
	const nameOf = naming();
	return class extends pg.Client {
		override query: pg.Client['query'] = (config: unknown, ...rest: unknown[]) => {
			const send = super.query.bind(this) as (...sent: unknown[]) => never;
			if (!isStatement(config) || config.name !== undefined || !Array.isArray(rest[0])) return send(config, ...rest);
			const name = nameOf(config.text);
			return name === undefined ? send(config, ...rest) : send({ ...config, name }, ...rest);
		};
	};
}

/** Names for the texts that come often; whichever connection asks, they are counted together. */
function naming(): (text: string) => string | undefined {
	const asked = new Map<string, number>();
	const names = new Map<string, string>();
	return (text) => {
		const name = names.get(text);
		if (name !== undefined || names.size >= most) return name;
		const times = (asked.get(text) ?? 0) + 1;
		if (times < enough) {
			if (asked.size > 10 * most) asked.clear();
			asked.set(text, times);
			return undefined;
		}
		asked.delete(text);
		names.set(text, createHash('sha256').update(text).digest('base64url').slice(0, 20));
		return names.get(text);
	};
}

function isStatement(config: unknown): config is { readonly text: string; readonly name?: string } {
	return typeof config === 'object' && config !== null && 'text' in config && !('submit' in config);
}
