import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { type ReactNode, useRef, useState } from 'react';
import { GivenFilesError } from '../../../workers/archive/given-files.ts';
import { type Taken, takeChosen, takeDropped } from '../model/dropped.ts';
import { useDrop } from './use-drop.ts';

/** Chromium's; elsewhere a form field chooses folders. */
interface WindowWithPicker {
  showDirectoryPicker?(options: { id: string; mode: 'read' }): Promise<FileSystemDirectoryHandle>;
}

/** Every browser knows it; the types of React do not. */
const WHOLE_FOLDER = { webkitdirectory: '' };

interface Props {
  onTaken: (taken: Taken) => void;
  /** Further ways, as buttons. */
  children?: ReactNode;
}

/** Takes folders and files: dropped anywhere on the page, or chosen. Nothing of them is read here. */
export function PickFiles({ onTaken, children }: Props) {
  const [problem, setProblem] = useState<string>();
  const folder = useRef<HTMLInputElement>(null);
  const files = useRef<HTMLInputElement>(null);
  const tell = (error: unknown) => {
    // Who closes the browser's dialog wants nothing.
    if (error instanceof DOMException && error.name === 'AbortError') return;
    setProblem(
      error instanceof GivenFilesError
        ? error.message
        : 'The browser did not hand out the files. Choose them once more.',
    );
  };
  const take = (taking: Promise<Taken | undefined>) => {
    setProblem(undefined);
    taking.then(
      (taken) => (taken === undefined ? setProblem('There is no file in it.') : onTaken(taken)),
      (error: unknown) => tell(error),
    );
  };
  const dragging = useDrop((data) => take(takeDropped(data)));
  const chooseFolder = () => {
    const picker = (window as WindowWithPicker).showDirectoryPicker;
    if (picker === undefined) {
      folder.current?.click();
      return;
    }
    take(
      picker
        .call(window, { id: 'archives', mode: 'read' })
        .then((handle) => ({ name: handle.name, given: { kind: 'handles', handles: [handle] } })),
    );
  };
  const chosen = (input: HTMLInputElement) => {
    // A list of the field's own, which is empty once its value is.
    const list = [...(input.files ?? [])];
    input.value = '';
    take(Promise.resolve().then(() => takeChosen(list)));
  };

  return (
    <SpaceBetween size="s">
      <div className={`archive-drop${dragging ? ' archive-drop-dragging' : ''}`}>
        <p>{dragging ? 'Drop it anywhere on this page.' : 'Drop a folder or files anywhere on this page, or'}</p>
        <SpaceBetween direction="horizontal" size="xs">
          <Button variant="primary" iconName="folder-open" onClick={chooseFolder}>
            Choose folder
          </Button>
          <Button iconName="file-open" onClick={() => files.current?.click()}>
            Choose files
          </Button>
          {children}
        </SpaceBetween>
        <input
          ref={folder}
          type="file"
          hidden
          aria-label="Folder of an archive"
          {...WHOLE_FOLDER}
          onChange={(event) => chosen(event.currentTarget)}
        />
        <input
          ref={files}
          type="file"
          hidden
          multiple
          aria-label="Files of an archive"
          onChange={(event) => chosen(event.currentTarget)}
        />
      </div>
      {problem === undefined ? null : (
        <Alert type="error" statusIconAriaLabel="Error" header="Nothing was opened">
          {problem}
        </Alert>
      )}
    </SpaceBetween>
  );
}
