/** A device in plain words, from what its browser says of itself. Good enough to recognise one's own; nothing relies on it. */

const browsers: readonly (readonly [RegExp, string])[] = [
	[/YaBrowser\//, 'Yandex'],
	[/OPR\/|Opera/, 'Opera'],
	[/Edg(e|A|iOS)?\//, 'Edge'],
	[/SamsungBrowser\//, 'Samsung Internet'],
	[/UCBrowser\//, 'UC Browser'],
	[/Firefox\/|FxiOS\//, 'Firefox'],
	[/Chrome\/|CriOS\/|Chromium\//, 'Chrome'],
	[/Version\/[\d.]+.*Safari\//, 'Safari']
];

const systems: readonly (readonly [RegExp, string])[] = [
	[/iPhone|iPod/, 'iPhone'],
	[/iPad/, 'iPad'],
	[/Android/, 'Android'],
	[/Windows/, 'Windows'],
	[/CrOS/, 'ChromeOS'],
	[/Mac OS X|Macintosh/, 'Mac'],
	[/Linux|X11/, 'Linux']
];

/** `Chrome, Android`; empty where nothing is recognised. */
export function deviceName(userAgent: string | null): string {
	return [browsers, systems].flatMap((known) => known.find(([sign]) => sign.test(userAgent ?? ''))?.[1] ?? []).join(', ');
}
