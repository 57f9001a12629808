/** A version that names one release and no range: `1.2.3`, `1.2.3-rc.1`. */
const EXACT = /^\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?$/;
const FIELDS = ['dependencies', 'devDependencies', 'optionalDependencies'];

/**
 * What of the versions asked for is not one exact version.
 *
 * @param manifests `package.json` contents by path
 * @param catalog   versions that `catalog:` stands for, by name
 * @returns a line for every mistake
 */
export function inexactVersions(manifests, catalog) {
  const problems = [];
  for (const [name, version] of Object.entries(catalog))
    if (!EXACT.test(version)) problems.push(`pnpm-workspace.yaml: ${name} is "${version}", not one exact version`);
  for (const [path, manifest] of manifests)
    for (const field of FIELDS)
      for (const [name, version] of Object.entries(manifest[field] ?? {})) {
        if (EXACT.test(version) || version === 'workspace:*') continue;
        if (version === 'catalog:' && Object.hasOwn(catalog, name)) continue;
        problems.push(`${path}: ${name} is "${version}", not one exact version`);
      }
  return problems;
}
