/** The verbs of the command line. Most open the installation, call what the pages call, and close it again. */
import { Command } from 'commander';
import { readConfig } from '#platform/config.server.ts';
import { publishReference } from '#wiring/reference.server.ts';
import { type Runtime, startRuntime } from '#wiring/runtime.server.ts';
import { type Answer, show, showFailure } from './output.ts';
import { backUp } from './backup.ts';
import { doctor } from './doctor.ts';
import { waitingJobs } from './jobs.ts';
import { verifyTheJournal } from './journal.ts';
import { listOrganisations } from './organisations.ts';
import { move } from './move.ts';
import { writePlan } from './plan.ts';
import { writeReport } from './report.ts';
import { restore } from './restore.ts';
import { addUser, listUsers, resetSecondStep } from './user.ts';

type Options = Record<string, string | undefined>;
type Work = (runtime: Runtime, options: Options) => Promise<Answer>;

export const program = new Command('kadam').description('Kadam from the command line').showHelpAfterError();

/** Runs one verb; whatever it is refused is said clearly and ends with exit code 1. */
function command(name: string, description: string, work: (options: Options) => Promise<Answer>): Command {
	const words = name.split(' ');
	const parent = words.length > 1 ? group(words[0]!) : program;
	return parent.command(words.at(-1)!).description(description).option('--json', 'answer one JSON value').action(async (options: Options & { json?: string }) => {
		const asJson = options.json !== undefined;
		try {
			show(await work(options), asJson);
		} catch (error) {
			showFailure(error, asJson);
			process.exitCode = 1;
		}
	});
}

/** Verbs of one matter, such as `journal verify`. */
function group(name: string): Command {
	return program.commands.find((known) => known.name() === name) ?? program.command(name).showHelpAfterError();
}

/** A verb in an opened installation, brought to this version. */
function verb(name: string, description: string, work: Work): Command {
	return command(name, description, async (options) => {
		const runtime = await startRuntime({ ...readConfig(), logLevel: 'error' });
		try {
			await publishReference(runtime);
			return await work(runtime, options);
		} finally {
			await runtime.stop();
		}
	});
}

verb('organisations', 'list organisations and how far each has come', listOrganisations).option('--search <words>', 'only those whose name or number has these words');
verb('report', 'write an issued report as PDF or Word', writeReport)
	.requiredOption('--organisation <number>', 'e.g. CSO-2026-00042')
	.requiredOption('--out <file>', 'where to write it')
	.option('--language <language>', 'ky, ru or en', 'ky')
	.option('--summary', 'the one-page summary for the board instead')
	.option('--word', 'as a Word file');
verb('plan', 'write a capacity development plan as PDF', writePlan)
	.requiredOption('--organisation <number>', 'e.g. CSO-2026-00042')
	.requiredOption('--out <file>', 'where to write the PDF')
	.option('--language <language>', 'ky, ru or en', 'ky');
verb('users', 'list the people who can sign in', listUsers);
verb('user', 'add somebody who can sign in', addUser)
	.requiredOption('--email <address>', 'their e-mail address')
	.requiredOption('--name <name>', 'their name')
	.option('--language <language>', 'ky, ru or en', 'ky')
	.option('--role <role>', 'a role in the newest programme, e.g. officer')
	.option('--administrator', 'may change settings and accounts');
verb('second-step reset', 'take away the second step of somebody who lost it', resetSecondStep)
	.requiredOption('--email <address>', 'their e-mail address');
verb('journal verify', 'look whether the journal is as it was written', verifyTheJournal)
	.option('--anchor <number:hash>', 'a seal that was printed in a report or kept elsewhere');
command('backup', 'write everything into one file, while Kadam may go on running', (options) => backUp(readConfig(), options))
	.requiredOption('--out <file>', 'where to write it; it appears only when it is whole')
	.option('--passphrase-file <file>', 'encrypt it with the first line of this file');
command('restore', 'fill an empty installation from a backup', (options) => restore(readConfig(), options))
	.requiredOption('--from <file>', 'a file that backup wrote')
	.option('--passphrase-file <file>', 'the passphrase it was encrypted with')
	.option('--check', 'only look whether the file is whole');
command('move', 'bring everything into another, empty database', (options) => move(readConfig(), options))
	.requiredOption('--to <database>', 'postgres://… , or embedded');
verb('jobs', 'show what waits to be done and what failed', waitingJobs);
verb('doctor', 'look whether the installation is sound', doctor);
