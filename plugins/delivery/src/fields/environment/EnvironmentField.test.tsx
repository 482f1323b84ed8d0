import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  FieldHarness,
  Wire,
  images,
  places,
  problem,
} from '../../__testUtils__';
import { EnvironmentField } from './EnvironmentField';

const options = {
  body: {
    environments: [
      { name: 'dev', changes: 'commit' },
      { name: 'prod', changes: 'pull-request' },
    ],
    sizes: [],
    images,
    places,
  },
};

function renderField(wire: Wire, props: { initial?: string } = {}) {
  const onValue = jest.fn();
  renderInTestApp(
    <FieldHarness field={EnvironmentField} onValue={onValue} {...props} />,
    { apis: [wire.apis] },
  );
  return onValue;
}

describe('EnvironmentField', () => {
  it('takes one of the environments, and the first to begin with', async () => {
    const onValue = renderField(new Wire({ '/options': options }));
    expect(
      await screen.findByRole('radio', { name: 'dev', checked: true }),
    ).toBeInTheDocument();
    expect(onValue).toHaveBeenLastCalledWith('dev');
    await userEvent.click(screen.getByRole('radio', { name: 'prod' }));
    expect(onValue).toHaveBeenLastCalledWith('prod');
    expect(
      screen.getByRole('radio', { name: 'dev', checked: false }),
    ).toHaveAccessibleDescription('Changes arrive directly.');
    expect(
      screen.getByRole('group', { name: /Environment/ }),
    ).toBeInTheDocument();
  });

  it('keeps what was chosen before', async () => {
    const onValue = renderField(new Wire({ '/options': options }), {
      initial: 'prod',
    });
    expect(
      await screen.findByRole('radio', { name: 'prod', checked: true }),
    ).toBeInTheDocument();
    expect(onValue).not.toHaveBeenCalled();
  });

  it('shows why the environments are missing, and tries again', async () => {
    const wire = new Wire({ '/options': problem(500, 'Error', 'away') });
    renderField(wire);
    expect(
      await screen.findByText('The environments could not be loaded'),
    ).toBeInTheDocument();
    wire.answer('/options', options);
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(
      await screen.findByRole('radio', { name: 'dev' }),
    ).toBeInTheDocument();
  });
});
