/** What stands around the form of a score and changes with every save, here or by what an earlier page could not send. */
import { newId } from '#kernel/id.ts';
import { type Send, type Standing, standingOf } from './score-data.ts';
import { formOf } from './score-saving.svelte.ts';
import { readShelf, shelved, writeShelf } from './score-shelf.ts';
import { beginSending, isNothing, settleSaved } from './waiting-score.ts';

export class AroundScore {
	standing = $state.raw<Standing>() as Standing;
	/** Indicators that were typed on this device and are not taken yet. */
	waiting = $state.raw<readonly string[]>([]);

	constructor(standing: Standing) {
		this.standing = standingOf(standing);
	}

	/** What was typed for other indicators while there was no connection goes out now. What is not taken waits for its own page. */
	async sendOthers(prefix: string, current: string, send: Send): Promise<void> {
		for (const indicator of shelved(prefix)) if (indicator !== current) await this.#sendOne(`${prefix}/${indicator}`, indicator, send);
		this.waiting = shelved(prefix).filter((indicator) => indicator !== current).toSorted();
	}

	async #sendOne(key: string, indicator: string, send: Send): Promise<void> {
		const kept = readShelf(key);
		const begun = kept && beginSending(kept, newId<'command'>());
		if (!begun?.sending) return;
		writeShelf(key, begun);
		const delivery = await send(formOf(indicator, begun.sending), indicator).catch(() => null);
		if (delivery?.kind !== 'saved' || delivery.saved.conflicts.length > 0) return;
		const left = settleSaved(begun, delivery.saved.versions[indicator] ?? begun.basedOn);
		writeShelf(key, isNothing(left) ? null : left);
		this.standing = { ...this.standing, total: delivery.standing.total };
	}
}
