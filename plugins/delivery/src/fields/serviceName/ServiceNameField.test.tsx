import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FieldHarness, Wire, problem } from '../../__testUtils__';
import { ServiceNameField } from './ServiceNameField';

const free = { body: { available: true, problems: [] } };

async function renderField(wire: Wire, rawErrors?: string[]) {
  const onValue = jest.fn();
  renderInTestApp(
    <FieldHarness
      field={ServiceNameField}
      onValue={onValue}
      rawErrors={rawErrors}
    />,
    { apis: [wire.apis] },
  );
  const input = await screen.findByRole('textbox', { name: /^Name/ });
  return { input, onValue };
}

describe('ServiceNameField', () => {
  it('explains a wrong name at once, without asking anybody', async () => {
    const wire = new Wire({});
    const { input } = await renderField(wire);
    await userEvent.type(input, 'Orders');
    expect(screen.getByRole('status')).toHaveTextContent(
      'Use lower-case letters only.',
    );
    expect(input).toBeInvalid();
    await userEvent.clear(input);
    await userEvent.type(input, 'ord_ers');
    expect(screen.getByRole('status')).toHaveTextContent(
      'Use letters, digits and hyphens only.',
    );
    expect(wire.requests).toEqual([]);
  });

  it('waits with what more typing mends until the field is left', async () => {
    const { input } = await renderField(new Wire({}));
    await userEvent.type(input, 'or');
    expect(screen.getByRole('status')).toBeEmptyDOMElement();
    await userEvent.tab();
    expect(screen.getByRole('status')).toHaveTextContent(
      'A name needs at least 3 characters.',
    );
  });

  it('asks once the typing rests, and says that a name is free', async () => {
    const wire = new Wire({ '/services/check-name/orders': free });
    const { input, onValue } = await renderField(wire);
    await userEvent.type(input, 'orders');
    expect(screen.getByRole('status')).toHaveTextContent(
      'Checking whether the name is free…',
    );
    expect(await screen.findByText('"orders" is free.')).toBeInTheDocument();
    expect(wire.requests).toEqual(['/services/check-name/orders']);
    expect(onValue).toHaveBeenLastCalledWith('orders');
    expect(input).toBeValid();
  });

  it('says where a name is taken', async () => {
    const { input } = await renderField(
      new Wire({
        '/services/check-name/orders': {
          body: {
            available: false,
            problems: [
              { system: 'GitHub', message: 'acme/orders exists.' },
              { system: 'ECR', message: 'orders exists.' },
            ],
          },
        },
      }),
    );
    await userEvent.type(input, 'orders');
    expect(
      await screen.findByText('GitHub: acme/orders exists.'),
    ).toBeInTheDocument();
    expect(screen.getByText('ECR: orders exists.')).toBeInTheDocument();
    expect(input).toBeInvalid();
    expect(input).toHaveAccessibleDescription(/GitHub: acme\/orders exists\./);
  });

  it('drops an answer to a name that is no longer there', async () => {
    let answerFirst = () => {};
    const first = new Promise<typeof free>(resolve => {
      answerFirst = () => resolve(free);
    });
    const wire = new Wire({
      '/services/check-name/orders': () => first,
      '/services/check-name/orders-api': {
        body: {
          available: false,
          problems: [{ system: 'Catalog', message: 'taken.' }],
        },
      },
    });
    const { input } = await renderField(wire);
    await userEvent.type(input, 'orders');
    await screen.findByText('Checking whether the name is free…');
    await new Promise(resolve => setTimeout(resolve, 500));
    await userEvent.type(input, '-api');
    expect(await screen.findByText('Catalog: taken.')).toBeInTheDocument();
    answerFirst();
    await new Promise(resolve => setTimeout(resolve, 50));
    expect(screen.getByText('Catalog: taken.')).toBeInTheDocument();
    expect(screen.queryByText(/is free\.$/)).not.toBeInTheDocument();
  });

  it('does not stand in the way when it cannot ask', async () => {
    const { input } = await renderField(
      new Wire({
        '/services/check-name/orders': problem(
          503,
          'ServiceUnavailableError',
          'away',
        ),
      }),
    );
    await userEvent.type(input, 'orders');
    expect(
      await screen.findByText(/The name could not be checked now/),
    ).toBeInTheDocument();
    expect(input).toBeValid();
  });

  it("shows the form's own errors while the field was not touched", async () => {
    const { input } = await renderField(new Wire({}), ['is required']);
    expect(screen.getByRole('status')).toHaveTextContent('is required');
    expect(input).toBeInvalid();
  });
});
