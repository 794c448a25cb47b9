/** Characters and lines of a text that a report shows; the rest is in `report.json`. */
const most = { characters: 1600, lines: 60 };

/** A text exactly as it is, cut where it is long; lines that `marked` picks are set off. */
export function ExactText({
  text,
  marked = () => false,
}: {
  readonly text: string;
  readonly marked?: (line: string) => boolean;
}) {
  const head = text.length > most.characters ? text.slice(0, most.characters) : text;
  const lines = head.split('\n').slice(0, most.lines);
  const cut = lines.join('\n').length < text.length;
  return (
    <pre>
      <code>
        {lines.map((line, index) => (
          <>
            {index > 0 && '\n'}
            {marked(line) ? (
              <>
                {line.slice(0, line.search(/\S|$/))}
                <mark>{line.trimStart()}</mark>
              </>
            ) : (
              line
            )}
          </>
        ))}
      </code>
      {cut && <span class="cut-off">{`\n… ${text.length} characters; the whole is in report.json`}</span>}
    </pre>
  );
}
