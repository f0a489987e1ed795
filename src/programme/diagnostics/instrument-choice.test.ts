import { expect, test } from 'vitest';
import { instrument } from '../../../tests/support/arbitrary-scores.ts';
import { proposedInstrument } from './instrument-choice.ts';

const groups = { ...instrument, key: 'informal-group', organisationTypes: ['initiative-group'] };
const newer = { ...instrument, version: 3 };
const latest = [groups, newer];

test('an instrument made for its kind comes before the programme’s own, of which the latest version is taken', () => {
	expect(proposedInstrument(latest, instrument, 'initiative-group')).toBe(groups);
	expect(proposedInstrument(latest, instrument, 'network')).toBe(newer);
	expect(proposedInstrument(latest, instrument, null)).toBe(newer);
});

test('a programme without an instrument proposes none', () => {
	expect(proposedInstrument(latest, undefined, 'network')).toBeUndefined();
});
