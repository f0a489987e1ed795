/**
 * The header under which a browser saves a file by the name that its owner gave it: RFC 6266, the name as UTF-8 after
 * RFC 5987, and a plain one for programs that know neither.
 */
export function attachment(name: string): string {
	const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
	const encoded = encodeURIComponent(name.toWellFormed()).replace(/['()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
	return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
