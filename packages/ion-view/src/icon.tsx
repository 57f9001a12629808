/** Shapes, not only colours: each status has an outline of its own. Drawn on a 16 × 16 grid. */
const PATHS = {
  check: 'M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13ZM4.8 8.2l2.2 2.2 4.2-4.6',
  cross: 'M5.3 1.5h5.4l3.8 3.8v5.4l-3.8 3.8H5.3l-3.8-3.8V5.3ZM5.6 5.6l4.8 4.8M10.4 5.6l-4.8 4.8',
  warning: 'M8 1.8 15 14.2H1ZM8 6.2v4M8 12v.6',
  info: 'M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13ZM8 7.2v4.2M8 4.6v.8',
  skipped: 'M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13ZM4.8 8h6.4',
  copy: 'M5.5 5.5h8v8h-8zM3.5 10.5h-1v-8h8v1',
  right: 'M6 3.5 10.5 8 6 12.5',
  down: 'M3.5 6 8 10.5 12.5 6',
} as const;
export type IconName = keyof typeof PATHS;

/** Decorative: the word always stands beside it. */
export function Icon(props: { name: IconName; className?: string }) {
  return (
    <svg
      className={`iv-icon iv-icon-${props.name}${props.className === undefined ? '' : ` ${props.className}`}`}
      viewBox="0 0 16 16"
      width="16"
      height="16"
      aria-hidden="true"
      focusable="false"
    >
      <path d={PATHS[props.name]} />
    </svg>
  );
}
