import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FieldHarness, Wire, problem } from '../../__testUtils__';
import { RepositoryField } from './RepositoryField';

const answer = (items: object[], total = items.length) => ({
  body: { items, total },
});
const invoices = { name: 'invoices', description: 'Sends invoices' };
const shop = {
  name: 'shop',
  description: 'Sells',
  problem: { code: 'service' },
};

async function renderField(wire: Wire) {
  const onValue = jest.fn();
  renderInTestApp(<FieldHarness field={RepositoryField} onValue={onValue} />, {
    apis: [wire.apis],
  });
  return {
    input: await screen.findByRole('searchbox', {
      name: 'Search by name or description',
    }),
    onValue,
  };
}

describe('RepositoryField', () => {
  it('offers what there is, and says what cannot be chosen', async () => {
    const wire = new Wire({
      '/repositories?search=': answer([invoices, shop]),
    });
    const { onValue } = await renderField(wire);
    const choice = await screen.findByRole('radio', { name: 'invoices' });
    expect(choice).toHaveAccessibleDescription(/Sends invoices/);
    const taken = screen.getByRole('radio', { name: 'shop' });
    expect(taken).toBeDisabled();
    expect(taken).toHaveAccessibleDescription(/It is a service already/);
    await userEvent.click(choice);
    expect(onValue).toHaveBeenLastCalledWith('invoices');
    expect(choice).toBeChecked();
  });

  it('searches once the typing rests, and keeps what was chosen in sight', async () => {
    const wire = new Wire({
      '/repositories?search=': answer([invoices], 41),
      '/repositories?search=bill%20%26': answer([]),
    });
    const { input } = await renderField(wire);
    await userEvent.click(
      await screen.findByRole('radio', { name: 'invoices' }),
    );
    expect(screen.getByRole('status')).toHaveTextContent('40 more');
    await userEvent.type(input, 'bill &');
    expect(
      await screen.findByText(/No repository is found/),
    ).toBeInTheDocument();
    expect(screen.getByRole('radio', { name: 'invoices' })).toBeChecked();
    expect(wire.requests).toEqual([
      '/repositories?search=',
      '/repositories?search=bill%20%26',
    ]);
  });

  it('says when it cannot ask, and asks again', async () => {
    const wire = new Wire({
      '/repositories?search=': problem(503, 'ServiceUnavailableError', 'away'),
    });
    await renderField(wire);
    expect(
      await screen.findByText('The repositories could not be loaded'),
    ).toBeInTheDocument();
    wire.answer('/repositories?search=', answer([invoices]));
    await userEvent.click(screen.getByRole('button', { name: /again/i }));
    expect(
      await screen.findByRole('radio', { name: 'invoices' }),
    ).toBeInTheDocument();
  });
});
