import type { PlantedFault } from './planted-faults.ts';

/** The file with the fault in it. @throws where the text that it replaces does not stand there exactly once. */
export function plantedText(text: string, { name, file, find, replaceBy }: PlantedFault): string {
  const [before, after, ...more] = text.split(find);
  if (before === undefined || after === undefined || more.length > 0)
    throw new Error(`"${name}": its text stands ${text.split(find).length - 1} times in ${file}, not once`);
  return before + replaceBy + after;
}
