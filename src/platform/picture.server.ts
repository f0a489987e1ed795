/** Pictures for documents that need pixels: SVG in, PNG out, with the fonts that come along and none of the machine's. */
import { createRequire } from 'node:module';
import { createCanvas, GlobalFonts, loadImage } from '@napi-rs/canvas';

const fonts = createRequire(import.meta.url);
let areFontsKnown = false;

/** @param scale pixels for each unit of the picture. */
export async function rasterise(svg: string, scale: number): Promise<Buffer> {
	knowFonts();
	const image = await loadImage(Buffer.from(svg));
	const canvas = createCanvas(Math.round(image.width * scale), Math.round(image.height * scale));
	const context = canvas.getContext('2d');
	context.drawImage(image, 0, 0, canvas.width, canvas.height);
	return canvas.encode('png');
}

function knowFonts(): void {
	if (areFontsKnown) return;
	for (const face of ['400Regular/NotoSans_400Regular', '600SemiBold/NotoSans_600SemiBold', '700Bold/NotoSans_700Bold']) {
		GlobalFonts.registerFromPath(fonts.resolve(`@expo-google-fonts/noto-sans/${face}.ttf`), 'Noto Sans');
	}
	areFontsKnown = true;
}
