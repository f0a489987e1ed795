/** What the left navigation shows, by what the actor is: stages that exist, in the order of the programme. */
import { type Actor, type ProgrammeRole } from '#register/actor.ts';
import { stages } from '#programme/stages.ts';

export interface NavigationItem {
	/** Also names the icon and the text: `common_nav_<key>`. */
	readonly key: string;
	readonly href: string;
}

/** Roles that read organisations' records; the others get stages of their own later. */
const workingRoles: readonly ProgrammeRole[] = ['officer', 'auditor', 'assessor', 'leadAssessor', 'consultant'];

export function navigationFor(actor: Actor): NavigationItem[] {
	const own = actor.memberships[0]?.organisation;
	const works = actor.programmeRoles.some(({ role }) => workingRoles.includes(role));
	const items: NavigationItem[] = [{ key: 'home', href: '/' }];
	if (own) items.push({ key: 'my_organisation', href: `/organisations/${own}` });
	else if (works) items.push({ key: 'organisations', href: '/organisations' });
	if (own || works) items.push(...stages.filter(({ built }) => built).map(({ key }) => ({ key, href: `/${key}` })));
	const manages = actor.isAdministrator || actor.programmeRoles.some(({ role }) => role === 'officer');
	if (manages) items.push({ key: 'settings', href: '/settings' });
	return items;
}
