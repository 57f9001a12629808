import Flashbar from '@cloudscape-design/components/flashbar';
import { dismissNotification, useNotifications } from '../../lib/notifications.ts';
import { useStandingNotices } from './standing-notices.tsx';

export function Notifications() {
  return (
    <Flashbar
      items={[
        ...useStandingNotices(),
        ...useNotifications().map(({ id, type, header, content }) => ({
          id,
          header,
          content,
          ...(type === 'in-progress' ? { loading: true } : { type }),
          dismissible: type !== 'in-progress',
          dismissLabel: 'Dismiss',
          onDismiss: () => dismissNotification(id),
        })),
      ]}
    />
  );
}
