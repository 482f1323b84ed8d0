import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { screen } from '@testing-library/react';
import { renderCard } from './__testUtils__/renderCard';

// In a file of its own: an answer about a permission is remembered for two seconds.
describe('TemplateCard', () => {
  it('offers nothing to who may not create', async () => {
    renderCard({ result: AuthorizeResult.DENY });
    expect(
      await screen.findByRole('heading', { name: 'Go service' }),
    ).toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: /Choose/ }),
    ).not.toBeInTheDocument();
  });
});
