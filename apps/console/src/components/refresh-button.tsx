import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { TimeText } from './time-text.tsx';

interface Props {
  /** What is refreshed, for the button's name: "Refresh ledgers". */
  what: string;
  /** When the data on screen was answered, milliseconds since 1970; 0 = never. */
  updatedAt: number;
  isFetching: boolean;
  onRefresh: () => void;
}

export function RefreshButton({ what, updatedAt, isFetching, onRefresh }: Props) {
  return (
    <SpaceBetween direction="horizontal" size="xs" alignItems="center">
      {updatedAt > 0 ? (
        <Box variant="small" color="text-body-secondary">
          Last updated <TimeText instant={updatedAt} precision="seconds" />
        </Box>
      ) : null}
      <Button iconName="refresh" ariaLabel={`Refresh ${what}`} loading={isFetching} onClick={onRefresh} />
    </SpaceBetween>
  );
}
