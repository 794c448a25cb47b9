import DefaultTheme from 'vitepress/theme-without-fonts';
import ClauseIndex from './ClauseIndex.vue';
import './style.css';

export default {
  extends: DefaultTheme,
  enhanceApp: ({ app }) => app.component('ClauseIndex', ClauseIndex),
};
