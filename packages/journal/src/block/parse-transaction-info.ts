import { JournalError } from '../errors.ts';
import type { IonValue } from '../ion/index.ts';
import {
  called,
  join,
  printableName,
  readCount,
  readHash,
  readId,
  readList,
  readStruct,
  readText,
  readTimestamp,
  requireField,
  requireStruct,
} from './fields.ts';
import { readAddress } from './parse-address.ts';
import type { ChangedDocument, RedactedRevision, RedactionInfo, Statement, TransactionInfo } from './types.ts';

// transactionInfo and redactionInfo are hashed as a whole, so unknown fields and annotations in them are covered and
// not noted. `statements` and `documents` may be absent: AWS leaves `documents` out when no document changed.

/** @throws JournalError as parseBlock */
export function readTransactionInfo(value: IonValue, path: string): TransactionInfo {
  const struct = requireStruct(value, path, undefined);
  const { statements, documents } = readStruct(value, ['statements', 'documents'], path, undefined);
  return {
    value: struct,
    statements: statements === undefined ? [] : readStatements(statements, join(path, 'statements')),
    documents: documents === undefined ? [] : readDocuments(documents, join(path, 'documents')),
  };
}

function readStatements(value: IonValue, path: string): Statement[] {
  return readList(value, path, undefined).map((item, index) => {
    const at = `${path}[${index}]`;
    const fields = readStruct(item, ['statement', 'startTime', 'statementDigest'], at, undefined);
    const required = (name: keyof typeof fields) => requireField(fields[name], name, item, at);
    return {
      statement: readText(required('statement'), join(at, 'statement'), undefined),
      startTime: readTimestamp(required('startTime'), join(at, 'startTime'), undefined),
      statementDigest: readHash(required('statementDigest'), join(at, 'statementDigest'), undefined),
      range: item.range,
    };
  });
}

function readDocuments(value: IonValue, path: string): ChangedDocument[] {
  const seen = new Set<string>();
  return requireStruct(value, path, undefined).fields.map((field) => {
    const name = printableName(field.name.text);
    const at = join(path, name);
    const documentId = field.name.text;
    if (documentId === undefined || !/^[0-9A-Za-z]{22}$/.test(documentId)) {
      throw new JournalError('invalid-id', `${called(path)} names ${name}, which is no id`, field.nameRange.start, at);
    }
    if (seen.has(documentId)) {
      throw new JournalError('duplicate-field', `${called(path)} names ${name} twice`, field.nameRange.start, at);
    }
    seen.add(documentId);
    const fields = readStruct(field.value, ['tableName', 'tableId', 'statements'], at, undefined);
    const required = (key: keyof typeof fields) => requireField(fields[key], key, field.value, at);
    return {
      documentId,
      tableName: readText(required('tableName'), join(at, 'tableName'), undefined),
      tableId: readText(required('tableId'), join(at, 'tableId'), undefined),
      statements: readList(required('statements'), join(at, 'statements'), undefined).map((item, index) =>
        readCount(item, `${join(at, 'statements')}[${index}]`, undefined, 'invalid-sequence-number'),
      ),
      range: field.value.range,
    };
  });
}

/** @throws JournalError as parseBlock */
export function readRedactionInfo(value: IonValue, path: string): RedactionInfo {
  const struct = requireStruct(value, path, undefined);
  const { revisions } = readStruct(value, ['revisions'], path, undefined);
  const listPath = join(path, 'revisions');
  const items = readList(requireField(revisions, 'revisions', value, path), listPath, undefined);
  return { value: struct, revisions: items.map((item, index) => readRedaction(item, `${listPath}[${index}]`)) };
}

function readRedaction(value: IonValue, path: string): RedactedRevision {
  const fields = readStruct(value, ['blockAddress', 'tableId', 'documentId', 'version'], path, undefined);
  const required = (name: keyof typeof fields) => requireField(fields[name], name, value, path);
  return {
    blockAddress: readAddress(required('blockAddress'), join(path, 'blockAddress'), undefined),
    tableId: readText(required('tableId'), join(path, 'tableId'), undefined),
    documentId: readId(required('documentId'), join(path, 'documentId'), undefined),
    version: readCount(required('version'), join(path, 'version'), undefined, 'invalid-sequence-number'),
    range: value.range,
  };
}
