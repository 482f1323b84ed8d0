import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { deliveryTranslationRef } from '../../translation';
import { ChoiceFieldSet, useChoiceStyles, useFirstChoice } from '../choices';
import { useOptions } from '../useOptions';
import type { SizeProps } from './schema';
import { SizeChoice } from './SizeChoice';
import { sizeFor, type SizeRules } from './sizeFor';

/**
 * A service's size; the first one, the smallest, is chosen to begin with. `ui:extraMemory` is what the template's runtime
 * takes on top, `ui:single` the answers with which it runs as a single copy.
 */
export function SizeField(props: SizeProps) {
  const { formData, idSchema, uiSchema, onChange } = props;
  const classes = useChoiceStyles();
  const { t } = useTranslationRef(deliveryTranslationRef);
  const { data, error, loading, refresh } = useOptions();
  const sizes = data?.sizes ?? [];
  const first = sizes[0]?.name;
  const rules: SizeRules = {
    extraMemory: uiSchema['ui:extraMemory'],
    single: uiSchema['ui:single'],
  };

  useFirstChoice(!formData && Boolean(first), () => onChange(first));

  return (
    <ChoiceFieldSet
      field={props}
      words={{
        label: t('size.label'),
        help: t('size.help'),
        error: t('size.error'),
        required: t('size.required'),
      }}
      loading={loading}
      error={error}
      onRetry={refresh}
      empty={!formData}
    >
      <div className={classes.row}>
        {sizes.map(size => (
          <SizeChoice
            key={size.name}
            size={sizeFor(size, rules, props.formContext?.formData)}
            group={idSchema.$id}
            checked={formData === size.name}
            disabled={props.disabled}
            onChoose={() => onChange(size.name)}
          />
        ))}
      </div>
    </ChoiceFieldSet>
  );
}
