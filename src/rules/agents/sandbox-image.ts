import { formatPath } from '../../document/config-path.js';
import { defineRule } from '../../engine/rule.js';

/** Names the images had before the project was called OpenClaw. */
const OLD_NAME = /^(clawdbot|moltbot)-sandbox(?=$|[-:])/;

export default defineRule({
  id: 'agents/sandbox-image',
  reads: 'config',
  severity: 'info',
  summary: 'A sandbox image has the name of an earlier OpenClaw.',
  why: 'The image works as long as it is on the machine. `openclaw doctor` can build it under its new name or switch the config to it; only the machine knows which images it has.',
  migrations: ['sandbox-images-renamed'],
  examples: [
    { before: `{ agents: { defaults: { sandbox: { docker: { image: 'clawdbot-sandbox:bookworm-slim' } } } } }` },
    {
      title: 'An image of your own is your business',
      before: `{ agents: { defaults: { sandbox: { docker: { image: 'registry.example/box:1' } } } } }`,
      clean: true,
    },
  ],
  check: ({ config, report }) => {
    for (const image of config.all('agents.{defaults,list[*],entries.*}.sandbox.{docker.image,browser.image}')) {
      const name = image.string?.trim() ?? '';
      if (!OLD_NAME.test(name)) continue;
      report({
        at: image,
        message: `\`${formatPath(image.path)}\` is \`${name}\`; OpenClaw now builds \`${name.replace(OLD_NAME, 'openclaw-sandbox')}\`.`,
      });
    }
  },
});
