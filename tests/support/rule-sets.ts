/** The rules that ship with the product, published as at the first start. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { referenceFolder } from '#platform/root.server.ts';
import { publishRuleSet } from '#programme/eligibility/publish-rule-set.server.ts';
import type { RuleSet } from '#programme/eligibility/rules.ts';
import type { TestDatabase } from './database.ts';

export async function publishShippedRules({ system }: TestDatabase): Promise<RuleSet[]> {
	const folder = join(referenceFolder, 'rule-sets');
	const rules = readdirSync(folder).map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as RuleSet);
	for (const one of rules) await publishRuleSet(system, one, rules);
	return rules;
}
