import type { Runtime } from '#wiring/runtime.server.ts';

export async function seedDemonstration(_runtime: Runtime): Promise<void> {}
export function demonstrationSignIns(): string { return ''; }
