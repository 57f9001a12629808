import { readdirSync } from 'node:fs';
import { parseAllDocuments } from 'yaml';
import { pathOf, textOf } from './files.ts';

export interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string };
  // Kubernetes' own schemas judge the rest (kubernetes.test.ts).
  // biome-ignore lint/suspicious/noExplicitAny: see above
  readonly [part: string]: any;
}

/** Every object of `deploy/kubernetes`, with the file it stands in. The kustomization itself is none. */
export function manifests(): { readonly file: string; readonly manifest: Manifest }[] {
  return readdirSync(pathOf('deploy/kubernetes'))
    .filter((file) => file.endsWith('.yaml') && file !== 'kustomization.yaml')
    .flatMap((file) =>
      parseAllDocuments(textOf(`deploy/kubernetes/${file}`), { uniqueKeys: true }).map((document) => {
        const [error] = document.errors;
        if (error) throw error;
        return { file, manifest: document.toJS() as Manifest };
      }),
    );
}
