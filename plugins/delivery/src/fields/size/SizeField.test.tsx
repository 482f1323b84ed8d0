import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FieldHarness, Wire, images, places } from '../../__testUtils__';
import { SizeField } from './SizeField';
import { plainCpu, plainMemory } from './quantities';

const options = {
  body: {
    environments: [],
    sizes: [
      { name: 'small', replicas: 1, cpu: '100m', memory: '128Mi' },
      { name: 'large', replicas: 3, cpu: '1', memory: '1Gi' },
      { name: 'batch', replicas: 2, cpu: '2500m', memory: '500M' },
    ],
    images,
    places,
  },
};

const mebi = {
  body: {
    environments: [],
    sizes: options.body.sizes.slice(0, 2),
    images,
    places,
  },
};

function renderField(initial?: string) {
  const onValue = jest.fn();
  renderInTestApp(
    <FieldHarness field={SizeField} onValue={onValue} initial={initial} />,
    { apis: [new Wire({ '/options': options }).apis] },
  );
  return onValue;
}

describe('SizeField', () => {
  it('says what each size means in CPU, memory and replicas', async () => {
    renderField();
    expect(
      await screen.findByRole('radio', { name: 'Small' }),
    ).toHaveAccessibleDescription(/1 replica, 0\.1 CPU, 128 MiB memory$/);
    expect(
      screen.getByRole('radio', { name: 'Large' }),
    ).toHaveAccessibleDescription(/3 replicas, 1 CPU, 1 GiB memory each$/);
    expect(screen.getByRole('radio', { name: 'batch' })).toBeInTheDocument();
  });

  it("adds what the template's runtime takes for itself", async () => {
    renderInTestApp(
      <FieldHarness
        field={SizeField}
        onValue={jest.fn()}
        uiSchema={{ 'ui:extraMemory': '384Mi' }}
      />,
      { apis: [new Wire({ '/options': mebi }).apis] },
    );
    expect(
      await screen.findByRole('radio', { name: 'Small' }),
    ).toHaveAccessibleDescription(/512 MiB memory$/);
  });

  it('says one replica where the answers before lead to a single copy', async () => {
    renderInTestApp(
      <FieldHarness
        field={SizeField}
        onValue={jest.fn()}
        uiSchema={{ 'ui:single': [{ runs: 'redis' }] }}
        answers={{ runs: 'redis' }}
      />,
      { apis: [new Wire({ '/options': options }).apis] },
    );
    expect(
      await screen.findByRole('radio', { name: 'Large' }),
    ).toHaveAccessibleDescription(/1 replica, 1 CPU, 1 GiB memory$/);
  });

  it('chooses the first, and another by the keyboard', async () => {
    const onValue = renderField();
    const small = await screen.findByRole('radio', { name: 'Small' });
    expect(onValue).toHaveBeenLastCalledWith('small');
    expect(small).toBeChecked();
    await userEvent.tab();
    expect(small).toHaveFocus();
    await userEvent.keyboard('{ArrowDown}');
    expect(onValue).toHaveBeenLastCalledWith('large');
  });

  it('keeps what the form has', async () => {
    const onValue = renderField('large');
    expect(await screen.findByRole('radio', { name: 'Large' })).toBeChecked();
    expect(onValue).not.toHaveBeenCalled();
  });
});

describe('quantities', () => {
  it.each([
    ['100m', '0.1'],
    ['1500m', '1.5'],
    ['2', '2'],
  ])('reads %p CPU as %p', (quantity, plain) => {
    expect(plainCpu(quantity, 'en')).toBe(plain);
  });

  it.each([
    ['128Mi', '128 MiB'],
    ['1.5Gi', '1.5 GiB'],
    ['500M', '500M'],
  ])('reads %p memory as %p', (quantity, plain) => {
    expect(plainMemory(quantity)).toBe(plain);
  });
});
