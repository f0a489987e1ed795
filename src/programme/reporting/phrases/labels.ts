/** Headings and captions that every report of one language shares. They are stored with the report: an issued version never changes its words. */
export interface ReportLabels {
	readonly title: string;
	readonly boardTitle: string;
	/** Stands on every page that is not yet issued. */
	readonly draft: string;
	readonly number: string;
	readonly region: string;
	readonly programme: string;
	readonly round: string;
	readonly assessed: string;
	readonly issued: string;
	readonly version: string;
	readonly anchor: string;
	readonly consent: string;
	readonly noConsent: string;
	/** Before the name of the person who consented and the date. */
	readonly consentBy: string;
	readonly consentVersion: string;
	readonly sections: {
		readonly method: string;
		readonly summary: string;
		readonly charts: string;
		readonly comparison: string;
		readonly people: string;
		readonly parameters: string;
		readonly priorities: string;
		readonly limits: string;
		readonly annex: string;
	};
	readonly participants: string;
	readonly participantsUnknown: string;
	readonly role: string;
	readonly women: string;
	readonly men: string;
	readonly total: string;
	readonly assessors: string;
	readonly lead: string;
	readonly documents: string;
	readonly noDocuments: string;
	readonly instrument: string;
	readonly overall: string;
	readonly noOverall: string;
	readonly strengths: string;
	readonly weaknesses: string;
	/** Above what several findings have in common. */
	readonly causes: string;
	/** Columns of the comparison of two rounds. */
	readonly change: string;
	readonly lookingBack: string;
	readonly compared: string;
	readonly radarTitle: string;
	readonly barsTitle: string;
	readonly gapTitle: string;
	readonly mean: string;
	readonly lowest: string;
	readonly scored: string;
	readonly before: string;
	readonly condition: string;
	readonly works: string;
	readonly lacks: string;
	readonly evidence: string;
	readonly noEvidence: string;
	readonly next: string;
	readonly recommendation: string;
	readonly indicator: string;
	readonly parameter: string;
	readonly now: string;
	readonly target: string;
	readonly firstStep: string;
	readonly result: string;
	readonly critical: string;
	readonly reply: string;
	readonly noReply: string;
	/** Above views that the group did not share, and what they are. */
	readonly dissents: string;
	readonly dissentsIntro: string;
	readonly disputes: string;
	readonly disputeAnswer: string;
	readonly disputeKept: string;
	readonly disputeChanged: string;
	readonly disputeOpen: string;
	readonly consensus: string;
	readonly verified: string;
	readonly evidenceCount: string;
	readonly notApplicable: string;
	readonly dontKnow: string;
	readonly notScored: string;
	readonly unproven: string;
	readonly ladder: string;
	readonly page: string;
	readonly fullReport: string;
}
