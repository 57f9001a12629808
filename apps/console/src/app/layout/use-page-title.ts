import { useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';

const PRODUCT = 'QLDB Console';
/** As the router sees it, without the base path. */
const START = '/';

/** Names the window after the page, and moves the focus to the page's heading after each navigation to another page. */
export function usePageTitle(title: string): void {
  const router = useRouter();
  useEffect(() => {
    document.title = title === PRODUCT ? PRODUCT : `${title} | ${PRODUCT}`;
  }, [title]);
  useEffect(() => {
    // The first page leaves the focus where the browser put it, also when the start page leads on to it.
    let opened = router.state.location.pathname !== START;
    return router.subscribe('onRendered', ({ fromLocation, toLocation, pathChanged }) => {
      // A change of filter or tab leaves the focus where it is.
      if (opened && fromLocation && pathChanged) focusPageHeading();
      opened ||= toLocation.pathname !== START;
    });
  }, [router]);
}

function focusPageHeading(): void {
  const heading = document.querySelector<HTMLElement>('#main h1');
  if (!heading) return;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
}
