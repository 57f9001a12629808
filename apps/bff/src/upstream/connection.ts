import type { Connection } from '@qldb-console/contract';
import type { Config } from '../config/config.ts';

/** A connection with what only the back end may know. */
export interface ConnectionTarget extends Connection {
  readonly credentials:
    | { readonly accessKeyId: string; readonly secretAccessKey: string }
    | { readonly profile: string | undefined };
}

/**
 * The connections a configuration describes; today exactly one.
 *
 * @param embeddedUrl where the embedded service listens; needed when the configuration has one
 */
export function connectionsOf(config: Config, embeddedUrl: string | undefined): ConnectionTarget[] {
  const { upstream, sources } = config;
  if (upstream.kind === 'embedded') {
    if (embeddedUrl === undefined) throw new Error('the address of the embedded ledger service is not known');
    const { region, accessKeyId, secretAccessKey } = upstream;
    return [
      {
        id: 'embedded',
        name: 'Embedded ledger service',
        endpoint: embeddedUrl,
        region,
        embedded: true,
        local: false,
        sources: { endpoint: sources.ledgerPort, region: sources.region, credentials: sources.accessKeyId },
        credentials: { accessKeyId, secretAccessKey },
      },
    ];
  }
  const { endpoint, region, profile } = upstream;
  return [
    {
      id: 'endpoint',
      name: profile === undefined ? new URL(endpoint).host : `${new URL(endpoint).host} (profile ${profile})`,
      endpoint,
      region,
      embedded: false,
      local: false,
      sources: { endpoint: sources.endpoint, region: sources.region, credentials: sources.profile },
      credentials: { profile },
    },
  ];
}
