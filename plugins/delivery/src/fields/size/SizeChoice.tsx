import { useTranslationRef } from '@backstage/frontend-plugin-api';
import Radio from '@material-ui/core/Radio';
import Typography from '@material-ui/core/Typography';
import { useId } from 'react';
import type { SizeOption } from '../../api';
import { deliveryTranslationRef } from '../../translation';
import { useFieldSetStyles } from '../useFieldSetStyles';
import { plainCpu, plainMemory } from './quantities';

const words = {
  small: { title: 'size.small', purpose: 'size.smallFor' },
  medium: { title: 'size.medium', purpose: 'size.mediumFor' },
  large: { title: 'size.large', purpose: 'size.largeFor' },
} as const;

function wordsOf(name: string) {
  return Object.hasOwn(words, name)
    ? words[name as keyof typeof words]
    : undefined;
}

/** A size in words, with what it means in CPU, memory and replicas. */
export function SizeChoice(props: {
  size: SizeOption;
  group: string;
  checked: boolean;
  disabled?: boolean;
  onChoose: () => void;
}) {
  const { size } = props;
  const classes = useFieldSetStyles();
  const { t } = useTranslationRef(deliveryTranslationRef);
  const inputId = useId();
  const noteId = useId();
  const known = wordsOf(size.name);
  const title = known ? t(known.title) : size.name;
  return (
    <label htmlFor={inputId} className={classes.choice}>
      <Radio
        id={inputId}
        color="primary"
        name={props.group}
        value={size.name}
        checked={props.checked}
        disabled={props.disabled}
        onChange={props.onChoose}
        inputProps={
          { 'aria-label': title, 'aria-describedby': noteId } as object
        }
      />
      <span className={classes.text} id={noteId}>
        <span className={classes.name}>{title}</span>
        {known && (
          <Typography variant="body2" component="span">
            {t(known.purpose)}
          </Typography>
        )}
        <Typography variant="body2" color="textSecondary" component="span">
          {t('size.replicas', { count: size.replicas })},{' '}
          {t('size.cpu', { cpu: plainCpu(size.cpu) })},{' '}
          {t('size.memory', { memory: plainMemory(size.memory) })}
          {size.replicas > 1 && ` ${t('size.each')}`}
        </Typography>
      </span>
    </label>
  );
}
