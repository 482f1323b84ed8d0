import { Title } from './Title';

/** Takes the place of a page that failed. React has logged why: visitors need not see it. */
export function FailurePage() {
  return (
    <>
      <Title page="Something went wrong" />
      <h1>Something went wrong</h1>
      <p role="alert">
        This page cannot be shown. Please <a href="">load it again</a>.
      </p>
    </>
  );
}
