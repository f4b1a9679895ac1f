import { compareRoutes, listRoutes } from '../../index.js';
import { withoutCommands } from '../../report/inert-text.js';
import { cleanDeep } from '../../report/redact/clean-deep.js';
import { maskShapes } from '../../report/redact/redaction.js';
import { type Arguments, repeated } from '../command-line/options.js';
import { readRouteOptions } from '../command-line/route-options.js';
import { UsageError } from '../command-line/usage-error.js';
import { EXIT } from '../exit-code.js';
import { comparisonJson, comparisonText, routeListJson, routeListText } from '../render/routes.js';
import type { Terminal } from '../terminal.js';
import { withToolConfig } from '../tool-config.js';

export async function run(args: Arguments, terminal: Terminal): Promise<number> {
  const { check, agent, format, color } = await withToolConfig(readRouteOptions(args, terminal), terminal);
  const look = { cwd: terminal.system.cwd, width: terminal.width, color };
  const [before, after, ...more] = repeated(args, 'compare');
  if (before === undefined) {
    const list = cleaned(await listRoutes(check, agent));
    await terminal.print(format === 'json' ? routeListJson(list, look) : withoutCommands(routeListText(list, look)));
    return EXIT.clean;
  }
  if (after === undefined || more.length > 0) {
    throw new UsageError('--compare takes two releases or two config files: --compare 2026.4.29 2026.9.6.');
  }
  const comparison = cleaned(await compareRoutes(check, [before, after], agent));
  await terminal.print(
    format === 'json' ? comparisonJson(comparison, look) : withoutCommands(comparisonText(comparison, look)),
  );
  return EXIT.clean;
}

/** The id of an account is a name somebody chose, and may be the key itself. */
function cleaned<T>(value: T): T {
  return cleanDeep(value, maskShapes);
}
