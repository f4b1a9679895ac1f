import type { Workspace } from '../../engine/workspace.js';
import { sessionQuestion } from '../../openclaw/routes/routes.js';
import type { RouteQuestion } from '../../openclaw/routes/types.js';
import { sessionEntries } from '../routes/session-entries.js';

/** What the sessions of all stores ask for, each question once: a store may hold a great many that ask the same. */
export function sessionQuestions(workspace: Workspace, main: string): readonly RouteQuestion[] {
  const questions = new Map<string, RouteQuestion>();
  for (const { key, entry } of sessionEntries(workspace)) {
    const question = sessionQuestion(key, entry, main);
    if (question === undefined) continue;
    const { agent, ref, profile } = question;
    const runtimes = ['agentRuntimeOverride', 'agentHarnessId'].map((name) => entry.at([name])?.string);
    const once = JSON.stringify([agent, ref, profile, ...runtimes]);
    if (!questions.has(once)) questions.set(once, question);
  }
  return [...questions.values()];
}
