import { renderInTestApp } from '@backstage/frontend-test-utils';
import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FieldHarness } from '../../__testUtils__';
import { TextListField } from './TextListField';

type Props = FieldExtensionComponentProps<string[]>;

async function renderField(
  options: { initial?: string[]; rawErrors?: string[]; extra?: object } = {},
) {
  const { extra, ...rest } = options;
  const schema = { title: 'Subnets', items: { title: 'Range' }, maxItems: 3 };
  const Field = (props: Props) => (
    <TextListField {...{ ...props, schema, ...extra }} />
  );
  const onValue = jest.fn();
  renderInTestApp(
    <FieldHarness field={Field as never} onValue={onValue} {...rest} />,
  );
  await screen.findByRole('group', { name: /Subnets/ });
  return onValue;
}

const line = (number: number) =>
  screen.getByRole('textbox', { name: `Range ${number}` });
const add = () => screen.queryByRole('button', { name: 'Add a range' });

describe('TextListField', () => {
  it('adds lines where one types at once, and leaves out the empty ones', async () => {
    const onValue = await renderField();
    await userEvent.click(add()!);
    await userEvent.click(add()!);
    expect(line(2)).toHaveFocus();
    await userEvent.keyboard('10.0.0.0/8');
    expect(onValue).toHaveBeenLastCalledWith(['10.0.0.0/8']);
    expect(line(1)).toHaveValue('');
  });

  it('does not send a line that says nothing', async () => {
    const onValue = await renderField({ initial: [undefined as never] });
    expect(line(1)).not.toHaveFocus();
    expect(onValue).toHaveBeenCalledTimes(1);
    expect(onValue).toHaveBeenCalledWith([]);
  });

  it('takes a line away and keeps the others', async () => {
    const onValue = await renderField({ initial: ['a', 'b', 'c'] });
    expect(add()).not.toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', { name: 'Remove range 2' }),
    );
    expect(onValue).toHaveBeenLastCalledWith(['a', 'c']);
    expect(line(2)).toHaveValue('c');
    expect(add()).toHaveFocus();
  });

  it('says at a line what is wrong with it', async () => {
    await renderField({
      initial: ['', 'a', 'b'],
      extra: { errorSchema: { 1: { __errors: ['is no range'] } } },
    });
    expect(line(3)).toHaveAccessibleDescription('is no range');
    expect(line(3)).toBeInvalid();
    expect(line(2)).toBeValid();
  });

  it('asks once for one where none is given', async () => {
    await renderField({ rawErrors: ['is too short', 'is missing'] });
    expect(screen.getByRole('alert')).toHaveTextContent(/^Add at least one\.$/);
  });
});
