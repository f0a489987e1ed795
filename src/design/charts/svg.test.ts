import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { colours, element, letters, picture, print, svgText } from './svg.ts';

describe('svgText', () => {
	it('escapes what would break out of the markup', () => {
		const written = svgText(
			picture(10, 10, '«Жаш муун» & <script>', `"quoted" 'twice'`, [letters('5 < 6 & 7 > 2', 1, 2)])
		);
		expect(written).not.toContain('<script');
		expect(written).toContain('«Жаш муун» &amp; &lt;script&gt;');
		expect(written).toContain('&quot;quoted&quot; &#39;twice&#39;');
		expect(written).toContain('>5 &lt; 6 &amp; 7 &gt; 2</text>');
	});

	it('escapes attributes too', () => {
		expect(svgText(element('g', { 'data-marker': '"><script>' }))).toBe('<g data-marker="&quot;&gt;&lt;script&gt;"/>');
	});

	it('leaves out the characters that XML forbids and keeps the rest', () => {
		const written = svgText(letters('a\u0000b\u0008c\u001Fd\uFFFEe\uD800f 😀 Ң\tӨ', 0, 0));
		expect(written).toContain('>abcdef 😀 Ң\tӨ</text>');
	});

	it('writes colours as hex for paper and as variables for the page', () => {
		const node = element('rect', { x: 1.23456 }, { fill: 'level-1', stroke: 'line' });
		expect(svgText(node)).toBe('<rect x="1.23" fill="#bd5433" stroke="#e4ded3"/>');
		expect(svgText(node, 'page')).toBe('<rect x="1.23" fill="var(--level-1)" stroke="var(--line)"/>');
	});

	it('sets no letter that Noto Sans does not have', () => {
		expect(letters('1,9 → 2,4', 0, 0).text).toBe('1,9 › 2,4');
	});

	it('names and describes the picture', () => {
		expect(svgText(picture(10.2, 20, 'Title', 'What it shows', []))).toMatch(
			/^<svg [^>]*viewBox="0 0 11 20"[^>]*role="img"><title>Title<\/title><desc>What it shows<\/desc><\/svg>$/
		);
	});
});

describe('the palette for paper', () => {
	const light = readFileSync(new URL('../styles/tokens.css', import.meta.url), 'utf8').split('@media')[0] ?? '';
	it.each(colours)('%s is what the light theme says', (colour) => {
		expect(light).toContain(`--${colour}: ${print[colour]};`);
	});
});
