import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FieldHarness, Wire, problem } from '../../__testUtils__';
import { ChartVersionField } from './ChartVersionField';

const versions = { body: { versions: ['1.1.0', '1.0.0'] } };

function renderField(
  wire: Wire,
  props: { initial?: string; rawErrors?: string[] } = {},
) {
  const onValue = jest.fn();
  renderInTestApp(
    <FieldHarness field={ChartVersionField} onValue={onValue} {...props} />,
    { apis: [wire.apis] },
  );
  return onValue;
}

const field = () =>
  screen.findByRole('combobox', { name: /Version of the chart/ });

describe('ChartVersionField', () => {
  it('offers the versions of the registry, and takes one', async () => {
    const onValue = renderField(new Wire({ '/chart/versions': versions }));
    const input = await field();
    await waitFor(() =>
      expect(
        [...document.querySelectorAll('datalist option')].map(option =>
          option.getAttribute('value'),
        ),
      ).toEqual(['1.1.0', '1.0.0']),
    );
    await userEvent.type(input, '1.0.0');
    expect(onValue).toHaveBeenLastCalledWith('1.0.0');
    expect(screen.getByRole('status')).toBeEmptyDOMElement();
  });

  it('says that a version is not there, and which are', async () => {
    renderField(new Wire({ '/chart/versions': versions }), {
      initial: '9.9.9',
    });
    await waitFor(() =>
      expect(screen.getByRole('status')).toHaveTextContent(
        'The registry has no 9.9.9, but 1.1.0, 1.0.0.',
      ),
    );
  });

  it('takes any version while the registry is away, and says so', async () => {
    const onValue = renderField(
      new Wire({ '/chart/versions': problem(503, 'Error', 'away') }),
    );
    expect(
      await screen.findByText(/versions could not be loaded/),
    ).toBeInTheDocument();
    await userEvent.type(await field(), '2');
    expect(onValue).toHaveBeenLastCalledWith('2');
  });

  it('asks for a version when the form refused an empty one', async () => {
    renderField(new Wire({ '/chart/versions': versions }), {
      rawErrors: ['is required'],
    });
    expect(await screen.findByText('Give a version.')).toBeInTheDocument();
    expect(await field()).toBeInvalid();
  });
});
