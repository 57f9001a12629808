import { TimeText } from './time-text.tsx';

/** A range of time written `[start, end)`: the start belongs to it, the end does not. */
export function TimeRangeText({ start, end }: { start: string | undefined; end: string | undefined }) {
  if (start === undefined) return <>Not told by the service</>;
  return (
    <span>
      [<TimeText instant={start} />, {end === undefined ? 'no end' : <TimeText instant={end} />})
    </span>
  );
}
