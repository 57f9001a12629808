import { useEffect, useRef, useState } from 'react';

/**
 * Takes files dropped anywhere on the page; a file dropped beside a field must not make the browser leave the page.
 *
 * @returns whether files are being dragged over the page
 */
export function useDroppedFiles(take: (files: readonly File[]) => void): boolean {
  const [dragging, setDragging] = useState(false);
  const latest = useRef(take);
  useEffect(() => {
    latest.current = take;
  });
  useEffect(() => {
    const ending = new AbortController();
    const on = (type: 'dragover' | 'dragleave' | 'drop', react: (event: DragEvent) => void) =>
      document.addEventListener(
        type,
        (event) => {
          if (event.dataTransfer?.types.includes('Files')) react(event);
        },
        { signal: ending.signal },
      );
    on('dragover', (event) => {
      event.preventDefault();
      setDragging(true);
    });
    on('dragleave', (event) => {
      if (event.relatedTarget === null) setDragging(false);
    });
    on('drop', (event) => {
      event.preventDefault();
      setDragging(false);
      latest.current([...(event.dataTransfer?.files ?? [])]);
    });
    return () => ending.abort();
  }, []);
  return dragging;
}
