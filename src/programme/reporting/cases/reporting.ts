/** A report brought as far as a test needs, by the people who bring it there in life. */
import { draftReport } from '../draft-report.server.ts';
import { issueReport } from '../issue-report.server.ts';
import { reviewReport } from '../review-report.server.ts';
import { sendReport } from '../send-report.server.ts';
import { waiveReply } from '../waive-reply.server.ts';
import type { TestDatabase } from '../../../../tests/support/database.ts';
import { diagnosing, type Diagnosing, done } from '../../../../tests/support/diagnostic-case.ts';

export interface Reporting extends Diagnosing {
	readonly kadam: TestDatabase;
	readonly caseId: string;
}

/** Strong in governance, weak in finance, emerging everywhere else; verified with proof. */
export const levels = { '1.1': 4, '1.2': 3, '1.3': 3, '5.1': 1, '5.2': 1, '10.1': 3 } as const;

/** A case whose scores are verified; nobody has begun to write. */
export async function reporting(kadam: TestDatabase): Promise<Reporting> {
	const people = await diagnosing(kadam);
	return { ...people, kadam, caseId: await done(people, levels) };
}

export async function drafted(of: Reporting): Promise<string> {
	return draftReport(await of.as('assessor'), { case: of.caseId });
}

export async function reviewed(of: Reporting): Promise<string> {
	const report = await drafted(of);
	await reviewReport(await of.as('lead'), { report });
	return report;
}

export async function sent(of: Reporting): Promise<string> {
	const report = await reviewed(of);
	await sendReport(await of.as('officer'), { report });
	return report;
}

export async function issued(of: Reporting): Promise<string> {
	const report = await sent(of);
	await waiveReply(await of.as('head'), { report });
	await issueReport(await of.as('officer'), { report });
	return report;
}

export async function refusalOf(work: Promise<unknown>): Promise<string> {
	try {
		await work;
	} catch (problem) {
		return (problem as { code?: string }).code ?? String(problem);
	}
	return 'done';
}
