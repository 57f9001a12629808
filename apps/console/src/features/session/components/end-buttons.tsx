import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { SignInAgain } from './sign-in-again.tsx';

interface Props {
  /** The session is that of an auditor link, which nobody can sign in to again. */
  isLink: boolean;
  /** What the button says that leaves things as they are. */
  later: string;
  onLater: () => void;
}

/** What can be done at the end of a session: sign in again, or leave it. */
export function EndButtons({ isLink, later, onLater }: Props) {
  return (
    <Box float="right">
      <SpaceBetween direction="horizontal" size="xs">
        <Button variant={isLink ? 'primary' : 'normal'} onClick={onLater}>
          {isLink ? 'Close' : later}
        </Button>
        {isLink ? null : <SignInAgain />}
      </SpaceBetween>
    </Box>
  );
}
