import { Link } from 'react-router';
import { Title } from './Title';

export function NotFoundPage() {
  return (
    <>
      <Title page="Not found" />
      <h1>Not found</h1>
      <p>
        There is no such page. Go back to the <Link to="/">start</Link>.
      </p>
    </>
  );
}
