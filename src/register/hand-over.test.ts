import { expect, test } from 'vitest';
import type { Role } from './actor.ts';
import { isOwn, purposeOf } from './hand-over.ts';

test.each<[Role[], boolean]>([[['head', 'member'], true], [['member', 'assessor'], true], [['assessor'], false], [['auditor'], false], [[], false]])('%j: own is %s', (roles, own) => {
	expect(isOwn(roles)).toBe(own);
});

test.each<[Role[], string]>([[['auditor'], 'audit'], [['donor'], 'accountability'], [['evaluator', 'donor'], 'accountability'], [['officer', 'auditor'], 'programmeWork'], [['assessor'], 'programmeWork']])('%j: %s', (roles, purpose) => {
	expect(purposeOf(roles)).toBe(purpose);
});
