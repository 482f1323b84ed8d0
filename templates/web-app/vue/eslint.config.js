import js from '@eslint/js';
import { defineConfigWithVueTs, vueTsConfigs } from '@vue/eslint-config-typescript';
import { globalIgnores } from 'eslint/config';
import vue from 'eslint-plugin-vue';

export default defineConfigWithVueTs(
  globalIgnores(['dist', 'coverage']),
  js.configs.recommended,
  vue.configs['flat/essential'],
  vueTsConfigs.recommendedTypeChecked,
  {
    // nginx has `process`, and no other global of Node.js.
    files: ['nginx/*.js'],
    languageOptions: { globals: { process: 'readonly' } },
  },
);
