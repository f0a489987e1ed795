/** Another Kadam on the data directory that is named; it leaves when it is told to. */
import { startEmbeddedPostgres } from '../../../src/platform/embedded-postgres.server.ts';

const embedded = await startEmbeddedPostgres(process.argv[2]!);
process.send!('ready');
process.once('message', () => void embedded.release().then(() => process.exit(0)));
