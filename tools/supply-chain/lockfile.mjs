import { parse } from 'yaml';

/** SHA-512 in base64 (Subresource Integrity): nothing weaker, and nothing that could be left out. */
const INTEGRITY = /^sha512-[A-Za-z0-9+/]{86}==$/;

/** @returns the lockfile (pnpm, version 9) as an object */
export function parseLockfile(text) {
  // Merge keys and aliases are no part of pnpm's format; what uses them was written by something else.
  return parse(text, { maxAliasCount: 0 });
}

/**
 * Packages that could be exchanged without anybody noticing: no hash, or content from somewhere else than the registry.
 *
 * @returns a line for every mistake
 */
export function lockfileProblems(lockfile) {
  const entries = Object.entries(lockfile.packages ?? {});
  if (entries.length === 0) return ['pnpm-lock.yaml names no package'];
  return entries.flatMap(([name, { resolution = {} }]) => {
    const others = Object.keys(resolution).filter((key) => key !== 'integrity');
    return [
      ...(INTEGRITY.test(resolution.integrity ?? '') ? [] : [`pnpm-lock.yaml: ${name} has no SHA-512`]),
      ...others.map((key) => `pnpm-lock.yaml: ${name} comes from elsewhere (${key})`),
    ];
  });
}

/**
 * Everything that the product is made of: what these workspace projects need when they run, and what is built into what they
 * serve. Build tools and test tools are not among them.
 *
 * @param projects folders of workspace projects, e.g. `apps/cli`
 * @returns `name@version` of each package, sorted
 */
export function shippedPackages(lockfile, projects) {
  const found = new Set();
  const seen = new Set();
  for (const project of projects) visitProject(project);
  return [...found].sort();

  function visitProject(path) {
    if (seen.has(path)) return;
    seen.add(path);
    const importer = lockfile.importers[path];
    if (!importer) throw new Error(`pnpm-lock.yaml knows no project ${path}`);
    for (const [name, { version }] of Object.entries({ ...importer.dependencies, ...importer.optionalDependencies })) {
      if (version.startsWith('link:')) visitProject(resolveLink(path, version.slice('link:'.length)));
      else visitPackage(keyOf(name, version));
    }
  }

  function visitPackage(key) {
    if (seen.has(key)) return;
    seen.add(key);
    const snapshot = lockfile.snapshots[key];
    if (!snapshot) throw new Error(`pnpm-lock.yaml has no entry for ${key}`);
    // What stands in brackets are the peers that it was installed with.
    found.add(key.replace(/\(.*$/, ''));
    for (const [name, version] of Object.entries({ ...snapshot.dependencies, ...snapshot.optionalDependencies }))
      visitPackage(keyOf(name, version));
  }

  /** An alias (`npm:`) is written as the whole key of what it stands for. */
  function keyOf(name, version) {
    return Object.hasOwn(lockfile.snapshots, version) ? version : `${name}@${version}`;
  }
}

function resolveLink(from, link) {
  const parts = from.split('/');
  for (const step of link.split('/')) {
    if (step === '..') parts.pop();
    else if (step !== '.') parts.push(step);
  }
  return parts.join('/');
}
