import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { useState } from 'react';
import { StatusText, type Tone } from '../status';
import { TextLine } from './TextLine';

/** What is to be said about a text while it is typed. */
export interface Explanation {
  tone: Tone;
  lines: string[];
  /** True for what more typing mends by itself: not said before the field is left. */
  early?: boolean;
}

/** A text of one line that is explained as it is typed. The form's own errors are shown where there is nothing to explain. */
export function ExplainedText(props: {
  field: FieldExtensionComponentProps<string>;
  explained: Explanation;
  label: string;
  help: string;
  /** What follows the help, such as what this portal allows. */
  note?: string;
}) {
  const { explained, ...line } = props;
  const { rawErrors = [] } = props.field;
  const [touched, setTouched] = useState(false);
  const impatient = explained.early && !touched;
  const shown = impatient ? undefined : explained;

  return (
    <TextLine
      {...line}
      wrong={shown?.tone === 'error' || (rawErrors.length > 0 && !shown)}
      onLeave={() => setTouched(true)}
    >
      {shown?.lines.map(text => (
        <div key={text}>
          <StatusText tone={shown.tone} wrap>
            {text}
          </StatusText>
        </div>
      ))}
      {!shown && rawErrors.map(error => <div key={error}>{error}</div>)}
    </TextLine>
  );
}
