/** Where scores wait in the browser: one place for each person, case, layer and indicator, so that two windows do not write over each other. */
import type { WaitingScore } from './waiting-score.ts';

/** `null` takes it away. Private windows and full devices refuse: then it waits in the page alone, and this answers `false`. */
export function writeShelf(key: string, waiting: WaitingScore | null): boolean {
	try {
		if (waiting) localStorage.setItem(key, JSON.stringify(waiting));
		else localStorage.removeItem(key);
		return true;
	} catch {
		return false;
	}
}

export function readShelf(key: string): WaitingScore | null {
	try {
		return JSON.parse(localStorage.getItem(key) ?? 'null') as WaitingScore | null;
	} catch {
		return null;
	}
}

/** The indicators of this person, case and layer for which something waits. */
export function shelved(prefix: string): string[] {
	try {
		return Object.keys(localStorage).filter((key) => key.startsWith(`${prefix}/`)).map((key) => key.slice(prefix.length + 1));
	} catch {
		return [];
	}
}
