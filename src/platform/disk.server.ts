/** Faults of disks and folders, said so that whoever looks after the machine knows what to do. */
import { isProblem, Problem, type ProblemCode } from '#kernel/problem.ts';

/** What the operating system answered, as a Problem; whatever else is wrong stays as it is. `otherwise` is for a path that cannot be used. */
export function diskProblem(error: unknown, path: string, otherwise: ProblemCode): unknown {
	const { code = '' } = error as NodeJS.ErrnoException;
	if (isProblem(error)) return error;
	if (['ENOSPC', 'EDQUOT', '53100'].includes(code)) return new Problem('platform/disk-full', { status: 503, params: { path } });
	if (['EACCES', 'EPERM', 'EROFS', 'ENOENT', 'ENOTDIR', 'EISDIR', 'ENAMETOOLONG'].includes(code)) return new Problem(otherwise, { status: 503, params: { path } });
	return error;
}
