import { createApp } from 'vue';
import { createWebHistory } from 'vue-router';
import AppLayout from './app/AppLayout.vue';
import { createAppRouter } from './app/router';
import StartFailure from './app/StartFailure.vue';
import { configKey } from './app/useConfig';
import { loadConfig } from './config';
import './styles.css';

try {
  const config = await loadConfig();
  createApp(AppLayout).provide(configKey, config).use(createAppRouter(createWebHistory())).mount('#app');
} catch (error) {
  createApp(StartFailure).mount('#app');
  throw error;
}
