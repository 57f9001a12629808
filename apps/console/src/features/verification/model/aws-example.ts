import example from './aws-example.json' with { type: 'json' };
import type { Given } from './supplied.ts';

/** Where the example comes from and under which licence, for the reader. */
export const AWS_EXAMPLE_SOURCE = example.source;
export const AWS_EXAMPLE_LICENCE = example.licence;

/** What Amazon QLDB answered in 2019, as `aws qldb … --output json` prints it. */
export function awsExample(): Given[] {
  return [
    given('AWS example: get-revision, block 100', example.getRevision),
    given('AWS example: get-digest', example.getDigest),
    given('AWS example: get-block, block 100', example.getBlock),
  ];
}

function given(name: string, answer: unknown): Given {
  return { name, provenance: 'supplied', bytes: new TextEncoder().encode(JSON.stringify(answer, null, 4)) };
}
