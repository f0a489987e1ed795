/** Which areas a plan takes up and which level it aims at in each: weaknesses first, and always what the organisation itself asked for. */
import type { Indicator, Instrument, Level, Parameter } from '#programme/diagnostics/instrument.ts';
import { levelIn, type IndicatorResult, type ParameterResult, type Result } from '#programme/diagnostics/result.ts';
import type { Target } from '#programme/diagnostics/targets.ts';
import type { Objective, Success } from './plan.ts';

export interface ObjectiveSources {
	readonly instrument: Instrument;
	readonly result: Result<'verified'>;
	readonly targets: ReadonlyMap<string, Target>;
	/** Codes of parameters or indicators that the organisation named in its profile. */
	readonly priorities: readonly string[];
}

/**
 * A parameter becomes an objective when its mean is weak, when something in it stands at level 1 that is expected of the
 * organisation, when a target in it was agreed, or when the organisation named it. Its work is every indicator below the
 * target, save what is not yet expected; what the organisation named is raised one level even where the target is reached.
 */
export function objectivesFrom(sources: ObjectiveSources): readonly Objective[] {
	const parameters = new Map(sources.instrument.parameters.map((parameter) => [parameter.code, parameter]));
	return sources.result.parameters.flatMap((result) => {
		const parameter = parameters.get(result.code);
		if (!parameter) throw new RangeError(`The instrument has no parameter ${result.code}`);
		const success = successOf(parameter, result, sources);
		if (success.length === 0) return [];
		return [
			{
				parameter: parameter.code,
				title: parameter.name,
				currentMean: result.mean,
				ownPriority: sources.priorities.some(
					(code) => code === parameter.code || success.some(({ indicator }) => indicator === code)
				),
				success
			}
		];
	});
}

/** An indicator that has a verified level, and what is aimed at. */
interface Standing {
	readonly indicator: Indicator;
	readonly level: Level;
	readonly target: Target;
	readonly result: IndicatorResult;
}

function successOf(
	parameter: Parameter,
	result: ParameterResult,
	{ targets, priorities }: ObjectiveSources
): readonly Success[] {
	const standings = result.indicators.flatMap((found) => standing(found, parameter, targets));
	const owned = priorities.includes(parameter.code);
	const weak = result.band === 'critical' || result.band === 'weak' || standings.some(callsForWork);
	const wanted = new Map<string, Level>();
	if (weak || owned) {
		for (const { indicator, target } of standings.filter(isBelowTarget)) wanted.set(indicator.code, target.level);
	}
	const named = standings.filter(({ indicator }) => priorities.includes(indicator.code));
	for (const { indicator, level, target } of [...named, ...(owned && wanted.size === 0 ? lowest(standings) : [])]) {
		if (level < 4) wanted.set(indicator.code, higher(target.level, next(level)));
	}
	return standings.flatMap(({ indicator, level }) => {
		const desired = wanted.get(indicator.code);
		return desired === undefined ? [] : [success(indicator, level, desired)];
	});
}

function standing(
	result: IndicatorResult,
	parameter: Parameter,
	targets: ReadonlyMap<string, Target>
): readonly Standing[] {
	const indicator = parameter.indicators.find(({ code }) => code === result.code);
	const target = targets.get(result.code);
	if (!indicator || !target)
		throw new RangeError(`Indicator ${result.code} has no place in the instrument or no target`);
	const level = levelIn('verified', result);
	return level === null ? [] : [{ indicator, level, target, result }];
}

/** An agreed target is expected of the organisation by its own word, whatever its size. */
function isBelowTarget({ level, target, result }: Standing): boolean {
	return level < target.level && (!result.notYetExpected || target.because === 'agreed');
}

/** Enough on its own to take up a parameter whose mean is not weak. */
function callsForWork(standing: Standing): boolean {
	return isBelowTarget(standing) && (standing.level === 1 || standing.target.because === 'agreed');
}

function lowest(standings: readonly Standing[]): readonly Standing[] {
	const least = Math.min(...standings.map(({ level }) => level));
	return standings.filter(({ level }) => level === least);
}

function next(level: Level): Level {
	return ({ 1: 2, 2: 3, 3: 4, 4: 4 } as const)[level];
}

function higher(a: Level, b: Level): Level {
	return a >= b ? a : b;
}

function success(indicator: Indicator, current: Level, desired: Level): Success {
	return {
		indicator: indicator.code,
		current,
		desired,
		statement: indicator.levels[desired],
		meansOfVerification: indicator.evidence
	};
}
