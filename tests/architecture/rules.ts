import type { Rule } from './rule.ts';
import { threeEndings } from './rules/endings.ts';
import { faces } from './rules/faces.ts';
import { noTwoWayFolders } from './rules/folders.ts';
import { importOrder } from './rules/import-order.ts';
import { completeTexts, kyrgyzIsKyrgyz, oneAlphabetAWord, textsInTheirArea } from './rules/messages.ts';
import { tellingNames } from './rules/names.ts';
import { problemsHaveTexts } from './rules/problems.ts';
import { readable } from './rules/readable.ts';
import { noRawHtml, noSilencedChecks, noTestLeftOut } from './rules/shortcuts.ts';
import { fileSizes, functionSizes } from './rules/sizes.ts';
import { oneNameAStage } from './rules/stages.ts';
import { timeAndChance } from './rules/time-and-chance.ts';
import { useCasesAreTested, useCasesAskPermission, useCasesRecord } from './rules/use-cases.ts';

export const rules: readonly Rule[] = [
	readable,
	importOrder,
	noTwoWayFolders,
	threeEndings,
	faces,
	timeAndChance,
	oneNameAStage,
	completeTexts,
	textsInTheirArea,
	kyrgyzIsKyrgyz,
	oneAlphabetAWord,
	problemsHaveTexts,
	useCasesRecord,
	useCasesAskPermission,
	useCasesAreTested,
	fileSizes,
	functionSizes,
	tellingNames,
	noRawHtml,
	noSilencedChecks,
	noTestLeftOut
];
