/** Names of targets: many of them folded. @param newly those to point out */
export function Names(props: {
  readonly names: readonly string[];
  readonly what: string;
  readonly newly?: readonly string[];
}) {
  const { names, what, newly = [] } = props;
  if (names.length === 0) return null;
  const list = names.map((name, n) => (
    <>
      {n > 0 && ', '}
      {newly.includes(name) ? <strong>{name}</strong> : name}
    </>
  ));
  if (names.length <= 6)
    return (
      <p class="names">
        {what} {list}
      </p>
    );
  return (
    <details class="names">
      <summary>
        {what} {names.slice(0, 3).join(', ')} and {names.length - 3} more
      </summary>
      <p>{list}</p>
    </details>
  );
}
