import { encodeHex } from '@qldb-console/journal';
import { CopyButton } from '../hash/copy-button.tsx';
import { HashText } from '../hash/hash-text.tsx';
import { Icon } from '../icon.tsx';
import type { DescribedStep } from './describe-path.ts';
import { OrderMark } from './order-mark.tsx';

/** Everything about one step: both inputs whole, why one sorts first, the 64 bytes that were hashed, the output. */
export function StepDetail(props: { step: DescribedStep }) {
  const { step } = props;
  const failed = step.failure;
  return (
    <div className="iv-detail">
      {failed === undefined ? null : (
        <div className="iv-detail-fail">
          <Icon name="cross" />
          <div>
            <strong>{failed.what}</strong>
            {failed.why === undefined ? null : <p>{failed.why}</p>}
            <dl className="iv-pairs">
              {failed.expected === undefined ? null : (
                <>
                  <dt>Claimed</dt>
                  <dd>
                    <HashText hash={failed.expected} label="claimed value" full />
                  </dd>
                </>
              )}
              {failed.computed === undefined ? null : (
                <>
                  <dt>Computed here</dt>
                  <dd>
                    <HashText hash={failed.computed} label="computed value" full />
                  </dd>
                </>
              )}
            </dl>
          </div>
        </div>
      )}
      <dl className="iv-pairs">
        <dt>
          <span className="iv-swatch iv-swatch-own" /> Running hash
        </dt>
        <dd>
          <HashText hash={step.running} label="running hash" full />
          <span className="iv-note">{step.runningLabel}</span>
        </dd>
        <dt>
          <span className="iv-swatch iv-swatch-brought" /> Combined with
        </dt>
        <dd>
          <HashText hash={step.other} label="hash it is combined with" full />
          <span className="iv-note">{step.otherLabel}</span>
        </dd>
        <dt>
          <OrderMark first={step.first} /> Sorts first
        </dt>
        <dd>
          {step.order}: {step.why}.
          <span className="iv-note">
            QLDB compares from byte 31 down to byte 0, each byte as a signed number from −128 to 127; the smaller hash
            comes first.
          </span>
        </dd>
        <dt>The 64 bytes</dt>
        <dd>
          <SixtyFourBytes step={step} />
        </dd>
        <dt>SHA-256 of them</dt>
        <dd>
          <HashText hash={step.output} label="output of this step" full />
        </dd>
      </dl>
      <div className="iv-detail-tools">
        <CopyButton text={step.command} label="Copy a shell command that recomputes this step" visibleLabel />
      </div>
    </div>
  );
}

/** The concatenation in hex: which half is whose by colour and frame, the deciding byte marked in both halves. */
function SixtyFourBytes(props: { step: DescribedStep }) {
  const { step } = props;
  const halves =
    step.first === 'other'
      ? ([
          ['brought', step.other],
          ['own', step.running],
        ] as const)
      : ([
          ['own', step.running],
          ['brought', step.other],
        ] as const);
  return (
    <code className="iv-bytes">
      {halves.map(([whose, hash]) => {
        const hex = encodeHex(hash);
        const at = step.decidingByte;
        return (
          <span key={whose} className={`iv-half iv-half-${whose}`}>
            {at === undefined ? (
              hex
            ) : (
              <>
                {hex.slice(0, at * 2)}
                <mark className="iv-deciding">{hex.slice(at * 2, at * 2 + 2)}</mark>
                {hex.slice(at * 2 + 2)}
              </>
            )}
          </span>
        );
      })}
    </code>
  );
}
