import {
  appLanguageApiRef,
  useApi,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import type { SizeOption } from '../../api';
import { deliveryTranslationRef } from '../../translation';
import { plainCpu, plainMemory } from './quantities';

/** What a size means, in the person's language: `2 replicas, 0.1 CPU, 128 MiB memory each`. */
export function useSizeInWords(): (size: SizeOption) => string {
  const { language } = useApi(appLanguageApiRef).getLanguage();
  const { t } = useTranslationRef(deliveryTranslationRef);
  return ({ replicas, cpu, memory }) => {
    const parts = [
      t('size.replicas', { count: replicas }),
      t('size.cpu', { cpu: plainCpu(cpu, language) }),
      t('size.memory', { memory: plainMemory(memory) }),
    ].join(', ');
    return replicas > 1 ? `${parts} ${t('size.each')}` : parts;
  };
}
