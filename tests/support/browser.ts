/**
 * A Chromium for tests: the one that CHROMIUM_PATH names, the machine's own, or the one that comes along as an npm package
 * together with the libraries that a bare machine lacks.
 */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { type Browser, chromium, type LaunchOptions } from 'playwright-core';

const flags = [
	'--headless',
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync'
];

const usualPlaces = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'];

/** Whoever launches it closes it: `await browser.close()`. */
export async function launchBrowser(options: LaunchOptions = {}): Promise<Browser> {
	const found = [process.env['CHROMIUM_PATH'], ...usualPlaces].find((path) => path && existsSync(path));
	return found ? launch(found, options) : launchPackaged(options);
}

/** The packaged browser; exported so that a test can prove it also where another one is found first. */
export async function launchPackaged(options: LaunchOptions = {}): Promise<Browser> {
	const folder = await unpack();
	const libraries = [join(folder, 'al2023', 'lib'), process.env['LD_LIBRARY_PATH']].filter(Boolean).join(':');
	return launch(join(folder, 'chromium'), { ...options, env: { ...process.env, LD_LIBRARY_PATH: libraries, FONTCONFIG_FILE: fontsOf(folder) } });
}

function launch(executablePath: string, options: LaunchOptions): Promise<Browser> {
	return chromium.launch({ executablePath, ...options, args: [...flags, ...(options.args ?? [])] });
}

/** The package looks for its fonts in one place only, and a bare machine has none; letters without a font have no size. */
function fontsOf(folder: string): string {
	const file = join(folder, 'fonts.conf');
	const folders = [join(folder, 'fonts', 'fonts'), '/usr/share/fonts'].map((fonts) => `<dir>${fonts}</dir>`).join('');
	writeFileSync(file, `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>${folders}<cachedir>${join(folder, 'fonts-cache')}</cachedir></fontconfig>`);
	return file;
}

/**
 * Once for all runs, beside the packages. The package unpacks into the temporary directory that the process names and trusts
 * whatever lies there, so it gets one of its own, which takes its place only when it is complete.
 */
async function unpack(): Promise<string> {
	const { default: packaged, inflate } = await import('@sparticuz/chromium');
	const shipped = join(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '..');
	const { version } = JSON.parse(readFileSync(join(shipped, 'package.json'), 'utf8')) as { version: string };
	const cache = join(dirname(dirname(import.meta.dirname)), 'node_modules', '.cache');
	const folder = join(cache, `chromium-${version}`);
	if (existsSync(folder)) return folder;
	mkdirSync(cache, { recursive: true });
	const unfinished = mkdtempSync(join(cache, 'chromium-'));
	const before = process.env['TMPDIR'];
	process.env['TMPDIR'] = unfinished;
	try {
		await Promise.all([packaged.executablePath(), inflate(join(shipped, 'bin', 'al2023.tar.br'))]);
	} finally {
		if (before === undefined) delete process.env['TMPDIR'];
		else process.env['TMPDIR'] = before;
	}
	renameSync(unfinished, folder);
	return folder;
}
