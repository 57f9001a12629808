import type { Connection } from '@qldb-console/contract';
import type { Config } from '../config/config.ts';
import type { ConnectionSettings, CredentialSettings, ServiceSettings } from '../config/connection-settings.ts';
import type { DeliveryTarget, EmbeddedUpstream } from '../config/upstream.ts';
import { awsEndpoint } from './aws-endpoint.ts';

/** A connection with what only the back end may know. */
export interface ConnectionTarget extends Connection {
  readonly credentials: CredentialSettings;
  /** Where exports are read from. */
  readonly s3: ServiceSettings;
  /** Where streams are read from. */
  readonly kinesis: ServiceSettings;
  readonly profile?: string;
  /** Folders that archives may be read from; absent = whatever the credentials may read. */
  readonly archives?: { bucket: string; prefix: string }[];
  /** Only where another one than AWS's own was configured. */
  readonly s3Endpoint?: string;
  readonly kinesisEndpoint?: string;
  /** S3 and Kinesis are the stand-ins that ship with the console. */
  readonly local: boolean;
  /** What forms are filled in with, where the local stand-ins hold it ready. */
  readonly defaults?: {
    readonly bucket: string;
    readonly kinesisStreamArn: string;
    readonly roleArn: string;
    readonly kmsKeyArn?: string;
  };
  /** Nothing is changed through this connection, whoever asks. */
  readonly readOnly: boolean;
  /** Where each setting came from, in words. */
  readonly sources: { readonly endpoint: string; readonly region: string; readonly credentials: string };
}

/** Where the services listen that were started beside the console. */
export interface StartedServices {
  readonly ledger: string;
  readonly s3?: string | undefined;
  readonly kinesis?: string | undefined;
}

/**
 * The connections a configuration describes: the embedded service or the one of `--endpoint`, then those of the file.
 *
 * @param started where the embedded service listens, and the local stand-ins where their ports were not fixed
 */
export function connectionsOf(config: Config, started: StartedServices | undefined): ConnectionTarget[] {
  const { upstream } = config;
  if (upstream.kind === 'endpoint') return [upstream, ...config.connections].map(toTarget);
  if (started === undefined) throw new Error('the address of the embedded ledger service is not known');
  return [embeddedTarget(upstream, started, config.sources), ...config.connections.map(toTarget)];
}

function toTarget(settings: ConnectionSettings): ConnectionTarget {
  const { id, name, region, credentials, s3, kinesis, sources } = settings;
  const profile = 'profile' in credentials ? credentials.profile : undefined;
  return {
    id,
    name,
    endpoint: settings.endpoint ?? awsEndpoint('qldb', region),
    region,
    embedded: false,
    local: false,
    readOnly: settings.readOnly,
    credentials,
    ...(profile === undefined ? {} : { profile }),
    ...deliveryTargets(s3, kinesis),
    ...(settings.archives === undefined ? {} : { archives: [...settings.archives] }),
    sources,
  };
}

function embeddedTarget(
  upstream: EmbeddedUpstream,
  started: StartedServices,
  sources: Config['sources'],
): ConnectionTarget {
  const { region, accountId, accessKeyId, secretAccessKey } = upstream;
  const credentials = { accessKeyId, secretAccessKey };
  const serviceOf = (delivery: DeliveryTarget, address: string | undefined): ServiceSettings =>
    delivery.kind === 'own'
      ? delivery
      : { endpoint: address ?? `http://127.0.0.1:${delivery.port}`, region, credentials };
  const local = upstream.s3.kind === 'local' && upstream.kinesis.kind === 'local';
  return {
    id: 'embedded',
    name: 'Embedded ledger service',
    endpoint: started.ledger,
    region,
    embedded: true,
    local,
    readOnly: false,
    credentials,
    ...deliveryTargets(serviceOf(upstream.s3, started.s3), serviceOf(upstream.kinesis, started.kinesis)),
    ...(local
      ? {
          defaults: {
            bucket: 'local-exports',
            kinesisStreamArn: `arn:aws:kinesis:${region}:${accountId}:stream/local-journal`,
            roleArn: `arn:aws:iam::${accountId}:role/local`,
            kmsKeyArn: `arn:aws:kms:${region}:${accountId}:alias/qldb-local`,
          },
        }
      : {}),
    sources: {
      endpoint: `started with the console, ${sources.ledgerPort}`,
      region: sources.region,
      credentials: sources.accessKeyId,
    },
  };
}

function deliveryTargets(s3: ServiceSettings, kinesis: ServiceSettings) {
  return {
    s3,
    kinesis,
    ...(s3.endpoint === undefined ? {} : { s3Endpoint: s3.endpoint }),
    ...(kinesis.endpoint === undefined ? {} : { kinesisEndpoint: kinesis.endpoint }),
  };
}
