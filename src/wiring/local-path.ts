/** Where to go on after a form: a path of our own, never another site's address. */
export function localPath(asked: unknown, otherwise = '/'): string {
	if (typeof asked !== 'string' || !/^\/(?![/\\])/.test(asked) || /[\p{Cc}\\]/u.test(asked)) return otherwise;
	return asked;
}
