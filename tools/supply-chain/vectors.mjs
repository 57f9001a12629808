/**
 * Files of test data whose origin nobody has written down.
 *
 * @param files  paths below the folder of vectors, without the README
 * @param readme its text: a table whose first column names files in backticks, `folder/*` for all of a folder, and whose third
 *               and fourth say where they come from and under which licence
 * @returns a line for every mistake
 */
export function provenanceProblems(files, readme) {
  const problems = [];
  const stated = [];
  for (const line of readme.split('\n')) {
    const [, first, ...cells] = line.split('|').map((cell) => cell.trim());
    const name = /^`([^`]+)`$/.exec(first ?? '')?.[1];
    // Other tables of the file describe parts of one file; their rows are shorter.
    if (name === undefined || cells.length < 4) continue;
    const [, source, licence] = cells;
    stated.push(name);
    // The text of a licence is named where the licence is.
    for (const [, text] of licence.matchAll(/`([^`]+)`/g)) stated.push(text);
    if (source === '' || licence === '') problems.push(`${name}: source or licence is missing`);
  }
  const covers = (name, file) => (name.endsWith('/*') ? file.startsWith(name.slice(0, -1)) : file === name);
  for (const file of files)
    if (!stated.some((name) => covers(name, file))) problems.push(`${file}: nothing is said of where it comes from`);
  for (const name of stated)
    if (!files.some((file) => covers(name, file))) problems.push(`${name} is described, and is not there`);
  return problems;
}
