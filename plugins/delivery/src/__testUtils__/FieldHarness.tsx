import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { useState } from 'react';

/** A form of one field, which keeps its value as the scaffolder's form does. */
export function FieldHarness<T>(props: {
  field: (props: FieldExtensionComponentProps<T>) => JSX.Element | null;
  onValue: (value: T | undefined) => void;
  initial?: T;
  rawErrors?: string[];
  uiSchema?: Record<string, unknown>;
  /** What the pages before were answered with. */
  answers?: Record<string, unknown>;
}) {
  const { field: Field } = props;
  const [formData, setFormData] = useState(props.initial);
  const fieldProps = {
    formData,
    required: true,
    disabled: false,
    rawErrors: props.rawErrors ?? [],
    schema: {},
    uiSchema: props.uiSchema ?? {},
    formContext: { formData: props.answers },
    idSchema: { $id: 'root_field' },
    onChange: (value: T | undefined) => {
      setFormData(value);
      props.onValue(value);
    },
  } as unknown as FieldExtensionComponentProps<T>;
  return <Field {...fieldProps} />;
}
