import { Link } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import Typography from '@material-ui/core/Typography';
import { useRuns, useServiceName } from '../hooks';
import { deliveryTranslationRef } from '../translation';
import { webAddress } from './format';

/** The run that is to bring the first image; nothing until there is one. Why there is none, the runs' own tab says. */
export function AwaitedRun() {
  const { t } = useTranslationRef(deliveryTranslationRef);
  const { data = [] } = useRuns(useServiceName());
  // A pull request's run releases nothing.
  const run = data.find(({ event }) => event !== 'pull_request');
  const address = webAddress(run?.url);
  return run && address ? (
    <Typography variant="body2">
      <Link to={address}>
        {t('card.awaitedRun', { number: String(run.number) })}
      </Link>
    </Typography>
  ) : null;
}
