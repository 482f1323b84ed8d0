import type { Entity } from '@backstage/catalog-model';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { DELIVERY_SERVICE_ANNOTATION } from '@internal/plugin-delivery-common';
import { makeStyles } from '@material-ui/core/styles';
import { useServiceStatus } from '../hooks';
import { StateLabel } from '../status';

const useStyles = makeStyles(theme => ({
  row: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: theme.spacing(0.5, 2),
    padding: theme.spacing(1, 0),
    borderTop: `1px solid ${theme.palette.divider}`,
    '&:first-child': { borderTop: 0 },
  },
  states: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(0.5, 2),
    margin: 0,
    fontSize: theme.typography.body2.fontSize,
    '& > div': {
      display: 'flex',
      alignItems: 'center',
      gap: theme.spacing(0.75),
    },
    '& dt': { color: theme.palette.text.secondary },
    '& dd': { margin: 0 },
  },
}));

/** A service and its state in each environment. */
export function ServiceRow({ entity }: { entity: Entity }) {
  const classes = useStyles();
  const service =
    entity.metadata.annotations?.[DELIVERY_SERVICE_ANNOTATION] ??
    entity.metadata.name;
  const { data, error } = useServiceStatus(service);
  return (
    <li className={classes.row}>
      <EntityRefLink entityRef={entity} />
      {error && !data && (
        <span title={error.message}>
          <StateLabel state="unknown" />
        </span>
      )}
      {data && (
        <dl className={classes.states}>
          {data.environments.map(({ environment, state }) => (
            <div key={environment}>
              <dt>{environment}</dt>
              <dd>
                <StateLabel state={state} />
              </dd>
            </div>
          ))}
        </dl>
      )}
    </li>
  );
}
