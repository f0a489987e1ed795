import { encode } from 'uqr';

/** What a phone's camera reads, as the outline of one SVG path in a square of `size`, with the border that cameras need. */
export function qrPicture(text: string): { outline: string; size: number } {
	const { data, size } = encode(text, { ecc: 'M', border: 2 });
	return { size, outline: data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join('') };
}
