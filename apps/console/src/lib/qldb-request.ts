interface IonTextHolder {
  readonly IonText: string;
}
/** ISO 8601, as the AWS CLI takes times. */
type Time = string;
interface Page {
  readonly MaxResults?: number | undefined;
  readonly NextToken?: string | undefined;
}
type PermissionsMode = 'STANDARD' | 'ALLOW_ALL';

/** The input of every operation of the QLDB API 2019-01-02, with AWS's own names. Order of the fields = order on screen. */
interface Inputs {
  CreateLedger: {
    readonly Name: string;
    readonly PermissionsMode: PermissionsMode;
    readonly DeletionProtection?: boolean | undefined;
    readonly KmsKey?: string | undefined;
    readonly Tags?: Readonly<Record<string, string>> | undefined;
  };
  DescribeLedger: { readonly Name: string };
  ListLedgers: Page;
  UpdateLedger: {
    readonly Name: string;
    readonly DeletionProtection?: boolean | undefined;
    readonly KmsKey?: string | undefined;
  };
  UpdateLedgerPermissionsMode: { readonly Name: string; readonly PermissionsMode: PermissionsMode };
  DeleteLedger: { readonly Name: string };
  GetDigest: { readonly Name: string };
  GetBlock: {
    readonly Name: string;
    readonly BlockAddress: IonTextHolder;
    readonly DigestTipAddress?: IonTextHolder | undefined;
  };
  GetRevision: {
    readonly Name: string;
    readonly BlockAddress: IonTextHolder;
    readonly DocumentId: string;
    readonly DigestTipAddress?: IonTextHolder | undefined;
  };
  ExportJournalToS3: {
    readonly Name: string;
    readonly InclusiveStartTime: Time;
    readonly ExclusiveEndTime: Time;
    readonly S3ExportConfiguration: {
      readonly Bucket: string;
      readonly Prefix: string;
      readonly EncryptionConfiguration: {
        readonly ObjectEncryptionType: 'SSE_KMS' | 'SSE_S3' | 'NO_ENCRYPTION';
        readonly KmsKeyArn?: string | undefined;
      };
    };
    readonly RoleArn: string;
    readonly OutputFormat?: 'ION_TEXT' | 'ION_BINARY' | 'JSON' | undefined;
  };
  DescribeJournalS3Export: { readonly Name: string; readonly ExportId: string };
  ListJournalS3ExportsForLedger: { readonly Name: string } & Page;
  ListJournalS3Exports: Page;
  StreamJournalToKinesis: {
    readonly LedgerName: string;
    readonly StreamName: string;
    readonly InclusiveStartTime: Time;
    readonly ExclusiveEndTime?: Time | undefined;
    readonly KinesisConfiguration: { readonly StreamArn: string; readonly AggregationEnabled?: boolean | undefined };
    readonly RoleArn: string;
    readonly Tags?: Readonly<Record<string, string>> | undefined;
  };
  DescribeJournalKinesisStream: { readonly LedgerName: string; readonly StreamId: string };
  ListJournalKinesisStreamsForLedger: { readonly LedgerName: string } & Page;
  CancelJournalKinesisStream: { readonly LedgerName: string; readonly StreamId: string };
  ListTagsForResource: { readonly ResourceArn: string };
  TagResource: { readonly ResourceArn: string; readonly Tags: Readonly<Record<string, string>> };
  UntagResource: { readonly ResourceArn: string; readonly TagKeys: readonly string[] };
}
export type QldbOperation = keyof Inputs;

/** A request of the QLDB API: the name of the operation and its input as AWS shapes it. */
export type QldbRequest = {
  [O in QldbOperation]: { readonly operation: O; readonly input: Inputs[O] };
}[QldbOperation];

/** What AWS's model demands of each input; everything else may be left out. */
export const REQUIRED: { readonly [O in QldbOperation]: readonly (keyof Inputs[O] & string)[] } = {
  CreateLedger: ['Name', 'PermissionsMode'],
  DescribeLedger: ['Name'],
  ListLedgers: [],
  UpdateLedger: ['Name'],
  UpdateLedgerPermissionsMode: ['Name', 'PermissionsMode'],
  DeleteLedger: ['Name'],
  GetDigest: ['Name'],
  GetBlock: ['Name', 'BlockAddress'],
  GetRevision: ['Name', 'BlockAddress', 'DocumentId'],
  ExportJournalToS3: ['Name', 'InclusiveStartTime', 'ExclusiveEndTime', 'S3ExportConfiguration', 'RoleArn'],
  DescribeJournalS3Export: ['Name', 'ExportId'],
  ListJournalS3ExportsForLedger: ['Name'],
  ListJournalS3Exports: [],
  StreamJournalToKinesis: ['LedgerName', 'StreamName', 'InclusiveStartTime', 'KinesisConfiguration', 'RoleArn'],
  DescribeJournalKinesisStream: ['LedgerName', 'StreamId'],
  ListJournalKinesisStreamsForLedger: ['LedgerName'],
  CancelJournalKinesisStream: ['LedgerName', 'StreamId'],
  ListTagsForResource: ['ResourceArn'],
  TagResource: ['ResourceArn', 'Tags'],
  UntagResource: ['ResourceArn', 'TagKeys'],
};

/** A block address as Ion text, ready for `BlockAddress` and `DigestTipAddress`. */
export const addressIon = (strandId: string, sequenceNo: number): IonTextHolder => ({
  IonText: `{strandId:"${strandId}",sequenceNo:${sequenceNo}}`,
});
