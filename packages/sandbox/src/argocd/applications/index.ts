export * from './ApplicationController';
export * from './Poller';
export * from './PushRefresher';
export * from './WorkQueue';
