/** What is wrong with a field, one line for each rule it breaks; nothing where none is broken. */
export function BrokenRules({ problems }: { problems: readonly string[] }) {
  if (problems.length <= 1) return problems[0];
  return (
    <>
      {problems.map((problem) => (
        <div key={problem}>{problem}</div>
      ))}
    </>
  );
}
