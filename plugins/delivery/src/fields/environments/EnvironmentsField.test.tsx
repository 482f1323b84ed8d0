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
import { EnvironmentsField } from './EnvironmentsField';

const options = {
  body: {
    environments: [
      { name: 'dev', changes: 'commit', rollback: 'automatic' },
      { name: 'staging', changes: 'commit' },
      {
        name: 'prod',
        changes: 'pull-request',
        approvers: ['group:default/platform', 'user:default/maria'],
      },
    ],
    sizes: [],
    images,
    places,
  },
};

function renderField(
  wire: Wire,
  props: { initial?: string[]; rawErrors?: string[] } = {},
) {
  const onValue = jest.fn();
  renderInTestApp(
    <FieldHarness field={EnvironmentsField} onValue={onValue} {...props} />,
    { apis: [wire.apis] },
  );
  return onValue;
}

describe('EnvironmentsField', () => {
  it('lists the environments in the order of promotion and chooses the first', async () => {
    const onValue = renderField(new Wire({ '/options': options }));
    const boxes = await screen.findAllByRole('checkbox');
    expect(boxes.map(box => box.getAttribute('aria-label'))).toEqual([
      'dev',
      'staging',
      'prod',
    ]);
    expect(onValue).toHaveBeenLastCalledWith(['dev']);
    expect(
      await screen.findByRole('checkbox', { name: 'dev', checked: true }),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('group', { name: /Environments/ }),
    ).toHaveAccessibleDescription(/In the order of promotion/);
  });

  it('says which take a pull request, and whose approval', async () => {
    renderField(new Wire({ '/options': options }));
    expect(
      await screen.findByRole('checkbox', { name: 'prod' }),
    ).toHaveAccessibleDescription(
      'Changes arrive by a pull request that has to be approved. Approved by platform, user:maria.',
    );
    expect(
      screen.getByRole('checkbox', { name: 'dev' }),
    ).toHaveAccessibleDescription('Changes arrive directly.');
  });

  it('keeps the order of promotion whatever the order of clicks', async () => {
    const onValue = renderField(new Wire({ '/options': options }), {
      initial: ['prod'],
    });
    await userEvent.click(
      await screen.findByRole('checkbox', { name: 'staging' }),
    );
    await userEvent.click(screen.getByRole('checkbox', { name: 'dev' }));
    expect(onValue).toHaveBeenLastCalledWith(['dev', 'staging', 'prod']);
  });

  it('takes the keyboard, and stays empty when everything is unchecked', async () => {
    const onValue = renderField(new Wire({ '/options': options }));
    await screen.findByRole('checkbox', { name: 'dev' });
    await userEvent.tab();
    expect(screen.getByRole('checkbox', { name: 'dev' })).toHaveFocus();
    await userEvent.keyboard(' ');
    expect(onValue).toHaveBeenLastCalledWith([]);
    expect(screen.getByRole('checkbox', { name: 'dev' })).not.toBeChecked();
  });

  it('asks for a choice when the form refused an empty one', async () => {
    renderField(new Wire({ '/options': options }), { rawErrors: ['minItems'] });
    const dev = await screen.findByRole('checkbox', { name: 'dev' });
    await userEvent.click(dev);
    expect(screen.getByRole('alert')).toHaveTextContent(
      'Choose at least one environment.',
    );
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
      await screen.findByRole('checkbox', { name: 'dev' }),
    ).toBeInTheDocument();
  });
});
