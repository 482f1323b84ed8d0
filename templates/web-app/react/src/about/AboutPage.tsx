import { Title } from '../app/Title';
import { useConfig } from '../app/useConfig';

export function AboutPage() {
  const { environment, apiUrl } = useConfig();
  return (
    <>
      <Title page="About" />
      <h1>About</h1>
      <p>What this application was told where it runs:</p>
      <dl className="card facts">
        <dt>Environment</dt>
        <dd>{environment}</dd>
        <dt>API</dt>
        <dd>{apiUrl || 'none'}</dd>
      </dl>
    </>
  );
}
