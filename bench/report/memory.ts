/** What processes hold and have used, from Linux's /proc; zeros elsewhere. And how many pages a PDF has. */
import { readdirSync, readFileSync } from 'node:fs';

export interface Memory {
	/** Resident set, shared pages counted in every process. */
	readonly rss: number;
	/** Proportional set: shared pages divided among those who share them. */
	readonly pss: number;
}

export function memoryOf(processes: readonly number[]): Memory {
	return processes.map(one).reduce((sum, { rss, pss }) => ({ rss: sum.rss + rss, pss: sum.pss + pss }), { rss: 0, pss: 0 });
}

/** A process and all that it started, directly or not. */
export function treeOf(root: number): readonly number[] {
	const parents = new Map(allProcesses().map((id) => [id, parentOf(id)]));
	const tree = [root];
	for (let at = 0; at < tree.length; at++) tree.push(...[...parents].filter(([, parent]) => parent === tree[at]).map(([id]) => id));
	return tree;
}

/** Processor time that processes have used so far, in milliseconds; the kernel counts in steps of 10. */
export function processorTime(processes: readonly number[]): number {
	return processes.reduce((sum, id) => {
		const [, user = 0, system = 0] = /^\d+ \(.*\) \S(?: -?\d+){10} (\d+) (\d+)/s.exec(read(`/proc/${id}/stat`))?.map(Number) ?? [];
		return sum + (user + system) * 10;
	}, 0);
}

export function pagesOf(pdf: Uint8Array): number {
	const counts = [...Buffer.from(pdf).toString('latin1').matchAll(/\/Count (\d+)/g)].map(([, count]) => Number(count));
	return Math.max(0, ...counts);
}

function one(id: number): Memory {
	const text = read(`/proc/${id}/smaps_rollup`);
	const kilobytes = (name: string): number => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(text)?.[1] ?? 0) * 1024;
	return { rss: kilobytes('Rss'), pss: kilobytes('Pss') };
}

function allProcesses(): readonly number[] {
	return readdirSync('/proc').map(Number).filter((id) => id > 0);
}

function parentOf(id: number): number {
	return Number(/^PPid:\s+(\d+)/m.exec(read(`/proc/${id}/status`))?.[1] ?? 0);
}

/** '' for a process that has ended meanwhile. */
function read(path: string): string {
	try {
		return readFileSync(path, 'utf8');
	} catch {
		return '';
	}
}
