/**
 * The network address a request comes from. Every proxy writes the address it was asked by at the end of `X-Forwarded-For`;
 * what stands before the ones we know of, a stranger may have made up.
 *
 * @param asked by whom this process was asked
 * @param forwarded the header `X-Forwarded-For` as it came
 * @param proxies how many of our own stand before this process
 */
export function clientAddress(asked: string, forwarded: string | undefined, proxies: number): string {
	const way = [...(forwarded ?? '').split(',').map((address) => address.trim()).filter(Boolean), asked];
	return way.at(-1 - proxies) ?? way[0]!;
}
