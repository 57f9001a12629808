/** Ion texts of documents: what QLDB applications store, and the corners of Ion that are easily lost on the way. */
import type { Seeded } from '../seeded.ts';

const EXOTIC = [
  'usd::90.250',
  '1.50',
  '-0.0',
  '0d-3',
  '12d4',
  '9223372036854775808',
  '-170141183460469231731687303715884105728',
  '1e0',
  '-0e0',
  'nan',
  '+inf',
  '2017T',
  '2017-08T',
  '2017-08-21',
  '2017-08-21T12:30Z',
  '2017-08-21T12:30:05-08:00',
  '2017-08-21T12:30:05.000-00:00',
  '2017-08-21T12:30:05.123456789+05:45',
  'null',
  'null.int',
  'null.struct',
  'true',
  'symbol',
  "'a symbol with spaces'",
  '"a \\"quoted\\" string with \\n and \\u00e9"',
  '"مرحبا עולם 你好 😀"',
  '""',
  "''",
  '{{"a clob\\x00\\xff"}}',
  '{{AAEC/w==}}',
  '{{}}',
  '[]',
  '{}',
  '()',
  '[[1,[2,[3]]],{a:{b:{c:null}}}]',
  '(sexp of "things" 1)',
  'a::b::c::[x::1]',
  '{same:1,same:1,same:2}',
  "{'':1,'null':2,'with space':3}",
  '{n:1,m:2}',
];

/** One document, as compact Ion text of a struct. */
export function documentText(random: Seeded): string {
  const plain = [
    `VIN:"${random.id().slice(0, 17).toUpperCase()}"`,
    `State:"${random.pick(['WA', 'CA', 'OR'])}"`,
    `PendingPenaltyTicketAmount:${random.int(500)}.${random.int(90) + 10}`,
    `ValidFromDate:20${random.int(90) + 10}-0${random.int(9) + 1}-1${random.int(10)}`,
    `Owners:{PrimaryOwner:{PersonId:"${random.id()}"},SecondaryOwners:[]}`,
  ];
  const fields = plain.slice(0, random.int(plain.length) + 1);
  for (let n = random.int(4); n > 0; n--) fields.push(`f${n}:${random.pick(EXOTIC)}`);
  return `{${fields.join(',')}}`;
}
