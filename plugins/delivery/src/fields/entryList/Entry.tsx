import IconButton from '@material-ui/core/IconButton';
import { makeStyles } from '@material-ui/core/styles';
import TextField from '@material-ui/core/TextField';
import CloseIcon from '@material-ui/icons/Close';
import type { Question } from './questionsOf';
import type { EntryListProps } from './schema';

type Texts = Record<string, string>;

const useStyles = makeStyles(theme => ({
  entry: {
    display: 'flex',
    alignItems: 'flex-start',
    gap: theme.spacing(1),
    minWidth: 0,
    margin: 0,
    padding: theme.spacing(1, 2, 2),
    border: `1px solid ${theme.palette.divider}`,
    borderRadius: theme.shape.borderRadius,
  },
  texts: {
    flex: 1,
    display: 'grid',
    gap: theme.spacing(2),
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 200px), 1fr))',
  },
  remove: { marginTop: theme.spacing(1) },
}));

/** The texts of one entry beside each other. An error stands in the place of a text's help. */
export function Entry(props: {
  id: string;
  title: string;
  /** What its button says. */
  removal: string;
  questions: readonly Question[];
  entry: Texts;
  errorSchema?: NonNullable<EntryListProps['errorSchema']>[number];
  disabled?: boolean;
  /** It was added a moment ago: one types at once. */
  isNew: boolean;
  onChange: (entry: Texts) => void;
  onRemove: () => void;
}) {
  const { id, questions, entry, disabled } = props;
  const classes = useStyles();
  return (
    <fieldset id={id} className={classes.entry}>
      <legend>{props.title}</legend>
      <div className={classes.texts}>
        {questions.map(({ name, title, help, placeholder, required }, at) => {
          const errors = props.errorSchema?.[name]?.__errors;
          return (
            <TextField
              key={name}
              id={`${id}_${name}`}
              label={title}
              value={entry[name] ?? ''}
              required={required}
              disabled={disabled}
              placeholder={placeholder}
              error={Boolean(errors)}
              helperText={errors?.join(' ') ?? help}
              // eslint-disable-next-line jsx-a11y/no-autofocus -- it was asked for a moment ago
              autoFocus={props.isNew && at === 0}
              onChange={({ target }) => {
                const { [name]: _, ...others } = entry;
                props.onChange(
                  target.value ? { ...entry, [name]: target.value } : others,
                );
              }}
              inputProps={{
                autoComplete: 'off',
                autoCapitalize: 'none',
                spellCheck: false,
              }}
            />
          );
        })}
      </div>
      <IconButton
        size="small"
        className={classes.remove}
        disabled={disabled}
        aria-label={props.removal}
        onClick={props.onRemove}
      >
        <CloseIcon fontSize="small" />
      </IconButton>
    </fieldset>
  );
}
