import { setUpBrowser } from '@internal/frontend-testing';

setUpBrowser();
