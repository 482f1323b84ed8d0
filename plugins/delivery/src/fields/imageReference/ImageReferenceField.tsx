import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  allowedNames,
  formatImageReference,
} from '@internal/plugin-delivery-common';
import type { DeliveryOptions } from '../../api';
import type { Polled } from '../../hooks';
import { deliveryTranslationRef } from '../../translation';
import { ExplainedText, type Explanation } from '../ExplainedText';
import { useOptions } from '../useOptions';
import { imageProblemText } from './imageProblemText';
import { readImage } from './readImage';
import type { ImageReferenceProps } from './schema';

/** An image by its name: how it is read, where it is taken from, and why it may not run here, as it is typed. */
export function ImageReferenceField(props: ImageReferenceProps) {
  const { t } = useTranslationRef(deliveryTranslationRef);
  const options = useOptions();
  const explained = useExplanation(props.formData ?? '', options);
  const allowed = options.data && allowedNames(options.data.images).join(', ');
  return (
    <ExplainedText
      field={props}
      explained={explained}
      label={t('image.label')}
      help={t('image.help')}
      note={allowed ? t('image.allowed', { allowed }) : undefined}
    />
  );
}

function useExplanation(
  text: string,
  { data, error }: Polled<DeliveryOptions>,
): Explanation {
  const { t } = useTranslationRef(deliveryTranslationRef);
  const read = readImage(text, data?.images);
  if (read.problem) {
    return {
      tone: 'error',
      early: read.early,
      lines: [imageProblemText(t, read.problem)],
    };
  }
  const { registry, repository, tag, digest } = read.reference;
  const understood = [
    t('image.registry', { registry }),
    t('image.repository', { repository }),
    ...(tag ? [t('image.tag', { tag })] : []),
    ...(digest ? [t('image.digest', { digest })] : []),
  ].join(', ');
  if (!data) {
    return {
      tone: error ? 'warning' : 'aborted',
      lines: [understood, t(error ? 'image.unreachable' : 'image.checking')],
    };
  }
  return {
    tone: 'ok',
    lines: [
      understood,
      ...(read.mirror
        ? [t('image.mirror', { image: formatImageReference(read.mirror) })]
        : []),
    ],
  };
}
