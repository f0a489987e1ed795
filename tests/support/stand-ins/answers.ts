/** Says and answers what Kadam says and answers when it is ready. */
import { createServer } from 'node:http';

const server = createServer((request, response) => {
	response.statusCode = request.url === '/healthz' ? 200 : 404;
	response.end();
});
server.listen(Number(process.env['PORT']), '127.0.0.1', () => console.log(`Kadam: http://127.0.0.1:${process.env['PORT']}`));
process.once('SIGTERM', () => process.exit(0));
