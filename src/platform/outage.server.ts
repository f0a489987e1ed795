/** Tells the faults that pass by themselves or with a little help, and after which the same request may be sent again. */
import type { ProblemCode } from '#kernel/problem.ts';

/** The database does not answer or was lost on the way; or there is no room to write. `undefined` for any other fault. */
export function outageOf(error: unknown): ProblemCode | undefined {
	for (let cause = error, depth = 0; typeof cause === 'object' && cause !== null && depth < 8; cause = (cause as Error).cause, depth++) {
		const { code, message = '' } = cause as { code?: unknown; message?: string };
		if (typeof code === 'string' && noSpace.has(code)) return 'common/disk-full';
		if ((typeof code === 'string' && gone.test(code)) || lost.test(message)) return 'common/database-away';
	}
	return undefined;
}

const noSpace = new Set(['ENOSPC', 'EDQUOT', '53100']);

/**
 * SQLSTATE: connection exceptions, shutting down, crashed, starting, too many connections;
 * and what the system says of a socket behind which nobody is.
 */
const gone = /^(08\w{3}|57P0[1-3]|53300|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EAI_AGAIN|ENOTFOUND)$/;

/** What `pg` says in words only. */
const lost = /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|connect ENOENT)/;
