import { useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';

const PRODUCT = 'QLDB Console';

/** Names the window after the page, and moves the focus to the page's heading after each navigation to another page. */
export function usePageTitle(title: string): void {
  const router = useRouter();
  useEffect(() => {
    document.title = title === PRODUCT ? PRODUCT : `${title} | ${PRODUCT}`;
  }, [title]);
  useEffect(
    () =>
      router.subscribe('onRendered', ({ fromLocation, pathChanged }) => {
        // The first page leaves the focus where the browser put it; a change of filter or tab leaves it where it is.
        if (fromLocation && pathChanged) focusPageHeading();
      }),
    [router],
  );
}

function focusPageHeading(): void {
  const heading = document.querySelector<HTMLElement>('#main h1');
  if (!heading) return;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
}
