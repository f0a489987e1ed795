/** Which instrument is proposed to an organisation when it asks for diagnostics. */
import type { Instrument, InstrumentName } from './instrument.ts';

/**
 * The latest version that is made for its kind; else the latest version of the programme's own. `latest` holds the latest
 * version of every instrument. An organisation of an unknown kind gets the programme's.
 */
export function proposedInstrument(latest: readonly Instrument[], programme: InstrumentName | undefined, organisationType: string | null): Instrument | undefined {
	const forItsKind = organisationType === null ? undefined : latest.find(({ organisationTypes }) => organisationTypes?.includes(organisationType));
	return forItsKind ?? latest.find(({ key }) => key === programme?.key);
}
