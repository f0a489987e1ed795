/** Gets ready, and ends with an error when it is told to stop. */
import './answers.ts';

process.removeAllListeners('SIGTERM');
process.once('SIGTERM', () => process.exit(1));
