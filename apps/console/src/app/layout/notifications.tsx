import Flashbar from '@cloudscape-design/components/flashbar';
import { dismissNotification, useNotifications } from '../../lib/notifications.ts';

export function Notifications() {
  return (
    <Flashbar
      items={useNotifications().map(({ id, type, header, content }) => ({
        id,
        header,
        content,
        ...(type === 'in-progress' ? { loading: true } : { type }),
        dismissible: type !== 'in-progress',
        dismissLabel: 'Dismiss',
        onDismiss: () => dismissNotification(id),
      }))}
    />
  );
}
