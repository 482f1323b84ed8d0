import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runHelm } from '@internal/helm';
import { parse } from 'yaml';
import { z } from 'zod';
import { missingKeys } from './missingKeys';
import type { TemplateEngine } from './TemplateEngine';

const CHART = 'apiVersion: v2\nname: go-templates\nversion: 1.0.0\n';

/** The chart renders texts that come as values, one row a parameter set. */
const TEMPLATE = `rows:
{{- range $row, $parameters := .Values.parameters }}
-
{{- range $text := $.Values.texts }}
  - {{ tpl $text $parameters | toJson }}
{{- end }}
{{- end }}
`;

const outputSchema = z.object({ rows: z.array(z.array(z.string())) });

/** Real Go templates with Sprig's functions, by helm: all texts and parameter sets in one run. */
export class HelmTemplateEngine implements TemplateEngine {
  async render(texts: string[], parameters: object[]): Promise<string[][]> {
    if (texts.length === 0 || parameters.length === 0) {
      return parameters.map(() => []);
    }
    for (const text of texts) {
      const missing = parameters.flatMap(set => missingKeys(text, set));
      if (missing.length > 0) {
        throw new Error(
          `failed to execute go template ${text}: map has no entry for key "${missing[0]}"`,
        );
      }
    }
    const dir = await mkdtemp(join(tmpdir(), 'applicationset-'));
    try {
      await mkdir(join(dir, 'templates'));
      await writeFile(join(dir, 'Chart.yaml'), CHART);
      await writeFile(join(dir, 'templates', 'rows.yaml'), TEMPLATE);
      const { stdout } = await runHelm(
        ['template', 'go-templates', dir, '--values', '-'],
        { input: JSON.stringify({ texts, parameters }) },
      );
      return outputSchema.parse(parse(stdout)).rows;
    } finally {
      await rm(dir, { recursive: true, force: true });
    }
  }
}
