/** The page of an organisation's people: who was asked, what roles can do, what hangs on one person, whom to invite to what. */
import { newId } from '#kernel/id.ts';
import { demand, found } from '#kernel/problem.ts';
import type { Context } from '#register/context.server.ts';
import { organisationById, peopleById } from '#register/read.server.ts';
import type { Case } from './case.ts';
import type { CompetenceFramework } from './competences.ts';
import { type Colleague, heatMap, keyPersonRisk, trainingNeeds } from './human-capacity.ts';
import { levels } from './instrument.ts';
import { mayConfirmRatings, mayPlanPeople, mayRateMyself, maySeeInvited, peopleOpenIn, ratingsConfirmedIn } from './people-policy.ts';
import { maySeePeople } from './policy.ts';
import { headOf, viewedCase } from './read-case.server.ts';
import { toColleagues } from './read-human-capacity.server.ts';
import { roleNameIn } from './read-self-rating.server.ts';
import { colleaguesOf, type ColleagueRow, frameworkOf, namesByConsent, ratingsOf, type RatingRow } from './store-people.server.ts';
import type { ConfirmView, ListedColleague, PeopleView } from './people-views.ts';

export async function readPeople(ctx: Context, id: string): Promise<PeopleView> {
	const of = await viewedCase(ctx, id);
	demand(maySeePeople(ctx.actor, of));
	const head = headOf(ctx, of, found(await organisationById(ctx.read, of.organisation)));
	const framework = found(await frameworkOf(ctx.read, of.id));
	const rows = inOrder(framework, await colleaguesOf(ctx.read, of.id));
	const ratings = await ratingsOf(ctx.read, rows);
	const labels = labelsOf(ctx, framework, rows);
	const people = toColleagues(rows, ratings);
	const may = abilitiesOf(ctx, of, rows);
	const names = may.seeNames ? await namesByConsent(ctx.read, of.id) : new Map<string, { name: string; phone: string | null }>();
	return {
		head, may,
		people: rows.map((row) => listed(ctx, row, labels.get(row.id)!, ratings)),
		roles: framework.roles.map(({ key, name }) => ({ value: key, label: name[ctx.language] })),
		topics: framework.competences.map(({ code, shortName }) => ({ code, name: shortName[ctx.language] })),
		ladder: levels.map((level) => ({ level, text: framework.ladder[level][ctx.language] })),
		heat: heatMap(framework, people).map(({ role, people: count, cells }) => ({ role: role.name[ctx.language], people: count, cells: cells.map(({ level, isCore }) => ({ level, isCore })) })),
		risk: riskShown(ctx, framework, people, labels),
		needs: trainingNeeds(framework, people).map(({ competence, people: needed }) => ({
			code: competence.code, name: competence.name[ctx.language],
			people: needed.map(({ person, level, because }) => ({ label: labels.get(person)!, level, because, name: names.get(person)?.name ?? '', phone: names.get(person)?.phone ?? '' }))
		})),
		commands: { add: newId<'command'>(), rate: newId<'command'>() }
	};
}

function abilitiesOf({ actor }: Context, of: Case, rows: readonly ColleagueRow[]): PeopleView['may'] {
	const isListed = rows.some(({ personId }) => personId !== null && personId === actor.personId);
	const isOpen = peopleOpenIn.includes(of.status);
	return {
		plan: isOpen && mayPlanPeople(actor, of) === true,
		confirm: ratingsConfirmedIn.includes(of.status) && mayConfirmRatings(actor, of) === true,
		rate: (isListed ? of.status !== 'withdrawn' : isOpen) && mayRateMyself(actor, of) === true,
		seeNames: maySeeInvited(actor, of) === true
	};
}

function inOrder({ roles }: CompetenceFramework, rows: readonly ColleagueRow[]): ColleagueRow[] {
	const order = roles.map(({ key }) => key);
	return [...rows].sort((a, b) => order.indexOf(a.role) - order.indexOf(b.role) || a.place - b.place);
}

function labelsOf(ctx: Context, framework: CompetenceFramework, rows: readonly ColleagueRow[]): Map<string, string> {
	const alike = (role: string) => rows.filter((row) => row.role === role).length;
	return new Map(rows.map(({ id, role, place }) => [id, alike(role) > 1 ? `${roleNameIn(framework, role, ctx)} ${place}` : roleNameIn(framework, role, ctx)]));
}

function listed({ actor }: Context, row: ColleagueRow, label: string, ratings: readonly RatingRow[]): ListedColleague {
	const own = ratings.filter(({ colleagueId }) => colleagueId === row.id);
	const confirmed = own.filter((rating) => rating.confirmed !== null).length;
	const isSelf = row.personId !== null && row.personId === actor.personId;
	const state = row.handedInOn === null ? (row.tokenHash ? 'hasLink' : 'listed') : confirmed === own.length ? 'confirmed' : 'handedIn';
	return { id: row.id, label, state, confirmed, rated: row.handedInOn === null ? 0 : own.length, isSelf, ratesAlone: row.personId !== null, command: newId<'command'>() };
}

function riskShown({ language }: Context, framework: CompetenceFramework, people: readonly Colleague[], labels: ReadonlyMap<string, string>): PeopleView['risk'] {
	const risk = keyPersonRisk(framework, people);
	const short = new Map(framework.competences.map(({ code, shortName }) => [code, shortName[language]]));
	return {
		confirmed: risk.confirmed, of: risk.of, isKnown: risk.isKnown, share: risk.share,
		heldByOne: risk.heldByOne.map(({ competence: { code, name }, person }) => ({ code, name: name[language], by: labels.get(person)! })),
		heldByNobody: risk.heldByNobody.map(({ code, name }) => ({ code, name: name[language] })),
		people: risk.people.filter(({ competences }) => competences.length > 1).map(({ person, competences }) => ({ label: labels.get(person)!, topics: competences.map((code) => short.get(code)!) }))
	};
}

/** What one person said of themselves, for whoever confirms it. */
export async function readColleague(ctx: Context, id: string, colleagueId: string): Promise<ConfirmView> {
	const of = await viewedCase(ctx, id);
	demand(mayConfirmRatings(ctx.actor, of));
	const framework = found(await frameworkOf(ctx.read, of.id));
	const rows = await colleaguesOf(ctx.read, of.id);
	const row = found(rows.find((one) => one.id === colleagueId && one.handedInOn !== null));
	const ratings = new Map((await ratingsOf(ctx.read, [row])).map((rating) => [rating.competence, rating]));
	const authors = await peopleById(ctx.read, [...ratings.values()].flatMap(({ confirmedBy }) => (confirmedBy ? [confirmedBy] : [])));
	return {
		head: headOf(ctx, of, found(await organisationById(ctx.read, of.organisation))),
		label: labelsOf(ctx, framework, rows).get(row.id)!,
		canWrite: ratingsConfirmedIn.includes(of.status),
		ladder: levels.map((value) => ({ value, text: framework.ladder[value][ctx.language] })),
		ratings: framework.competences.flatMap(({ code, name, can, proof: question }) => {
			const rating = ratings.get(code);
			if (!rating) return [];
			const { self, proof, confirmed, note, confirmedBy, confirmedAt, version } = rating;
			return [{ code, name: name[ctx.language], can: can[ctx.language], question: question[ctx.language], self, proof, confirmed, note, by: (confirmedBy && authors.get(confirmedBy)?.name) || '', at: confirmedAt, version }];
		}),
		command: newId<'command'>()
	};
}
