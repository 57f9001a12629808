import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';

interface Props {
  title: string;
  text: string;
  action: { text: string; href?: string; onClick?: () => void };
}

/** A page that has nothing to show but one message and the way on. */
export function PageMessage({ title, text, action }: Props) {
  return (
    <ContentLayout header={<Header variant="h1">{title}</Header>}>
      <SpaceBetween size="m">
        <Box variant="p">{text}</Box>
        <Button {...(action.href ? { href: action.href } : {})} onClick={() => action.onClick?.()}>
          {action.text}
        </Button>
      </SpaceBetween>
    </ContentLayout>
  );
}
