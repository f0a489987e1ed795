/** How the texts of the product are compiled; one place for the build, the tests and the command line. */
export const paraglide = {
	project: './project.inlang',
	outdir: './src/i18n/paraglide',
	strategy: ['cookie', 'preferredLanguage', 'baseLocale'],
	cookieName: 'kadam-language',
	outputStructure: 'message-modules' as const,
	emitTsDeclarations: true,
	disableAsyncLocalStorage: false
} satisfies import('@inlang/paraglide-js').CompilerOptions;
