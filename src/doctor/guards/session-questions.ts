import type { FileDraft, Workspace } from '../../engine/workspace.js';
import { sessionQuestion } from '../../openclaw/routes/questions.js';
import type { RouteQuestion } from '../../openclaw/routes/types.js';
import { storeSessions } from '../routes/session-entries.js';

type Questions = ReadonlyMap<string, RouteQuestion>;

/** By the main agent. Most fixes leave the stores as they are, and each may be large. */
const known = new WeakMap<FileDraft, { readonly main: string; readonly questions: Questions }>();

/** What the sessions of all stores ask for, each question once: a store may hold a great many that ask the same. */
export function sessionQuestions(workspace: Workspace, main: string): readonly RouteQuestion[] {
  const questions = new Map<string, RouteQuestion>();
  for (const draft of workspace.values()) {
    for (const [once, question] of questionsOf(draft, main)) if (!questions.has(once)) questions.set(once, question);
  }
  return [...questions.values()];
}

function questionsOf(draft: FileDraft, main: string): Questions {
  const asked = known.get(draft);
  if (asked?.main === main) return asked.questions;
  const questions = new Map<string, RouteQuestion>();
  for (const { key, entry } of storeSessions(draft)) {
    const question = sessionQuestion(key, entry, main);
    if (question === undefined) continue;
    const { agent, ref, profile } = question;
    const runtimes = ['agentRuntimeOverride', 'agentHarnessId'].map((name) => entry.at([name])?.string);
    const once = JSON.stringify([agent, ref, profile, ...runtimes]);
    if (!questions.has(once)) questions.set(once, question);
  }
  known.set(draft, { main, questions });
  return questions;
}
