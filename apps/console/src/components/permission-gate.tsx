import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import type { Permission } from '@qldb-console/contract';
import type { ReactNode } from 'react';
import { useAccess } from '../lib/session.ts';

interface Props {
  /** What the page would be for, e.g. `Create ledger`. */
  title: string;
  permission: Permission;
  back: { readonly text: string; readonly href: string };
  children: ReactNode;
}

/** A form that was reached by its address and cannot be used: the reason stands in its place. */
export function PermissionGate({ title, permission, back, children }: Props) {
  const { auditor } = useAccess();
  if (permission.allowed) return children;
  return (
    <ContentLayout header={<Header variant="h1">{title}</Header>}>
      <Alert
        type="info"
        statusIconAriaLabel="Info"
        header={permission.code === 'read-only' ? 'Nothing can be changed here' : 'You may not do this'}
        action={<Button href={back.href}>{back.text}</Button>}
      >
        {permission.reason}
        {permission.code === 'forbidden' && auditor !== true
          ? ' Roles follow from your groups; ask the people who run this console.'
          : null}
      </Alert>
    </ContentLayout>
  );
}
