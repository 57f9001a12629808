import type { ConnectionTest, ConnectionTestPart } from '@qldb-console/contract';

type Outcome = ConnectionTestPart['outcome'];

/** Outcomes as icon and word, with what can be done about them. */
export const OUTCOMES: Record<Outcome, { word: string; icon: 'success' | 'error' | 'warning'; advice?: string }> = {
  ok: { word: 'Answers', icon: 'success' },
  unreachable: {
    word: 'Not reachable',
    icon: 'error',
    advice: 'Check that it runs, that the address is right, and that nothing on the way stops the connection.',
  },
  'wrong-credentials': {
    word: 'Credentials refused',
    icon: 'error',
    advice:
      'The access key is unknown there, or its secret is wrong. Check the profile or the environment the console was started with.',
  },
  'no-credentials': {
    word: 'No credentials',
    icon: 'error',
    advice: 'Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or name a profile, and start the console again.',
  },
  'clock-skew': {
    word: 'Clocks differ',
    icon: 'error',
    advice: 'Signatures carry the time. Set the clock of the machine the console runs on, or that of the service.',
  },
  'access-denied': {
    word: 'Access denied',
    icon: 'warning',
    advice: 'It answers, and the credentials are known, but they may not list. Single resources may still be allowed.',
  },
  'not-qldb': {
    word: 'Another service',
    icon: 'error',
    advice: 'Something else answers at this address. Check host, port and path of the endpoint.',
  },
  throttled: {
    word: 'Throttled',
    icon: 'warning',
    advice: 'It answers, but refuses more requests for now. Test again later.',
  },
  failed: { word: 'Failed', icon: 'error' },
};

export interface TestedService {
  readonly service: 'Ledger service' | 'Amazon S3' | 'Amazon Kinesis';
  readonly part: ConnectionTestPart;
  /** How many ledgers were answered; the ledger service's part alone. */
  readonly ledgers?: number | undefined;
}

/** The parts of a test in the order they are shown. */
export function testedServices(test: ConnectionTest): TestedService[] {
  return [
    { service: 'Ledger service', part: test, ledgers: test.ledgers },
    ...(test.s3 ? [{ service: 'Amazon S3', part: test.s3 } as const] : []),
    ...(test.kinesis ? [{ service: 'Amazon Kinesis', part: test.kinesis } as const] : []),
  ];
}

/** How far the clocks are apart, where that is worth a word; SigV4 tolerates five minutes. */
export function clockText(differenceMs: number | undefined): string | undefined {
  if (differenceMs === undefined || Math.abs(differenceMs) < 1_000) return undefined;
  const seconds = Math.round(Math.abs(differenceMs) / 1000);
  const size = seconds < 120 ? `${seconds} s` : `${Math.round(seconds / 60)} min`;
  return `Its clock is ${size} ${differenceMs > 0 ? 'ahead of' : 'behind'} the console’s.`;
}
