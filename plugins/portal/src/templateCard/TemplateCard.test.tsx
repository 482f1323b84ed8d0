import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderCard } from './__testUtils__/renderCard';

describe('TemplateCard', () => {
  it('says what the template makes, whose it is, and opens its form', async () => {
    const onSelected = renderCard();
    expect(
      await screen.findByRole('heading', { name: 'Go service' }),
    ).toBeInTheDocument();
    expect(screen.getByText('An API in Go')).toBeInTheDocument();
    expect(screen.getByText('go')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: /platform/ })).toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', { name: 'Choose Go service' }),
    );
    expect(onSelected).toHaveBeenCalledTimes(1);
  });

  it('speaks the language of the portal', async () => {
    renderCard({ language: 'es' });
    expect(
      await screen.findByRole('heading', { name: 'Servicio Go' }),
    ).toBeInTheDocument();
    expect(screen.getByText('Una API en Go')).toBeInTheDocument();
  });
});
