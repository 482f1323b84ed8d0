import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { ScaffolderField } from '@backstage/plugin-scaffolder-react/alpha';
import type { ReactNode } from 'react';

/** The form's frame around a field that says its label, help and errors itself. */
export function BareField<T>(props: {
  field: FieldExtensionComponentProps<T>;
  children: ReactNode;
}) {
  return (
    <ScaffolderField
      {...props.field}
      displayLabel={false}
      rawDescription={undefined}
      errors={undefined}
    >
      <>{props.children}</>
    </ScaffolderField>
  );
}
