/** The shape of part files. They travel: nothing in them is taken for what it should be. */
import { EMPTY_STRETCH } from '@qldb-console/journal/engine';
import { z } from 'zod';
import { MOST_EXPLAINED } from './explain-faults.ts';

const text = z.string().max(100_000);
const count = z.int().min(0);
const sequenceNo = z.int().min(0);
const base64 = z
  .string()
  .max(128)
  .regex(/^[A-Za-z0-9+/]*={0,2}$/);
/** Of 32 bytes, which leave two bits of the last character unused: they are zero. */
const hash = z.string().regex(/^[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=$/);
const place = z.strictObject({ source: text, start: count, end: count });
const edge = z.strictObject({
  strandId: text,
  sequenceNo,
  blockHash: base64,
  previousBlockHash: base64,
  time: text,
  place,
});
const check = z.strictObject({
  id: text,
  status: z.enum(['failed', 'finding']),
  why: text,
  subject: text.optional(),
  expected: text.optional(),
  computed: text.optional(),
});
const fault = z.strictObject({
  place,
  sequenceNo: sequenceNo.optional(),
  checks: z.array(check),
  error: z.strictObject({ code: text, message: text }).optional(),
  link: z
    .strictObject({
      before: z.strictObject({ strandId: text, sequenceNo, place }),
      strandId: text,
      blockHash: base64,
    })
    .optional(),
});
/** The largest complete subtrees from left to right: there is one way to write them. */
const piece = z
  .strictObject({
    strandId: text,
    from: count,
    to: count,
    nodes: z.array(z.strictObject({ level: z.int().min(0).max(53), hash })).max(128),
  })
  .refine(({ from, to, nodes }) => {
    let at = from;
    for (const { level } of nodes) {
      if (at % 2 ** level !== 0) return false;
      at += 2 ** level;
    }
    return nodes.length > 0 && at === to;
  }, 'subtrees that are none of these blocks');
const pieces = z.array(piece).max(64).optional();
const stretch = z.strictObject({
  // All of them, since they are added up.
  counts: z.strictObject(Object.fromEntries(Object.keys(EMPTY_STRETCH.counts).map((name) => [name, count]))),
  first: edge.optional(),
  last: edge.optional(),
  pieces,
  tips: z.array(z.strictObject({ tip: sequenceNo, pieces })),
  faults: z.array(fault).max(1_000),
  faultCount: count,
  leadingFaults: count,
  pending: z.array(
    z.strictObject({
      place,
      strandId: text,
      sequenceNo,
      index: count,
      documentId: text,
      version: z.number(),
      tableId: text.optional(),
    }),
  ),
  recorded: z.array(
    z.strictObject({
      strandId: text,
      sequenceNo,
      documentId: text,
      version: z.number(),
      tableId: text,
      recordedIn: z.int().min(-1),
    }),
  ),
});

export const sharesSchema = z
  .array(
    z.strictObject({
      strandId: text,
      line: count,
      from: count,
      to: count,
      stretch,
      problems: z.array(
        z.strictObject({ object: count, file: text, code: text, message: text, at: z.number().min(0) }),
      ),
      copies: z.array(z.strictObject({ object: count, of: count, same: z.boolean() })),
      explained: z
        .array(
          z.strictObject({
            sequenceNo,
            place,
            sentences: z.array(text).max(1_000),
            hypotheses: z
              .array(
                z.strictObject({
                  documentId: text.optional(),
                  paths: z.array(text).max(10_000),
                  from: text,
                  to: text,
                  sentence: text,
                }),
              )
              .max(1_000),
          }),
        )
        .max(MOST_EXPLAINED),
    }),
  )
  .max(1_000_000);

const range = z.strictObject({ first: sequenceNo, last: sequenceNo });
const names = z.array(text).max(10_000);
export const overviewSchema = z.strictObject({
  fingerprint: text,
  objects: count,
  bytes: z.number().min(0),
  exports: z
    .array(
      z.strictObject({
        exportId: text,
        ledgerName: text.optional(),
        inclusiveStartTime: text.optional(),
        exclusiveEndTime: text.optional(),
        outputFormat: text.optional(),
        completed: z.boolean(),
        objects: count,
        missing: count,
      }),
    )
    .max(1_000_000),
  strands: z
    .array(
      z.strictObject({
        strandId: text,
        first: sequenceNo,
        last: sequenceNo,
        objects: count,
        lines: z.array(count).max(1_000),
      }),
    )
    .max(1_000_000),
  findings: z
    .array(
      z.strictObject({
        code: text,
        severity: z.enum(['error', 'warning', 'info']),
        sentence: text,
        files: names,
        strandId: text.optional(),
        range: range.optional(),
      }),
    )
    .max(10_000),
  findingCounts: z.record(z.string(), count),
  ignored: z.strictObject({ count, names }),
  skipped: z.array(z.strictObject({ name: text, why: text, lost: z.literal(true).optional() })).max(10_000),
  skippedCount: count,
});
