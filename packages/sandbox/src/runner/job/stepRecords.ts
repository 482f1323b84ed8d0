import type { Conclusion, StepRecord } from '../store';
import type { JobPlan } from './JobState';
import { stepName, type StepObserver } from './steps';

/** Keeps a record of every step, and tells it with every change. */
export function stepRecords(
  plan: JobPlan,
  onSteps: (steps: StepRecord[]) => void,
): StepObserver {
  const records: StepRecord[] = plan.definition.steps.map((step, index) => ({
    number: index + 1,
    name: stepName(step),
    status: 'queued',
    conclusion: null,
    startedAt: null,
    completedAt: null,
  }));
  const now = () => new Date().toISOString();
  onSteps(records);
  return {
    onStart(index: number) {
      Object.assign(records[index], {
        status: 'in_progress',
        startedAt: now(),
      });
      onSteps(records);
    },
    onEnd(index: number, conclusion: Conclusion) {
      const record = records[index];
      const completedAt = now();
      Object.assign(record, {
        status: 'completed',
        conclusion,
        startedAt: record.startedAt ?? completedAt,
        completedAt,
      });
      onSteps(records);
    },
  };
}
