import { resolve } from 'node:path';
import type { ProfileRegions } from './aws-profiles.ts';
import type { ConnectionSettings, CredentialSettings, ServiceSettings } from './connection-settings.ts';
import {
  CONNECTION_NAME,
  CONNECTION_NAME_EXPECTED,
  PROFILE,
  PROFILE_EXPECTED,
  REGION,
  REGION_EXPECTED,
} from './endpoint-url.ts';
import { quote } from './issues.ts';
import { isPath, type Judge } from './judge.ts';

/** What the embedded service delivers to: the local stand-in started beside it, or a service of the reader's. */
export type DeliveryTarget =
  | {
      readonly kind: 'local';
      /** 0 = any free port. */
      readonly port: number;
    }
  | (ServiceSettings & { readonly kind: 'own' });

/** The ledger service that ships with the console, started beside it. */
export interface EmbeddedUpstream {
  readonly kind: 'embedded';
  /** 0 = any free port. */
  readonly port: number;
  /** Absolute path. */
  readonly dataDir: string;
  readonly region: string;
  readonly accountId: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly s3: DeliveryTarget;
  readonly kinesis: DeliveryTarget;
}
/** Some other QLDB-compatible endpoint; credentials come from the profile or from the AWS SDK's default chain. */
export interface EndpointUpstream extends ConnectionSettings {
  readonly kind: 'endpoint';
  readonly endpoint: string;
}

/** The ledger service the console is started with; mistakes are told to the judge. */
export function parseUpstream(judge: Judge, regions: ProfileRegions | undefined): EmbeddedUpstream | EndpointUpstream {
  if (!REGION.test(judge.text('region'))) judge.refuse('region', REGION_EXPECTED);
  return judge.settings.endpoint.value === undefined ? embedded(judge) : endpoint(judge, regions);
}

function embedded(judge: Judge): EmbeddedUpstream {
  const { settings, text, refuse } = judge;
  const port = judge.port('ledgerPort', 'the ledger service');
  if (settings.profile.from === 'flag')
    refuse('profile', 'a profile is only used with --endpoint; the embedded ledger service has its own key.');
  if (!isPath(text('dataDir'))) refuse('dataDir', 'this is not a directory.');
  if (!/^\d{12}$/.test(text('accountId'))) refuse('accountId', 'an account has 12 digits.');
  const region = text('region');
  return {
    kind: 'embedded',
    port,
    dataDir: resolve(text('dataDir')),
    region,
    accountId: text('accountId'),
    accessKeyId: judge.key('accessKeyId'),
    secretAccessKey: judge.key('secretAccessKey'),
    s3: delivery(judge, 's3', 'localS3Port', 'the local stand-in for S3', region),
    kinesis: delivery(judge, 'kinesis', 'localKinesisPort', 'the local stand-in for Kinesis', region),
  };
}

function delivery(
  judge: Judge,
  service: 's3' | 'kinesis',
  portName: 'localS3Port' | 'localKinesisPort',
  what: string,
  region: string,
): DeliveryTarget {
  if (judge.settings[`${service}Endpoint`].value === undefined)
    return { kind: 'local', port: judge.port(portName, what) };
  return { kind: 'own', ...beside(judge, service, region, { profile: undefined }) };
}

/** S3 or Kinesis of the reader's own; without a key of its own the given credentials serve. */
function beside(
  judge: Judge,
  service: 's3' | 'kinesis',
  region: string,
  otherwise: CredentialSettings,
): ServiceSettings {
  const [id, secret] = [`${service}AccessKeyId`, `${service}SecretAccessKey`] as const;
  return {
    credentials: judge.pair(id, secret)
      ? { accessKeyId: judge.key(id), secretAccessKey: judge.key(secret) }
      : otherwise,
    endpoint: judge.endpoint(`${service}Endpoint`, 'may be aws'),
    region,
  };
}

function endpoint(judge: Judge, regions: ProfileRegions | undefined): EndpointUpstream {
  const { settings, text, refuse, problems } = judge;
  const address = judge.endpoint('endpoint') ?? 'http://127.0.0.1';
  if (settings.endpointName.value !== undefined && !CONNECTION_NAME.test(text('endpointName')))
    refuse('endpointName', CONNECTION_NAME_EXPECTED);
  const profile = settings.profile.value;
  if (profile !== undefined && !PROFILE.test(profile)) refuse('profile', PROFILE_EXPECTED);
  const ofProfile = profile === undefined ? undefined : regions?.get(profile);
  const useProfiles = settings.region.from === 'default' && ofProfile !== undefined;
  if (useProfiles && !REGION.test(ofProfile))
    problems.push(`The region of profile ${quote(profile)} is ${quote(ofProfile)}: ${REGION_EXPECTED}`);
  const region = useProfiles ? ofProfile : text('region');
  const credentials = { profile };
  const { host: name } = new URL(address);
  const ofTheProfile = `profile ${profile} (${settings.profile.label})`;
  return {
    kind: 'endpoint',
    id: 'endpoint',
    name: settings.endpointName.value ?? (profile === undefined ? name : `${name} (profile ${profile})`),
    endpoint: address,
    region,
    credentials,
    s3: beside(judge, 's3', region, credentials),
    kinesis: beside(judge, 'kinesis', region, credentials),
    archives: undefined,
    readOnly: false,
    sources: {
      endpoint: settings.endpoint.label,
      region: useProfiles ? ofTheProfile : settings.region.label,
      credentials: profile === undefined ? 'default chain of the AWS SDK' : ofTheProfile,
    },
  };
}
