import { preferences } from '../lib/preferences.ts';
import { useStoredValue } from '../lib/stored-value.ts';
import { formatRelativeTime, formatTime } from '../lib/time-format.ts';

/** An instant as ISO 8601 in the reader's choice of UTC or local time; how long ago that was stands in the tooltip. */
export function TimeText({ instant, precision }: { instant: number | string; precision?: 'seconds' }) {
  const { timeZone } = useStoredValue(preferences);
  return (
    <time className="nowrap" dateTime={formatTime(instant, 'utc')} title={formatRelativeTime(instant, Date.now())}>
      {formatTime(instant, timeZone, precision)}
    </time>
  );
}
