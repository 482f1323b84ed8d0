import { cleanLog } from './cleanLog';

describe('cleanLog', () => {
  it('drops colours, time stamps and control characters', () => {
    expect(
      cleanLog(
        '\ufeff2026-11-20T10:00:00.1234567Z \u001b[32mok\u001b[0m\u0007\r\nnext\n',
      ),
    ).toBe('ok\nnext');
  });

  it("shows the runner's markers as signs", () => {
    expect(
      cleanLog(
        '##[group]Run npm ci\nadded 3\n##[endgroup]\n##[error]exit code 1\n##[command]git fetch',
      ),
    ).toBe('▸ Run npm ci\nadded 3\n✖ exit code 1\n$ git fetch');
  });

  it('keeps the last state of a line that was drawn over', () => {
    expect(cleanLog('10 %\r50 %\r100 %\ndone')).toBe('100 %\ndone');
  });

  it('keeps markup as text', () => {
    expect(cleanLog('<script>alert(1)</script>')).toBe(
      '<script>alert(1)</script>',
    );
  });
});
