export function load({ locals, url, setHeaders }) {
	// An address that opens something is nobody else's business.
	setHeaders({ 'referrer-policy': 'no-referrer', 'x-robots-tag': 'noindex, nofollow' });
	return { language: locals.language, path: url.pathname };
}
