import { paraglideVitePlugin } from '@inlang/paraglide-js';
import adapter from '@sveltejs/adapter-node';
import { sveltekit } from '@sveltejs/kit/vite';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig, type Plugin } from 'vite';
import { paraglide } from './paraglide.config.ts';

/**
 * Pages without the framework's router (`csr = false`) may bring one script of their own. It is built beside the others under
 * a fixed name and shares their chunks; see docs/decisions.
 */
const pageScripts = {
	'questionnaire.js': 'src/programme/profiling/section-script.svelte.ts',
	'scoring.js': 'src/programme/diagnostics/score-script.svelte.ts',
	'room.js': 'src/programme/diagnostics/room-script.svelte.ts'
};

function buildPageScripts(): Plugin {
	return {
		name: 'kadam-page-scripts',
		apply: 'build',
		applyToEnvironment: ({ name }) => name === 'client',
		buildStart() {
			for (const [fileName, id] of Object.entries(pageScripts)) this.emitFile({ type: 'chunk', id, fileName });
		}
	};
}

export default defineConfig({
	plugins: [
		buildPageScripts(),
		tailwindcss(),
		paraglideVitePlugin(paraglide),
		sveltekit({
			adapter: adapter({ precompress: true }),
			csp: {
				mode: 'nonce',
				directives: {
					'default-src': ['none'],
					'script-src': ['self'],
					// Charts and meters carry their measures in `style=`; a sheet of styles comes from us alone.
					'style-src': ['self'],
					'style-src-attr': ['unsafe-inline'],
					'img-src': ['self', 'data:'],
					'font-src': ['self'],
					'connect-src': ['self'],
					'manifest-src': ['self'],
					'form-action': ['self'],
					'base-uri': ['none'],
					'object-src': ['none'],
					'frame-ancestors': ['none']
				}
			}
		})
	]
});
