export * from './createUndo';
export * from './undoApplications';
export * from './UndoOptions';
