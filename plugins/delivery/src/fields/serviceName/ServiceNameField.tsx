import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { serviceNameProblem } from '@internal/plugin-delivery-common';
import { deliveryTranslationRef } from '../../translation';
import { ExplainedText, type Explanation } from '../ExplainedText';
import { nameProblemText } from './nameProblemText';
import type { ServiceNameProps } from './schema';
import { useNameCheck, type NameCheckState } from './useNameCheck';

/** A service's name: its form is explained as it is typed, and whether it is free is asked live. */
export function ServiceNameField(props: ServiceNameProps) {
  const name = props.formData ?? '';
  const { t } = useTranslationRef(deliveryTranslationRef);
  const explained = useExplanation(name, useNameCheck(name));
  return (
    <ExplainedText
      field={props}
      explained={explained}
      label={t('name.label')}
      help={t('name.help')}
    />
  );
}

function useExplanation(name: string, check: NameCheckState): Explanation {
  const { t } = useTranslationRef(deliveryTranslationRef);
  if (name === '') {
    return { tone: 'error', lines: [t('name.required')], early: true };
  }
  const problem = serviceNameProblem(name);
  if (problem) {
    return {
      tone: 'error',
      early: problem === 'too-short' || problem === 'last-hyphen',
      lines: [nameProblemText(t, name, problem)],
    };
  }
  switch (check.kind) {
    case 'available':
      return { tone: 'ok', lines: [t('name.available', { name })] };
    case 'taken':
      return {
        tone: 'error',
        lines: check.problems.map(({ system, message }) =>
          t('name.taken', { system, message }),
        ),
      };
    case 'unreachable':
      return { tone: 'warning', lines: [t('name.unreachable')] };
    default:
      return { tone: 'aborted', lines: [t('name.checking')] };
  }
}
