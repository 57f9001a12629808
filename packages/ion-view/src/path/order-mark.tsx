/** Two small shapes in the order in which the two hashes are concatenated: round = running, square = the other. */
export function OrderMark(props: { first: 'running' | 'other' | 'equal' }) {
  const [left, right] = props.first === 'other' ? (['brought', 'own'] as const) : (['own', 'brought'] as const);
  return (
    <span className="iv-order" aria-hidden="true">
      <span className={`iv-swatch iv-swatch-${left}`} />
      <span className={`iv-swatch iv-swatch-${right}`} />
    </span>
  );
}
