import fc from 'fast-check';
import { expect, test } from 'vitest';
import { attachment } from './attachment.ts';

test.each([
	['charter.pdf', 'attachment; filename="charter.pdf"; filename*=UTF-8\'\'charter.pdf'],
	['Устав (2).pdf', "attachment; filename=\"_____ (2).pdf\"; filename*=UTF-8''%D0%A3%D1%81%D1%82%D0%B0%D0%B2%20%282%29.pdf"],
	['a"; filename="evil.exe', "attachment; filename=\"a_; filename=_evil.exe\"; filename*=UTF-8''a%22%3B%20filename%3D%22evil.exe"]
])('%s', (name, header) => expect(attachment(name)).toBe(header));

test('any name makes one header of plain characters, and comes back out of it', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (name) => {
			const header = attachment(name);
			expect(header).toMatch(/^attachment; filename="[^"\\%]*"; filename\*=UTF-8''[A-Za-z0-9!#$&+.^_`|~%-]*$/);
			expect(header).toMatch(/^[\x20-\x7e]*$/);
			expect(decodeURIComponent(header.split("UTF-8''")[1]!)).toBe(name.toWellFormed());
		})
	);
});
