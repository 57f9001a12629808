import { CopyButton } from '../hash/copy-button.tsx';
import { describeHash } from '../hash/describe-hash.ts';
import { useHashEncoding } from '../hash/hash-encoding.tsx';
import { Icon } from '../icon.tsx';
import { compareDigests } from './compare-digests.ts';

export interface DigestComparisonProps {
  computed: Uint8Array;
  claimed: Uint8Array;
  /** Whose digest it is compared with: "You saved on 2019-09-16". */
  claimedLabel: string;
}

/** The digest computed here above the one it is compared with, byte by byte, in hex. */
export function DigestComparisonView(props: DigestComparisonProps) {
  const { encoding } = useHashEncoding();
  const comparison = compareDigests(props.computed, props.claimed);
  let key = 0;
  return (
    <div className="iv iv-compare">
      <dl className="iv-compare-rows">
        {(['computed', 'claimed'] as const).map((side) => (
          <div key={side}>
            <dt>{side === 'computed' ? 'Computed here' : props.claimedLabel}</dt>
            <dd>
              <code className="iv-compare-bytes">
                {comparison.groups.map((group) => (
                  <span key={key++} className={group.equal ? 'iv-same' : 'iv-differs'}>
                    {group[side] === '' ? 'missing' : group[side]}
                  </span>
                ))}
              </code>
              <CopyButton
                text={describeHash(side === 'computed' ? props.computed : props.claimed, encoding).full}
                label={`Copy the ${side === 'computed' ? 'digest computed here' : 'digest it is compared with'}`}
              />
            </dd>
          </div>
        ))}
      </dl>
      <p className={comparison.equal ? 'iv-compare-result iv-tone-success' : 'iv-compare-result iv-tone-error'}>
        <Icon name={comparison.equal ? 'check' : 'cross'} /> {comparison.text}
      </p>
    </div>
  );
}
