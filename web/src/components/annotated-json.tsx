import { annotateJson, type PointedIssue } from '../request/annotate-json.ts';
import { CopyButton } from './copy-button.tsx';
import { colourJson } from './json-view.tsx';

interface AnnotatedJsonProps {
  /** What the value is, for screen readers. */
  readonly label: string;
  readonly value: unknown;
  readonly issues: readonly PointedIssue[];
}

/** A JSON value with validation issues below the lines that they are about. */
export function AnnotatedJson({ label, value, issues }: AnnotatedJsonProps) {
  return (
    <div class="code-view">
      <CopyButton text={JSON.stringify(value, null, 2)} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard */}
      <section class="code-block" tabIndex={0} aria-label={label}>
        <pre>
          {annotateJson(value, issues).map((line, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other identity
            <span key={at} class={line.issues.length === 0 ? 'json-line' : 'json-line wrong'}>
              {colourJson(line.text)}
              {'\n'}
              {line.issues.map((issue) => (
                <span key={issue} class="json-issue">
                  {/^ */.exec(line.text)?.[0]}↑ {issue}
                  {'\n'}
                </span>
              ))}
            </span>
          ))}
        </pre>
      </section>
    </div>
  );
}
