import { readFileSync } from 'node:fs';

/** The account "nobody" of every Linux. */
const NOBODY = 65_534;

/**
 * Does something with the rights of an account that has no others than those of `group`. Only what is done
 * before `work` resolves counts: the rights are the whole process's, its waiting threads included.
 */
export async function asUserOf<T>(group: string | undefined, work: () => Promise<T>): Promise<T> {
  const { setgroups, setegid, seteuid } = process;
  if (!setgroups || !setegid || !seteuid) throw new Error('this system has no such accounts');
  setgroups(group === undefined ? [] : [groupId(group)]);
  setegid(NOBODY);
  seteuid(NOBODY);
  try {
    return await work();
  } finally {
    seteuid(0);
    setegid(0);
    setgroups([0]);
  }
}

export function groupId(name: string): number {
  const found = new RegExp(`^${name}:[^:]*:(\\d+):`, 'm').exec(readFileSync('/etc/group', 'utf8'))?.[1];
  if (found === undefined) throw new Error(`this machine has no group ${name}`);
  return Number(found);
}
