import { pino, type Logger } from 'pino';

export type Log = Logger;

/** One JSON line an event. Never a person's data: ids, codes and durations only. */
export function createLog(level: string): Log {
	return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination({ dest: 2, sync: true }));
}

export interface Trace {
	readonly name: string;
	/** As PostgreSQL or Node number it. */
	readonly code?: string;
	/** Where in the program, the innermost first. */
	readonly at: readonly string[];
	readonly cause?: Trace;
}

/** What a surprise tells without its message: a database repeats in it what people typed. */
export function traceOf(error: unknown): Trace {
	if (!(error instanceof Error)) return { name: typeof error, at: [] };
	const { name, stack = '', cause } = error;
	const { code } = error as { code?: unknown };
	const at = stack.split('\n').map((line) => line.trim()).filter((line) => /^at .*(:\d+:\d+\)?|\(native\)|<anonymous>\)?)$/.test(line)).slice(0, 20);
	return { name, ...(typeof code === 'string' && /^\w{1,40}$/.test(code) && { code }), at, ...(cause instanceof Error && cause !== error && { cause: traceOf(cause) }) };
}
