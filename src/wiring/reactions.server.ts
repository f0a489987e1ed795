/** What follows from an event after its commit: mostly a mail to whoever waits for it. A handler may run twice and must not mind. */
import type { PersonId } from '#kernel/id.ts';
import type { Entry } from '#journal/happening.ts';
import { entryById } from '#journal/read.server.ts';
import { assessOne } from './eligibility.server.ts';
import { type AwaitedEvent, changingEligibility, reactsTo } from './reactions.ts';
import { caseById } from '#programme/diagnostics/read.server.ts';
import { withdrawReport } from '#programme/reporting/withdraw-report.server.ts';
import { administrators } from '#register/read.server.ts';
import { tellAdministrators, tellOwner } from './account-letters.server.ts';
import { systemContext } from './context.server.ts';
import { notify } from './notify.server.ts';
import type { Runtime } from './runtime.server.ts';
import { tellOfSession, tellOfWithdrawal, tellSecondAssessor } from './session-letters.server.ts';
import { tellOfChoice, tellPanel, tellTarget } from './target-letters.server.ts';

type Handler = (runtime: Runtime, entry: Entry) => Promise<void>;

const nobodyIsTold: Handler = () => Promise.resolve();

const handlers: Record<AwaitedEvent, Handler> = {
	'register/password-changed': tellOwner,
	'register/password-reset': tellOwner,
	'register/authenticator-set': tellOwner,
	'register/authenticator-removed': tellOwner,
	'register/recovery-codes-renewed': tellOwner,
	'register/passkey-added': tellOwner,
	'register/passkey-removed': tellOwner,
	'register/second-factor-cleared': tellOwner,
	'register/erasure-asked': (runtime, entry) => tellAdministrators(runtime, entry, `/privacy/erasures/${entry.subject.id}`),
	'register/person-exported': (runtime, entry) => tellAdministrators(runtime, entry, '/privacy/transfers'),
	'register/consent-withdrawn': (runtime, entry) => notify(runtime, entry, 'officers', `/organisations/${entry.organisation}`),
	'profiling/submitted': (runtime, entry) => notify(runtime, entry, 'officers', '/profiling'),
	'profiling/returned': (runtime, entry) => notify(runtime, entry, 'members', '/profiling'),
	'profiling/confirmed': (runtime, entry) => notify(runtime, entry, 'members', '/'),
	'diagnostics/requested': (runtime, entry) => notify(runtime, entry, 'officers', '/diagnostics'),
	'diagnostics/scheduled': tellOfSession,
	'diagnostics/rescheduled': tellOfSession,
	'diagnostics/second-assessor-appointed': tellSecondAssessor,
	'diagnostics/withdrawn': async (runtime, entry) => {
		await withdrawReport(systemContext(runtime), { case: entry.subject.id });
		await tellOfWithdrawal(runtime, entry);
	},
	'diagnostics/conflict-declared': tellOfConflict,
	'reporting/sent': (runtime, entry) => notify(runtime, entry, 'members', '/reporting'),
	'reporting/replied': (runtime, entry) => notify(runtime, entry, 'officers', `/reporting/${entry.subject.id}`),
	'reporting/reply-waived': (runtime, entry) => notify(runtime, entry, 'officers', `/reporting/${entry.subject.id}`),
	'reporting/issued': (runtime, entry) => notify(runtime, entry, 'members', '/reporting'),
	'reporting/disputed': (runtime, entry) => notify(runtime, entry, 'officers', `/reporting/${entry.subject.id}/disputes`),
	'reporting/batch-ordered': (runtime, entry) => runtime.database.transaction((tx) => runtime.jobs.send(tx, 'batch', { batch: entry.subject.id })),
	'planning/sent-for-agreement': (runtime, entry) => notify(runtime, entry, 'members', '/planning'),
	'planning/agreed': (runtime, entry) => notify(runtime, entry, 'officers', `/planning/${entry.subject.id}`),
	'planning/returned': (runtime, entry) => notify(runtime, entry, entry.data?.['from'] === 'csoReview' ? 'officers' : 'members', `/planning/${entry.subject.id}`),
	'planning/approved': (runtime, entry) => notify(runtime, entry, 'members', '/planning'),
	'planning/action-status-changed': nobodyIsTold,
	'diagnostics/done': nobodyIsTold,
	'eligibility/opened': (runtime, entry) => notify(runtime, entry, 'members', `/eligibility/${entry.organisation}`),
	'eligibility/rule-set-published': lookAtEverybodyAgain,
	'eligibility/override-proposed': tellSecondPerson,
	'eligibility/override-confirmed': (runtime, entry) => notify(runtime, entry, 'members', `/eligibility/${entry.organisation}`),
	'eligibility/override-refused': (runtime, entry) => notify(runtime, entry, [entry.data?.['proposedBy'] as PersonId], `/eligibility/overrides/${entry.subject.id}`),
	'eligibility/override-ended': (runtime, entry) => notify(runtime, entry, 'members', `/eligibility/${entry.organisation}`),
	'eligibility/override-expired': (runtime, entry) => notify(runtime, entry, 'members', `/eligibility/${entry.organisation}`),
	'eligibility/appealed': (runtime, entry) => notify(runtime, entry, 'officers', `/eligibility/${entry.organisation}`),
	'eligibility/appeal-answered': (runtime, entry) => notify(runtime, entry, 'members', `/eligibility/${entry.organisation}`),
	'eligibility/target-voting-opened': tellPanel,
	'eligibility/targets-announced': tellOfChoice,
	'eligibility/target-chosen': tellTarget,
	'eligibility/target-not-chosen': tellTarget
};

/** What ships with the product is looked at every night; what an officer publishes counts from now on. */
async function lookAtEverybodyAgain({ database, jobs }: Runtime, entry: Entry): Promise<void> {
	if (entry.data?.['draft']) await database.transaction((tx) => jobs.send(tx, 'eligibility', {}));
}

/** Whoever can put in force what one officer proposed: the other officers, and administrators. */
async function tellSecondPerson(runtime: Runtime, entry: Entry): Promise<void> {
	const path = `/eligibility/overrides/${entry.subject.id}`;
	await notify(runtime, entry, 'officers', path);
	await notify(runtime, entry, (await administrators(runtime.database.read)).map(({ id }) => id), path);
}

/** Whoever appoints, and whoever leads: nothing begins until somebody else is named. Of what kind the interest is, the case alone says. */
async function tellOfConflict(runtime: Runtime, entry: Entry): Promise<void> {
	const of = await caseById(runtime.database.read, entry.subject.id);
	const leads = of?.assessors.filter(({ isLead }) => isLead).map(({ person }) => person) ?? [];
	await notify(runtime, entry, 'officers', `/diagnostics/${entry.subject.id}`);
	await notify(runtime, entry, leads, `/diagnostics/${entry.subject.id}`);
}

export async function react(runtime: Runtime, entryId: string): Promise<void> {
	const entry = await entryById(runtime.database.read, entryId);
	if (!entry || !reactsTo(entry.event)) return;
	await handlers[entry.event](runtime, entry);
	if (changingEligibility.includes(entry.event) && entry.organisation && entry.programme) await assessOne(runtime, entry.programme, entry.organisation);
}
