import { useTranslationRef } from '@backstage/frontend-plugin-api';
import Typography from '@material-ui/core/Typography';
import type { SizeOption } from '../../api';
import { deliveryTranslationRef } from '../../translation';
import { Choice, type ChoiceProps } from '../choices';
import { useSizeInWords } from './useSizeInWords';

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
export function SizeChoice(
  props: Omit<ChoiceProps, 'name' | 'title' | 'children'> & {
    size: SizeOption;
  },
) {
  const { size, ...choice } = props;
  const { t } = useTranslationRef(deliveryTranslationRef);
  const inWords = useSizeInWords();
  const known = wordsOf(size.name);
  return (
    <Choice {...choice} name={known ? t(known.title) : size.name}>
      {known && (
        <Typography variant="body2" component="span">
          {t(known.purpose)}
        </Typography>
      )}
      <Typography variant="body2" color="textSecondary" component="span">
        {inWords(size)}
      </Typography>
    </Choice>
  );
}
