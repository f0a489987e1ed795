/** Approvals of a plan, each with what it was given to. */
import { asc, eq } from 'drizzle-orm';
import type { Reader, Tx } from '#platform/database.server.ts';
import { approvedContent } from './approved-content.ts';
import { contentsOf } from './store.server.ts';
import type { Deed, PlanHead } from './stored-plan.ts';
import { planApproval } from './tables.server.ts';

export type Approval = typeof planApproval.$inferSelect;

/** The first one first. */
export function approvalsOf(read: Reader, planId: string): Promise<Approval[]> {
	return read.select().from(planApproval).where(eq(planApproval.planId, planId)).orderBy(asc(planApproval.number));
}

/** Keeps what the plan says at this moment; answers which approval it is. */
export async function keepApproval(tx: Tx, head: PlanHead, { by, at }: Deed): Promise<number> {
	const { agreed } = head;
	if (!agreed) throw new RangeError(`Plan ${head.id} is approved without having been agreed to`);
	const number = (await approvalsOf(tx, head.id)).length + 1;
	await tx.insert(planApproval).values({
		planId: head.id, number, organisationId: head.organisation, content: approvedContent(await contentsOf(tx, head)), reason: head.revised?.reason ?? null,
		agreedAt: agreed.at, agreedBy: agreed.by, boardNoted: agreed.boardNoted, approvedAt: at, approvedBy: by
	});
	return number;
}
