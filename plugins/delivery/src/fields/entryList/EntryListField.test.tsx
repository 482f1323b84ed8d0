import { renderInTestApp } from '@backstage/frontend-test-utils';
import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FieldHarness } from '../../__testUtils__';
import { EntryListField } from './EntryListField';

type Entries = Array<Record<string, string>>;
type Props = FieldExtensionComponentProps<Entries>;

const schema = {
  title: 'Secrets',
  maxItems: 2,
  items: {
    title: 'Secret',
    required: ['variable'],
    properties: {
      variable: { title: 'Variable', description: 'As the program reads it.' },
      key: { title: 'Key' },
    },
  },
};

async function renderField(
  options: { initial?: Entries; extra?: object } = {},
) {
  const { extra, ...rest } = options;
  const Field = (props: Props) => (
    <EntryListField {...{ ...props, schema, ...extra }} />
  );
  const onValue = jest.fn();
  renderInTestApp(
    <FieldHarness field={Field as never} onValue={onValue} {...rest} />,
  );
  await screen.findByRole('group', { name: /Secrets/ });
  return onValue;
}

const text = (entry: number, name: RegExp) =>
  within(screen.getByRole('group', { name: `Secret ${entry}` })).getByRole(
    'textbox',
    { name },
  );
const add = () => screen.queryByRole('button', { name: 'Add a secret' });

describe('EntryListField', () => {
  it('adds an entry where one types at once, and keeps its texts apart', async () => {
    const onValue = await renderField();
    await userEvent.click(add()!);
    expect(text(1, /Variable/)).toHaveFocus();
    expect(text(1, /Variable/)).toBeRequired();
    expect(text(1, /Key/)).not.toBeRequired();
    await userEvent.keyboard('A');
    await userEvent.type(text(1, /Key/), 'b');
    expect(onValue).toHaveBeenLastCalledWith([{ variable: 'A', key: 'b' }]);
    await userEvent.clear(text(1, /Variable/));
    expect(onValue).toHaveBeenLastCalledWith([{ key: 'b' }]);
  });

  it('takes an entry away and keeps the others', async () => {
    const onValue = await renderField({
      initial: [{ variable: 'A' }, { variable: 'B' }],
    });
    expect(add()).not.toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', { name: 'Remove secret 1' }),
    );
    expect(onValue).toHaveBeenLastCalledWith([{ variable: 'B' }]);
    expect(text(1, /Variable/)).toHaveValue('B');
    await userEvent.click(
      screen.getByRole('button', { name: 'Remove secret 1' }),
    );
    expect(onValue).toHaveBeenLastCalledWith([]);
    expect(add()).toHaveFocus();
  });

  it('says at a text what is wrong with it, else what it is', async () => {
    await renderField({
      initial: [{ variable: 'a' }, { variable: 'B' }],
      extra: {
        errorSchema: { 0: { variable: { __errors: ['Write capitals.'] } } },
      },
    });
    expect(text(1, /Variable/)).toBeInvalid();
    expect(text(1, /Variable/)).toHaveAccessibleDescription('Write capitals.');
    expect(text(2, /Variable/)).toBeValid();
    expect(text(2, /Variable/)).toHaveAccessibleDescription(
      'As the program reads it.',
    );
  });
});
