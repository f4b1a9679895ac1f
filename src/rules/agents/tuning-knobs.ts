import { retiredPaths } from './_retired-paths.js';

export default retiredPaths({
  id: 'agents/tuning-knobs',
  scopes: 'agents.{defaults,list[*],entries.*}',
  paths: [
    'compaction.reserveTokens',
    'compaction.reserveTokensFloor',
    'compaction.maxHistoryShare',
    'contextPruning.keepLastAssistants',
    'contextPruning.softTrimRatio',
    'contextPruning.hardClearRatio',
    'contextPruning.minPrunableToolChars',
    'contextPruning.softTrim',
    'cliBackends.*.reliability.outputLimits',
    'cliBackends.*.reliability.watchdog.fresh.noOutputTimeoutMs',
    'cliBackends.*.reliability.watchdog.resume.noOutputTimeoutMs',
    'runRetries',
    'tools.loopDetection.genericRepeat',
    'tools.loopDetection.knownPollNoProgress',
    'tools.loopDetection.pingPong',
    'tools.loopDetection.windowSize',
    'tools.loopDetection.historySize',
    'tools.loopDetection.warningThreshold',
    'tools.loopDetection.unknownToolThreshold',
    'tools.loopDetection.criticalThreshold',
    'tools.loopDetection.globalCircuitBreakerThreshold',
    'tools.loopDetection.detectors',
    'tools.loopDetection.postCompactionGuard',
  ],
  since: '2026.8.1',
  summary: 'Numbers that tuned compaction, pruning, retries and loop detection of an agent were retired.',
  why: 'The built-in default applies now, and the gateway does not start with the key.',
  migrations: ['tuning-knobs-agent-removed'],
  examples: [
    {
      before: `{
  agents: {
    defaults: {
      compaction: {
        mode: 'safeguard', // keep what matters
        reserveTokensFloor: 20000,
      },
      runRetries: { max: 1 },
    },
  },
}`,
      after: `{
  agents: {
    defaults: {
      compaction: {
        mode: 'safeguard', // keep what matters
      },
    },
  },
}`,
    },
    {
      title: 'Loop detection itself stays switched on',
      before: `{ agents: { defaults: { tools: { loopDetection: { enabled: true, historySize: 30 } } } } }`,
      after: `{ agents: { defaults: { tools: { loopDetection: { enabled: true } } } } }`,
    },
  ],
});
