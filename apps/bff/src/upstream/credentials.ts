import { fromNodeProviderChain } from '@aws-sdk/credential-providers';
import type { CredentialSettings } from '../config/connection-settings.ts';

/** Credentials as the clients of the AWS SDK take them. */
export function credentialsOf(settings: CredentialSettings) {
  if ('accessKeyId' in settings) return settings;
  // With a profile named, the chain reads that profile before anything the environment holds.
  return fromNodeProviderChain(settings.profile === undefined ? {} : { profile: settings.profile });
}
