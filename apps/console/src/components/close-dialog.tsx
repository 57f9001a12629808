import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal, { type ModalProps } from '@cloudscape-design/components/modal';
import type { ReactNode } from 'react';

interface Props {
  header: string;
  size?: ModalProps.Size;
  onClose: () => void;
  children: ReactNode;
}

/** A dialog that shows something, and can only be closed. */
export function CloseDialog({ header, size = 'medium', onClose, children }: Props) {
  return (
    <Modal
      visible
      size={size}
      header={header}
      closeAriaLabel="Close"
      onDismiss={onClose}
      footer={
        <Box float="right">
          <Button variant="primary" onClick={onClose}>
            Close
          </Button>
        </Box>
      }
    >
      {children}
    </Modal>
  );
}
