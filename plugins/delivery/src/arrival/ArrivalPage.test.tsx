import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { screen } from '@testing-library/react';
import { Route, Routes } from 'react-router-dom';
import { service } from '../__testUtils__';
import { ArrivalPage } from './ArrivalPage';

type Answers = Array<() => unknown>;

/** The catalog gives one answer after the other; the last one stays. */
function renderPage(answers: Answers) {
  let asked = 0;
  const getEntityByRef = jest.fn(async () => {
    const answer = answers[Math.min(asked, answers.length - 1)];
    asked += 1;
    return answer();
  });
  renderInTestApp(
    <Routes>
      <Route path="/services/*" element={<ArrivalPage />} />
      <Route path="/catalog/*" element={<p>The page of the service</p>} />
    </Routes>,
    {
      apis: [[catalogApiRef, { getEntityByRef }] as never, mockApis.error()],
      initialRouteEntries: ['/services/orders'],
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
    },
  );
  return getEntityByRef;
}

describe('ArrivalPage', () => {
  it('waits for the catalog and goes on to the page of the service', async () => {
    const asked = renderPage([() => undefined, () => service]);
    expect(await screen.findByText('Opening orders')).toBeInTheDocument();
    expect(
      await screen.findByText('The page of the service', undefined, {
        timeout: 5_000,
      }),
    ).toBeInTheDocument();
    expect(asked).toHaveBeenCalledWith({
      kind: 'component',
      namespace: 'default',
      name: 'orders',
    });
  });

  it('says what went wrong and asks again on demand', async () => {
    renderPage([
      () => {
        throw new Error('The catalog is closed');
      },
      () => service,
    ]);
    expect(
      await screen.findByText('The catalog is closed'),
    ).toBeInTheDocument();
    screen.getByRole('button', { name: 'Try again' }).click();
    expect(
      await screen.findByText('The page of the service'),
    ).toBeInTheDocument();
  });
});
