/** As many at once as the server answers without queues that hide what takes long. */
const atOnce = 8;

export async function inTurns<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
	const waiting = [...items];
	await Promise.all(Array.from({ length: atOnce }, async () => {
		for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(item);
	}));
}
