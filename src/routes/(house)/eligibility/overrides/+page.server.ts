import { listOverrides } from '#programme/eligibility/show-override.server.ts';
import { reading } from '#wiring/door.server.ts';

export async function load(event) {
	return { list: await reading(event, listOverrides) };
}
