import { expect, test } from 'vitest';
import { canonical, formatProblem, type TextFormat } from './text-format.ts';

const good: [TextFormat, string, string][] = [
	['inn', '01207199510092', '01207199510092'],
	['inn', '0120 7199 510092', '01207199510092'],
	['okpo', '29693656', '29693656'],
	['soate', '41703000000010', '41703000000010'],
	['phone', '+996 555 12-34-56', '+996555123456'],
	['phone', '+996(555)123456', '+996555123456'],
	['email', ' Jamaat@Example.KG ', 'jamaat@example.kg'],
	['url', 'www.example.kg', 'https://www.example.kg'],
	['url', 'http://уюм.example:8080/a?b#c', 'http://уюм.example:8080/a?b#c']
];
test.each(good)('%s: %s is written %s', (format, text, expected) => {
	expect(canonical(format, text)).toBe(expected);
	expect(formatProblem(format, text)).toBeNull();
});

const bad: [TextFormat, string, string, string?][] = [
	['inn', '1207199510092', 'questionnaires/inn-lost-zero', '01207199510092'],
	['inn', '120719951009', 'questionnaires/not-an-inn'],
	['inn', '012071995100921', 'questionnaires/not-an-inn'],
	['inn', '0120719951009O', 'questionnaires/not-an-inn'],
	['okpo', '2969365', 'questionnaires/not-an-okpo'],
	['soate', '51703000000010', 'questionnaires/not-a-soate'],
	['phone', '0555 123 456', 'questionnaires/phone-without-prefix', '+996555123456'],
	['phone', '996555123456', 'questionnaires/phone-without-prefix', '+996555123456'],
	['phone', '555123456', 'questionnaires/phone-without-prefix', '+996555123456'],
	['phone', '112', 'questionnaires/not-a-phone'],
	['email', 'jamaat@example', 'questionnaires/not-an-email'],
	['email', 'a@b@c.kg', 'questionnaires/not-an-email'],
	['url', 'javascript:alert(1)', 'questionnaires/not-a-url'],
	['url', 'facebook', 'questionnaires/not-a-url']
];
test.each(bad)('%s: %s is refused as %s', (format, text, code, suggestion) => {
	expect(formatProblem(format, text)).toEqual(suggestion ? { code, params: { suggestion } } : { code });
});

test.each(['email', 'url'] as const)('%s: a hostile text is judged at once', (format) => {
	const started = performance.now();
	for (const text of ['a@' + 'a.'.repeat(40_000), 'a'.repeat(80_000), 'a.'.repeat(1000) + '!', 'a@' + '.a'.repeat(120) + ' '])
		canonical(format, text);
	expect(performance.now() - started).toBeLessThan(200);
});
