import { EngineError } from '../engine/errors.ts';
import { S3Error } from '../export/attempts.ts';
import type { ExportRequest } from '../export/exports.ts';
import { WireError } from '../http/wire-error.ts';
import type { ObjectEncryption, OutputFormat } from '../store/exports.ts';
import { arn, enumValue, ledgerName, s3Bucket } from './constraints.ts';
import { invalidParameter } from './errors.ts';
import { type JsonBody, readJsonBody } from './json-body.ts';
import type { Operation } from './operation.ts';

const FORMATS: readonly OutputFormat[] = ['ION_BINARY', 'ION_TEXT', 'JSON'];
const ENCRYPTIONS: readonly ObjectEncryption[] = ['SSE_KMS', 'SSE_S3', 'NO_ENCRYPTION'];
const MAX_PREFIX = 128;

/**
 * Checks in this order: the body → the constraints of each member → the ledger exists, is active and accessible → the
 * key fits the encryption → start and end → quota of exports in progress (LimitExceededException) → S3 takes the first
 * manifest. The texts are those of the developer guide, "Common errors for journal export"; it calls the exception
 * IllegalArgumentException, the API model InvalidParameterException.
 *
 * Deviation: RoleArn is recorded and described, but nobody assumes it; objects are written with the service's own
 * credentials for S3.
 */
export const ExportJournalToS3: Operation = {
  name: 'ExportJournalToS3',
  method: 'POST',
  path: '/ledgers/{name}/journal-s3-exports',
  async handle({ engine, exports }, request, labels) {
    const input = readInput(readJsonBody(request), labels.name as string);
    const ledger = await engine.activeLedger(input.ledgerName);
    if ((input.encryption === 'SSE_KMS') !== (input.kmsKeyArn !== undefined)) {
      throw invalidParameter(
        input.encryption === 'SSE_KMS'
          ? 'The supplied object encryption setting (SSE_KMS) needs an AWS Key Management Service (AWS KMS) key'
          : 'The supplied object encryption setting is not compatible with an AWS Key Management Service (AWS KMS) key',
        'S3ExportConfiguration',
      );
    }
    const inclusiveStartTime = Math.max(input.inclusiveStartTime, ledger.createdAt);
    if (inclusiveStartTime >= input.exclusiveEndTime) {
      throw invalidParameter(
        `Start date must not be greater than end date. Start date: ${shown(inclusiveStartTime)} End date: ${shown(input.exclusiveEndTime)}`,
        'InclusiveStartTime',
      );
    }
    if (input.exclusiveEndTime > engine.now()) {
      throw invalidParameter(
        `End date must not be in the future. End date: ${shown(input.exclusiveEndTime)}`,
        'ExclusiveEndTime',
      );
    }
    try {
      return { json: { ExportId: await exports.create({ ...input, inclusiveStartTime }) } };
    } catch (error) {
      throw wireErrorOf(error);
    }
  },
};

function readInput(body: JsonBody, name: string): ExportRequest {
  const ledger = ledgerName(name);
  const inclusiveStartTime = body.requireTime('InclusiveStartTime');
  const exclusiveEndTime = body.requireTime('ExclusiveEndTime');
  const s3 = body.requireObject('S3ExportConfiguration');
  const bucket = s3Bucket(s3.requireString('Bucket'), 'S3ExportConfiguration.Bucket');
  const prefix = s3Prefix(s3.requireString('Prefix'));
  const encryption = s3.requireObject('EncryptionConfiguration');
  const path = 'S3ExportConfiguration.EncryptionConfiguration';
  const type = enumValue(encryption.requireString('ObjectEncryptionType'), `${path}.ObjectEncryptionType`, ENCRYPTIONS);
  const kmsKeyArn = encryption.string('KmsKeyArn');
  const outputFormat = body.string('OutputFormat');
  return {
    ledgerName: ledger,
    inclusiveStartTime,
    exclusiveEndTime,
    bucket,
    prefix,
    encryption: type,
    kmsKeyArn: kmsKeyArn === undefined ? undefined : arn(kmsKeyArn, `${path}.KmsKeyArn`),
    roleArn: arn(body.requireString('RoleArn'), 'RoleArn'),
    outputFormat: outputFormat === undefined ? undefined : enumValue(outputFormat, 'OutputFormat', FORMATS),
  };
}

function s3Prefix(value: string): string {
  if (value.length > MAX_PREFIX) {
    throw invalidParameter(
      `The Amazon S3 bucket prefix must not exceed ${MAX_PREFIX} characters`,
      'S3ExportConfiguration',
    );
  }
  // Half a surrogate pair has no UTF-8, and so is no part of a key.
  if (/\p{Surrogate}/u.test(value)) {
    throw invalidParameter('The Amazon S3 bucket prefix is not well-formed Unicode', 'S3ExportConfiguration');
  }
  return value;
}

function shown(time: number): string {
  return new Date(time).toISOString();
}

function wireErrorOf(error: unknown): unknown {
  if (error instanceof EngineError && error.code === 'export-quota') {
    return new WireError('LimitExceededException', error.message, { ResourceType: 'Export' });
  }
  if (!(error instanceof S3Error)) return error;
  const { refused, code, message } = error.failure;
  return invalidParameter(
    refused
      ? `QLDB encountered an error validating S3 configuration: ${code} ${message}`
      : `Unexpected response from Amazon S3 while validating the S3 configuration. Response from S3: ${code} ${message}`,
    'S3ExportConfiguration',
  );
}
