import type { ErrorComponentProps } from '@tanstack/react-router';
import { PageMessage } from './page-message.tsx';

/** A page that could not be loaded, or failed while drawing. Nothing of the error's inside is shown to the reader. */
export function PageError({ error, reset }: ErrorComponentProps) {
  console.error(error);
  return (
    <PageMessage
      title="This page could not be shown"
      text="Nothing was changed by this. Try again; if the console was just updated or stopped, reload the page."
      action={{ text: 'Try again', onClick: reset }}
    />
  );
}
