import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { pathOf, textOf } from './support/files.ts';
import { type Manifest, manifests } from './support/manifests.ts';

const all = manifests();
const of = (kind: string) => all.map(({ manifest }) => manifest).filter((one) => one.kind === kind);
const named = (kind: string, name: string): Manifest => {
  const found = of(kind).find(({ metadata }) => metadata.name === name);
  if (!found) throw new Error(`There is no ${kind} ${name}.`);
  return found;
};
/** Module of a kind in kubernetes-models: `apps/v1` → `kubernetes-models/apps/v1`, `v1` → `kubernetes-models/v1`. */
const moduleOf = ({ apiVersion }: Manifest) => `kubernetes-models/${apiVersion}`;
const workloads = of('StatefulSet');

describe('Kubernetes manifests', () => {
  it('satisfy the schemas that Kubernetes publishes', async () => {
    expect(all.length).toBeGreaterThan(10);
    for (const { file, manifest } of all) {
      const kinds = await import(moduleOf(manifest));
      const model = new kinds[manifest.kind](manifest);
      expect(() => model.validate(), `${file}: ${manifest.kind} ${manifest.metadata.name}`).not.toThrow();
    }
  });

  // The published schemas let unknown fields pass, and a cluster drops them silently: a misspelled securityContext is none.
  it('have no field that Kubernetes does not know', () => {
    const mistakes = compile(all.map(({ manifest }) => manifest));
    expect(mistakes).toBe('');
    const [workload] = workloads;
    const misspelled = structuredClone(workload) as Manifest;
    misspelled.spec.template.spec.containers[0].securityContext.readOnlyRootFileSystem = true;
    expect(compile([misspelled])).toContain('readOnlyRootFileSystem');
  });

  it.each(workloads.map((workload) => [workload.metadata.name, workload] as const))(
    'let %s do as little as possible',
    (_name, { spec }) => {
      const pod = spec.template.spec;
      expect(pod.automountServiceAccountToken).toBe(false);
      expect(pod.securityContext).toMatchObject({
        runAsNonRoot: true,
        runAsUser: 10001,
        runAsGroup: 10001,
        fsGroup: 10001,
        seccompProfile: { type: 'RuntimeDefault' },
      });
      expect(pod.containers).toHaveLength(1);
      for (const container of pod.containers) {
        expect(container.securityContext).toEqual({
          allowPrivilegeEscalation: false,
          readOnlyRootFilesystem: true,
          capabilities: { drop: ['ALL'] },
        });
        expect(container.resources.limits.memory).toBeDefined();
        for (const probe of ['startupProbe', 'readinessProbe', 'livenessProbe']) expect(container[probe]).toBeDefined();
        const volumes = [...pod.volumes, ...spec.volumeClaimTemplates.map((claim: Manifest) => claim.metadata)];
        for (const { name } of container.volumeMounts)
          expect(volumes.map((one: Manifest['metadata']) => one.name)).toContain(name);
      }
      expect(pod.terminationGracePeriodSeconds).toBeGreaterThanOrEqual(20);
    },
  );

  it('ask for health where it is answered, and publish that port nowhere', () => {
    const [container] = named('StatefulSet', 'console').spec.template.spec.containers;
    expect(container.readinessProbe.httpGet).toEqual({ path: '/readyz', port: 'management' });
    expect(container.livenessProbe.httpGet).toEqual({ path: '/healthz', port: 'management' });
    const ports = Object.fromEntries(
      container.ports.map((port: { name: string; containerPort: number }) => [port.name, port.containerPort]),
    );
    const environment = textOf('deploy/docker/Dockerfile');
    expect(environment).toContain(`PORT=${ports.http} `);
    expect(environment).toContain(`MANAGEMENT_PORT=${ports.management} `);
    expect(named('Service', 'console').spec.ports).toEqual([{ name: 'http', port: 80, targetPort: 'http' }]);
    expect(named('Ingress', 'console').spec.rules[0].http.paths[0].backend.service).toEqual({
      name: 'console',
      port: { name: 'http' },
    });
  });

  it('run two consoles, of which one may be taken away, and one ledger service', () => {
    expect(named('StatefulSet', 'console').spec.replicas).toBe(2);
    expect(named('StatefulSet', 'ledger').spec.replicas).toBe(1);
    const budget = named('PodDisruptionBudget', 'console').spec;
    expect(budget.minAvailable).toBe(1);
    expect(budget.selector).toEqual(named('StatefulSet', 'console').spec.selector);
  });

  it('select what they mean', () => {
    const labels = (name: string) => named('StatefulSet', name).spec.template.metadata.labels;
    for (const name of ['console', 'ledger']) {
      expect(named('StatefulSet', name).spec.selector.matchLabels).toEqual(labels(name));
      expect(named('Service', name).spec.selector).toEqual(labels(name));
      expect(named('NetworkPolicy', name).spec.podSelector.matchLabels).toEqual(labels(name));
      expect(named('Service', named('StatefulSet', name).spec.serviceName).spec.clusterIP).toBe('None');
    }
    expect(named('NetworkPolicy', 'nobody').spec).toEqual({ podSelector: {}, policyTypes: ['Ingress', 'Egress'] });
    expect(named('NetworkPolicy', 'ledger').spec.ingress[0].from).toEqual([
      { podSelector: { matchLabels: labels('console') } },
    ]);
  });

  it('take from secrets what the example of secrets has, and hold none themselves', () => {
    const keys = (name: string) => Object.keys(named('Secret', name).stringData);
    for (const { spec } of workloads)
      for (const { valueFrom } of spec.template.spec.containers[0].env)
        if (valueFrom) expect(keys(valueFrom.secretKeyRef.name)).toContain(valueFrom.secretKeyRef.key);
    expect(keys('console-secrets')).toEqual(['session-keys', 'client-secret']);
    for (const { stringData } of of('Secret'))
      expect(new Set(Object.values(stringData))).toEqual(new Set(['REPLACE-ME']));
    expect(parse(textOf('deploy/kubernetes/kustomization.yaml')).resources).not.toContain('secrets.example.yaml');
  });

  it('put the console where its settings say that it is', () => {
    const { settings } = JSON.parse(textOf('deploy/kubernetes/console.json'));
    const url = new URL(settings.publicUrl);
    const { rules, tls } = named('Ingress', 'console').spec;
    expect(rules[0]).toMatchObject({
      host: url.hostname,
      http: { paths: [{ path: url.pathname, pathType: 'Prefix' }] },
    });
    expect(tls[0].hosts).toEqual([url.hostname]);
    expect(url.protocol).toBe('https:');
  });
});

/** What the compiler says of the manifests as values of the types that go with the schemas. */
function compile(objects: readonly Manifest[]): string {
  // Where the packages are found, and nothing of git and the linter.
  const folder = mkdtempSync(pathOf('deploy/node_modules/.compiled-'));
  try {
    const text = objects.map((one, index) => {
      const type = `I${one.kind}`;
      return `import type { ${type} as T${index} } from '${moduleOf(one)}';\nexport const o${index}: T${index} = ${JSON.stringify(one)};\n`;
    });
    writeFileSync(join(folder, 'manifests.ts'), text.join(''));
    const args = [
      '--noEmit',
      '--strict',
      '--skipLibCheck',
      '--module',
      'nodenext',
      '--types',
      '',
      '--ignoreConfig',
      join(folder, 'manifests.ts'),
    ];
    const result = spawnSync(pathOf('node_modules/.bin/tsc'), args, { encoding: 'utf8', cwd: folder, timeout: 60_000 });
    if (result.status === null) throw new Error(`The compiler did not end: ${result.signal}`);
    return result.stdout + result.stderr;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
