/** How far two assessors agree, in figures that say from how many they come. */
import { formatNumber } from '#i18n/format.ts';
import { m } from '#i18n/paraglide/messages.js';
import type { Language } from '#kernel/localised.ts';
import { type KappaBand, kappaBand, type RaterAgreement } from './rater-agreement.ts';
import type { Drift } from './scoring-quality.ts';

const bands: Record<KappaBand, () => string> = {
	poor: m.diagnostics_kappa_poor, slight: m.diagnostics_kappa_slight, fair: m.diagnostics_kappa_fair,
	moderate: m.diagnostics_kappa_moderate, substantial: m.diagnostics_kappa_substantial, almostPerfect: m.diagnostics_kappa_almostPerfect
};

export function shareText(share: number | null, language: Language): string {
	return share === null ? '—' : `${formatNumber(share * 100, language)} %`;
}

/** `0,74, олуттуу`; a dash where there is nothing to measure. */
export function kappaText(kappa: number | null, language: Language): string {
	return kappa === null ? '—' : `${formatNumber(kappa, language, 2)}, ${bands[kappaBand(kappa)]()}`;
}

/** `−0,12 (n = 40)`: the sign says which way. */
export function driftText({ mean, n }: Drift, language: Language): string {
	return mean === null ? '—' : `${mean > 0.004 ? '+' : ''}${formatNumber(mean, language, 2)} (n = ${n})`;
}

export function agreementItems({ n, exact, within1, kappa }: RaterAgreement, language: Language): { label: string; value: string }[] {
	return [
		{ label: m.diagnostics_agreement_n(), value: String(n) },
		{ label: m.diagnostics_agreement_exact(), value: shareText(exact, language) },
		{ label: m.diagnostics_agreement_within(), value: shareText(within1, language) },
		{ label: m.diagnostics_agreement_kappa(), value: kappaText(kappa, language) }
	];
}
