import { taskProblems } from '.';

it('are names of steps and titles of outputs that have no Spanish', () => {
  const spanish = { name: 'Terminar', title: 'Abrir' };
  expect(
    taskProblems({
      steps: [{ name: 'Finish', 'ui:es': spanish }, { name: 'Push' }],
      output: {
        links: [{ title: 'Open', 'ui:es': spanish }, { title: 'Repository' }],
        text: [{ title: 'Image', 'ui:es': { name: 'Imagen' } }],
      },
    }),
  ).toEqual([
    'Push: no Spanish name',
    'Repository: no Spanish title',
    'Image: no Spanish title',
  ]);
  expect(taskProblems({ steps: [] })).toEqual([]);
});
