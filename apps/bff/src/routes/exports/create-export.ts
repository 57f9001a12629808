import { ExportJournalToS3Command } from '@aws-sdk/client-qldb';
import { createdExportSchema, createExportSchema } from '@qldb-console/contract';
import { ledgerParams } from '../ledgers/ledger.ts';
import { operation } from '../operation.ts';
import { nothing } from '../parse-request.ts';

/** Accepted: the export is IN_PROGRESS from now on. The reader's leaving does not stop a mutation that was sent. */
export const createExport = operation({
  params: ledgerParams,
  query: nothing,
  body: createExportSchema,
  status: 201,
  answer: createdExportSchema,
  async run({ params, body, upstream }) {
    const answer = await upstream.writes.send(
      new ExportJournalToS3Command({
        Name: params.ledger,
        InclusiveStartTime: new Date(body.inclusiveStartTime),
        ExclusiveEndTime: new Date(body.exclusiveEndTime),
        S3ExportConfiguration: {
          Bucket: body.bucket,
          Prefix: body.prefix,
          EncryptionConfiguration: { ObjectEncryptionType: body.encryption, KmsKeyArn: body.kmsKeyArn },
        },
        RoleArn: body.roleArn,
        OutputFormat: body.outputFormat,
      }),
    );
    return { exportId: answer.ExportId };
  },
});
