import { expect, test } from 'vitest';
import { actsPermitted, faults, move } from '#kernel/workflow.ts';
import { firstReportState, reportStates, reportWorkflow } from './workflow.ts';

const by = (state: (typeof reportStates)[number], ...roles: string[]) => actsPermitted(reportWorkflow, state, roles);

test('the table has no faults', () => {
	expect(faults(reportWorkflow, reportStates, firstReportState)).toEqual([]);
});

test('who may do what in which state', () => {
	expect(by('draft', 'assessor', 'leadAssessor')).toEqual(['review']);
	expect(by('draft', 'assessor')).toEqual([]);
	expect(by('draft', 'officer')).toEqual([]);
	expect(by('reviewed', 'officer')).toEqual(['send', 'return']);
	expect(by('reviewed', 'leadAssessor')).toEqual(['send', 'return']);
	expect(by('sent', 'head', 'member')).toEqual(['reply', 'waiveReply']);
	expect(by('sent', 'member')).toEqual([]);
	expect(by('sent', 'officer')).toEqual(['return', 'issue']);
	expect(by('issued', 'leadAssessor')).toEqual(['reopen']);
	expect(by('issued', 'head')).toEqual([]);
	expect(by('withdrawn', 'officer', 'leadAssessor', 'head')).toEqual([]);
});

test('an auditor, a consultant and a donor may read at most', () => {
	for (const state of reportStates) expect(by(state, 'auditor', 'consultant', 'donor', 'reviewer')).toEqual([]);
});

test('returning and reopening need a reason', () => {
	expect(move(reportWorkflow, 'reviewed', 'return', ['officer'], ' ')).toEqual({ ok: false, problem: 'workflow/reason-required' });
	expect(move(reportWorkflow, 'issued', 'reopen', ['officer'], '')).toEqual({ ok: false, problem: 'workflow/reason-required' });
	expect(move(reportWorkflow, 'issued', 'reopen', ['officer'], 'A wrong date')).toMatchObject({ ok: true, next: 'draft' });
});

test('what was issued cannot be withdrawn', () => {
	expect(move(reportWorkflow, 'issued', 'withdraw', ['system'], '')).toEqual({ ok: false, problem: 'workflow/not-in-this-state' });
	expect(move(reportWorkflow, 'sent', 'withdraw', ['system'], '')).toMatchObject({ ok: true, next: 'withdrawn' });
});
