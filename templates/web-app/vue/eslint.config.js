import js from '@eslint/js';
import { defineConfigWithVueTs, vueTsConfigs } from '@vue/eslint-config-typescript';
import { globalIgnores } from 'eslint/config';
import vue from 'eslint-plugin-vue';

export default defineConfigWithVueTs(
  globalIgnores(['dist', 'coverage']),
  js.configs.recommended,
  vue.configs['flat/recommended'],
  vueTsConfigs.strictTypeChecked,
  {
    rules: {
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // Numbers read well in a text.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // How a template is laid out is no matter of right and wrong.
      'vue/html-self-closing': 'off',
      'vue/max-attributes-per-line': 'off',
      'vue/singleline-html-element-content-newline': 'off',
    },
  },
  {
    // nginx has `process`, and no other global of Node.js.
    files: ['nginx/*.js'],
    languageOptions: { globals: { process: 'readonly' } },
  },
);
