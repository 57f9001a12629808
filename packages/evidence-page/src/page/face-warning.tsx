import { Icon } from '@qldb-console/ion-view';

/** Above every verdict, whatever it is. */
export function FaceWarning({ anchored }: { anchored: boolean }) {
  return (
    <p className="ev-face" role="note">
      <Icon name="warning" className="iv-icon-big" />
      <span>
        <strong>A file cannot vouch for itself.</strong> Whoever made this one could have made it show anything, every
        tick included. Trust what a QLDB Console or <code>qldb-console verify</code> that you obtained yourself says
        about it: they read only its data.{' '}
        {anchored
          ? 'The digest you gave counts only if you have it from elsewhere than this file.'
          : 'And hold it against a digest that you have from elsewhere than this file.'}
      </span>
    </p>
  );
}
