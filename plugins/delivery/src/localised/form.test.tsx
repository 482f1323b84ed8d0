import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { Stepper } from '@backstage/plugin-scaffolder-react/alpha';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { inSpanish } from '../__testUtils__';
import { TextListField } from '../fields/textList';
import { translated } from '../fields/translator';
import { withErrorSentences } from './errorSentences';
import { localise } from './localise';
import { withUnmadeChoices } from './unmadeChoices';

const page = {
  title: 'How it runs',
  required: ['kind', 'path'],
  properties: {
    kind: {
      title: 'Kind',
      type: 'string',
      enum: ['api', 'web'],
      'ui:widget': 'radio',
    },
    path: {
      title: 'Path',
      type: 'string',
      maxLength: 5,
      pattern: '^/',
      default: 'ready',
      errorMessage: { pattern: 'Begin with a slash.' },
      'ui:es': { errorMessage: { pattern: 'Empiece con una barra.' } },
    },
    ranges: {
      title: 'Ranges',
      type: 'array',
      items: {
        title: 'Range',
        type: 'string',
        pattern: '^\\d',
        errorMessage: { pattern: 'Write a range.' },
        'ui:es': { errorMessage: { pattern: 'Escriba un rango.' } },
      },
      default: ['x'],
      'ui:field': 'TextList',
      'ui:hideError': true,
    },
  },
};

async function renderForm(language: string) {
  const t = await translated(
    language === 'es' ? inSpanish : mockApis.translation(),
  );
  const schema = withErrorSentences(
    withUnmadeChoices(localise(page as never, language), t),
    t,
  );
  const onCreate = jest.fn(async () => {});
  renderInTestApp(
    <Stepper
      manifest={{ title: '', steps: [{ title: 'How', schema }] }}
      onCreate={onCreate}
      extensions={[{ name: 'TextList', component: TextListField as never }]}
    />,
  );
  await userEvent.click(await screen.findByRole('button', { name: 'Review' }));
  return onCreate;
}

const SAID = {
  en: ['Choose one of these.', 'Begin with a slash.', 'Write a range.'],
  es: [
    'Elija una de las opciones.',
    'Empiece con una barra.',
    'Escriba un rango.',
  ],
};

describe("the scaffolder's own form", () => {
  it.each(['en', 'es'] as const)(
    'says in %s at each question and in its list what to write instead',
    async language => {
      await renderForm(language);
      const [choose, path, range] = SAID[language];
      await screen.findByText(`'Kind' ${choose}`);
      for (const said of [choose, path, range]) {
        expect(screen.getByText(said)).toBeInTheDocument();
      }
      expect(screen.getByText(`'Path' ${path}`)).toBeInTheDocument();
      expect(
        screen.getByRole('textbox', { name: 'Range 1' }),
      ).toHaveAccessibleDescription(range);
      expect(screen.queryByText(/\bmust\b/)).not.toBeInTheDocument();
    },
    20_000,
  );

  it('goes on once everything is answered', async () => {
    await renderForm('en');
    await userEvent.click(await screen.findByRole('radio', { name: 'web' }));
    const path = screen.getByRole('textbox', { name: /Path/ });
    await userEvent.clear(path);
    await userEvent.type(path, '/live');
    await userEvent.type(
      screen.getByRole('textbox', { name: 'Range 1' }),
      '{Backspace}1',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Review' }));
    expect(
      await screen.findByRole('button', { name: 'Create' }),
    ).toBeInTheDocument();
  }, 20_000);
});
