/** Much of it in one line that fits into a description. */
export const ALL_AT_ONCE =
  '" \' ` \\ $(id) ${HOME} ${{ parameters.owner }} {{ .x }} {% raw %} <%= y %> </script> <!-- ]]> & &a *b !!c # d: - [e] {f} \u202Eg\u202C 🚢 \'\'\' """ ';

/** What breaks out of some format when it is pasted instead of serialised. */
export const HOSTILE_TEXTS: Record<string, string> = {
  'double quotes': 'a "quoted" \\" text \\',
  'single quotes': "it's '''three''' quotes",
  backticks: '`id` and ```fences```',
  'a shell': '$(id); ${HOME} && rm -rf "$HOME" | tee > /dev/null',
  'the scaffolder’s expression': '${{ parameters.owner }} ${{ secrets.X }}',
  'a template': '{{ .Values.image }} {% raw %} {# note #} <%= it %> #{x}',
  'the end of a script': '</script><script>alert(1)</script><!-- ]]> -->',
  'XML and HTML': '<a href="x">&amp; &lt; &unknown;</a>',
  'YAML anchors': '&anchor *alias !!binary |- # no comment: - [a, {b: c}]',
  'a YAML document': '--- a: b',
  'a YAML scalar of another type': '0x1f',
  'the Norwegian problem': 'no',
  TOML: "[table] a = 'b' '''",
  'a line break': 'first\nsecond: true\n- third',
  'a carriage return': 'first\rsecond',
  'a line separator': 'first\u2028second\u2029third',
  'a NUL': 'a\u0000b',
  'all at once': ALL_AT_ONCE,
  emoji: '🚢 👩‍👩‍👧 é ñ ﷽',
  'right-to-left marks': '\u202Etxet desrever\u202C \u200F שלום',
  'edges that are blank': ' edges ',
  'a path': '../../../../etc/passwd',
  'a link': '[x](javascript:alert(1)) ![x](http://x.test/x)',
  '10 kB': 'x'.repeat(10_240),
};
