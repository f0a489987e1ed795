/** The process lives. */
export function GET() {
	return new Response('ok');
}
