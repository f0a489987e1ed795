/** What one save carries: sixty scores and twenty comments of 250 bytes each. */
import { newId } from '#kernel/id.ts';
import { indicatorsOf } from '#programme/diagnostics/instrument.ts';
import { sixtyIndicators } from './installation.ts';

const codes = indicatorsOf(sixtyIndicators()).map(({ code }) => code);
/** 125 letters of two bytes. */
const sentence = 'Уюмдун башкаруу органы жыйналыштарын өз убагында өткөрөт, чечимдер жазылып, аткарылышы көзөмөлдөнөт, мүчөлөргө айтылат. '.padEnd(125, 'а').slice(0, 125);

/** Different from the save before, so that every score is written. */
export function scoresOf(round: number) {
	return codes.map((indicator, place) => ({
		indicator, mark: String(1 + ((place + round) % 4)), comment: place % 3 === 0 ? `${round} ${sentence}`.slice(0, 125) : '', reason: '', basedOn: String(round)
	}));
}

/** As a browser sends it. */
export function formOf(round: number): string {
	const form = new URLSearchParams({ command: newId() });
	for (const [place, score] of scoresOf(round).entries()) for (const [field, value] of Object.entries(score)) form.set(`scores.${place}.${field}`, value);
	return form.toString();
}
