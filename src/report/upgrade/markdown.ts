import { oneLine } from '../pretty/text-width.js';
import type { UpgradePlan } from './plan.js';
import type { UpgradeStep } from './steps.js';

/** A page for a ticket or a pull request: the answers, then the steps as a list to tick off. */
export function upgradeMarkdown({ headline, answers, steps, wayBack }: UpgradePlan): string {
  const parts = [
    `## ${escaped(headline.replace(/\.$/, ''))}`,
    ...answers.map(({ question, sentences }) => `**${escaped(question)}** ${sentences.map(escaped).join(' ')}`),
    '### Steps',
    ...steps.flatMap((step, index) => [
      ...(step.isNoReturn ? ['---\n\n**From here on only the backup leads back.**'] : []),
      stepItem(step, index + 1),
    ]),
    ...(wayBack.length === 0
      ? []
      : [
          '### The way back',
          'What came since the backup is lost.',
          ['```sh', ...wayBack.map(oneLine), '```'].join('\n'),
        ]),
  ];
  return `${parts.join('\n\n')}\n`;
}

function stepItem({ title, commands, notes, look, after }: UpgradeStep, number: number): string {
  const words = [...notes, `${after === 'stop' ? '**Go on when**' : '**Look at**'} ${look}.`];
  const lines = [
    `- [ ] **${number}. ${escaped(title)}**`,
    '',
    '  ```sh',
    ...commands.map((command) => `  ${oneLine(command)}`),
    '  ```',
    '',
    `  ${words.map(escaped).join(' ')}`,
  ];
  return lines.join('\n');
}

/** What a config says must not become markup; code spans and our own bold stay. */
function escaped(text: string): string {
  return oneLine(text)
    .split(/(`[^`]+`|\*\*[^*]+\*\*)/)
    .map((part, index) => (index % 2 === 1 ? part : part.replace(/[\\*_[\]<>|~#]/g, '\\$&')))
    .join('');
}
