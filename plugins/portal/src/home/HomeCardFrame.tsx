import { EntityInfoCard } from '@backstage/plugin-catalog-react';
import type { ReactNode } from 'react';

/** The frame of a card on the home page. */
export function HomeCardFrame(props: {
  title: string;
  actions?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section aria-label={props.title}>
      <EntityInfoCard title={props.title} headerActions={props.actions}>
        {props.children}
      </EntityInfoCard>
    </section>
  );
}
