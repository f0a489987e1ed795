/** What the pages of the library of model documents are told; every text finished. */
import type { ModelBlock } from './model-document.ts';

export interface ModelFile {
	readonly href: string;
	/** `кыргызча, Word, 11 КБ`. */
	readonly label: string;
}

export interface ModelItem {
	/** The key of what ships, else an id. */
	readonly id: string;
	readonly title: string;
	readonly kind: string;
	readonly purpose: string;
	/** `1.2 Башкаруу органынын иши`. */
	readonly indicators: readonly string[];
	readonly isOwn: boolean;
	readonly files: readonly ModelFile[];
}

export interface ModelsPage {
	readonly parameters: readonly { readonly value: string; readonly label: string }[];
	readonly parameter: string;
	/** The indicator that the page is narrowed to, with its name. */
	readonly indicator: string;
	readonly items: readonly ModelItem[];
	readonly mayAdd: boolean;
}

export interface ModelPage {
	readonly item: ModelItem;
	readonly licence: string;
	/** To be read on the page itself; empty for a programme's own files. */
	readonly body: readonly ModelBlock[];
	readonly mayRemove: boolean;
}

type Option = { readonly value: string; readonly label: string };

export interface NewModelPage {
	readonly kinds: readonly Option[];
	readonly languages: readonly Option[];
	readonly licences: readonly Option[];
	readonly parameters: readonly { readonly name: string; readonly indicators: readonly Option[] }[];
}
