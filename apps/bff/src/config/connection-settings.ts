/** A key of its own, or where the SDK looks for one: a named profile, or its default chain. */
export type CredentialSettings =
  | { readonly accessKeyId: string; readonly secretAccessKey: string }
  | { readonly profile: string | undefined };

/** Where one AWS service is, for one connection. */
export interface ServiceSettings {
  /** Origin and path without a trailing slash; undefined = AWS's own of the region. */
  readonly endpoint: string | undefined;
  readonly region: string;
  readonly credentials: CredentialSettings;
}

/** Where each setting came from, in words for the reader: `--endpoint`, `AWS_REGION (default)`, `console.json, connection 2`. */
export interface ConnectionSources {
  readonly endpoint: string;
  readonly region: string;
  readonly credentials: string;
}

/** A connection to a service that is not ours to start. */
export interface ConnectionSettings extends ServiceSettings {
  /** Stands in addresses of pages; letters, digits and hyphens. */
  readonly id: string;
  readonly name: string;
  /** Where exports are read from. */
  readonly s3: ServiceSettings;
  /** Where streams are read from. */
  readonly kinesis: ServiceSettings;
  /** Folders that archives may be read from; undefined = whatever the credentials may read. */
  readonly archives: readonly { readonly bucket: string; readonly prefix: string }[] | undefined;
  /** Nothing is changed through this connection, whoever asks. */
  readonly readOnly: boolean;
  readonly sources: ConnectionSources;
}
