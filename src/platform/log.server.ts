import { pino, type Logger } from 'pino';

export type Log = Logger;

/** One JSON line an event. Never a person's data: ids, codes and durations only. */
export function createLog(level: string): Log {
	return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination({ dest: 2, sync: true }));
}
