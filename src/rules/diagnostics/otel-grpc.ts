import { safe } from '../../engine/fix.js';
import { defineRule } from '../../engine/rule.js';
import type { ConfigValue } from '../../openclaw/config/view.js';

export default defineRule({
  id: 'diagnostics/otel-grpc',
  severity: 'error',
  since: '2026.8.1',
  reads: 'config',
  summary: 'OpenTelemetry over gRPC is not supported.',
  why: 'The gateway refuses the protocol. Nothing was ever exported that way, so the export is switched off until you name a collector that speaks HTTP.',
  fixable: 'safe',
  migrations: ['otel-grpc-protocol-removed'],
  examples: [
    {
      before: `{
  diagnostics: {
    otel: {
      enabled: true,
      endpoint: 'http://collector.example:4317',
      protocol: 'grpc',
    },
  },
}
`,
      after: `{
  diagnostics: {
    otel: {
      enabled: false,
      endpoint: 'http://collector.example:4317',
    },
  },
}
`,
    },
    {
      title: 'Logs to the console go on',
      before: `{ diagnostics: { otel: { enabled: true, protocol: 'grpc', traces: false, metrics: false, logs: true, logsExporter: 'stdout' } } }\n`,
      after: `{ diagnostics: { otel: { enabled: true, traces: false, metrics: false, logs: true, logsExporter: 'stdout' } } }\n`,
    },
  ],
  check({ config, report }) {
    const otel = config.at('diagnostics.otel');
    const protocol = otel?.at('protocol');
    if (otel === undefined || protocol?.string !== 'grpc') return;
    const enabled = otel.at('enabled');
    const off = enabled?.value === true && exports(otel);
    report({
      at: protocol,
      message: '`diagnostics.otel.protocol` "grpc" is not supported; a collector has to speak OTLP over HTTP.',
      fix: safe(off ? 'Remove the protocol and switch the export off' : 'Remove the protocol', (edit) => {
        edit.remove(protocol);
        if (off && enabled !== undefined) edit.set(enabled, false);
      }),
    });
  },
});

/** Whether anything would be sent to a collector. */
function exports(otel: ConfigValue): boolean {
  if (otel.at('traces')?.value !== false || otel.at('metrics')?.value !== false) return true;
  return otel.at('logs')?.value === true && otel.at('logsExporter')?.string !== 'stdout';
}
