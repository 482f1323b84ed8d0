import { useTranslationRef } from '@backstage/frontend-plugin-api';
import IconButton from '@material-ui/core/IconButton';
import { makeStyles } from '@material-ui/core/styles';
import TextField from '@material-ui/core/TextField';
import CloseIcon from '@material-ui/icons/Close';
import { deliveryTranslationRef } from '../../translation';
import { ListFieldSet } from '../lists';
import type { TextListProps } from './schema';
import { useLines } from './useLines';

const useStyles = makeStyles(theme => ({
  line: {
    display: 'flex',
    alignItems: 'flex-start',
    gap: theme.spacing(1),
  },
  remove: { marginTop: theme.spacing(1) },
}));

/** Some texts, each on a line of its own that can be taken away. */
export function TextListField(props: TextListProps) {
  const { idSchema, schema, uiSchema, errorSchema, disabled } = props;
  const { lines, placeOf, write, add, remove } = useLines(
    props.formData,
    props.onChange,
  );
  const { t } = useTranslationRef(deliveryTranslationRef);
  const classes = useStyles();
  const title = itemTitle(schema) ?? t('textList.item');
  const item = title.toLocaleLowerCase();

  return (
    <ListFieldSet
      field={props}
      help={t('textList.help')}
      item={item}
      length={lines.length}
      empty={lines.every(line => !line)}
      add={add}
      remove={remove}
    >
      {(added, removeLine) =>
        lines.map((line, index) => {
          const errors =
            (line && errorSchema?.[placeOf(index)]?.__errors) || undefined;
          return (
            // Lines have no names of their own, and only the last one is new.
            // eslint-disable-next-line react/no-array-index-key
            <div key={index} className={classes.line}>
              <TextField
                id={`${idSchema.$id}_${index}`}
                fullWidth
                label={`${title} ${index + 1}`}
                value={line}
                disabled={disabled}
                error={Boolean(errors)}
                helperText={errors?.join(' ')}
                placeholder={uiSchema.items?.['ui:placeholder']}
                // eslint-disable-next-line jsx-a11y/no-autofocus -- it was asked for a moment ago
                autoFocus={index === added}
                onChange={event => write(index, event.target.value)}
                inputProps={{
                  autoComplete: 'off',
                  autoCapitalize: 'none',
                  spellCheck: false,
                }}
              />
              <IconButton
                size="small"
                className={classes.remove}
                disabled={disabled}
                aria-label={t('textList.remove', {
                  item,
                  number: String(index + 1),
                })}
                onClick={() => removeLine(index)}
              >
                <CloseIcon fontSize="small" />
              </IconButton>
            </div>
          );
        })
      }
    </ListFieldSet>
  );
}

function itemTitle({ items }: TextListProps['schema']): string | undefined {
  return items && typeof items === 'object' && !Array.isArray(items)
    ? items.title
    : undefined;
}
