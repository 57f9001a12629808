import type { ObjectName } from '@qldb-console/journal/archive';
import type { StretchEdge, StretchVerdict } from '@qldb-console/journal/engine';
import { type JournalVerdict, judgeJournal } from '@qldb-console/journal/judgement';

/** The verdict on the blocks of one object: those that its name promises. It is compared with no digest: it is a part. */
export function objectVerdict(
  stretch: StretchVerdict,
  name: ObjectName | undefined,
  previous: StretchEdge | undefined,
): JournalVerdict {
  const asked = name && { strandId: name.strandId, from: name.first, to: name.last + 1 };
  return judgeJournal({ stretch, what: 'object', asked, previous, digests: [] });
}
