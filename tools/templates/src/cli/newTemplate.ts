import { writeAll } from '../compose';
import { newTemplate } from '../generate';
import { runMain } from './runMain';

runMain(async () => {
  const folder = await newTemplate(process.argv[2]);
  await writeAll();
  return [
    `Made ${folder}, and composed its form.`,
    'It is a tiny Node.js service that passes `yarn test:templates`: replace base/ by your language’s, and say so in template.yaml and proof.yaml.',
  ];
});
