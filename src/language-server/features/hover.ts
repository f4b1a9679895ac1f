import { keySpans, releasesWithSchema } from '../../doctor/releases/key-life.js';
import { explainIn } from '../../doctor/routes/explain-ref.js';
import { formatPath } from '../../document/config-path.js';
import type { Range } from '../../document/node.js';
import { agentIds } from '../../openclaw/routes/agent-slots.js';
import { describe, schemaFor } from '../../openclaw/schema/config-schema.js';
import { keyNote } from '../../openclaw/schema/key-notes.js';
import { secrecyAt } from '../../openclaw/secrets/secrecy.js';
import { slotAt } from '../config/mentions.js';
import { type Place, placeAt, placesOfFile } from '../config/places.js';
import type { Snapshot } from '../config/snapshot.js';

export interface HoverText {
  /** Markdown, secrets masked. */
  readonly text: string;
  readonly span: Range;
}

/** What stands at a place, and what the target release makes of it. */
export function hoverAt(snapshot: Snapshot, file: string, offset: number): HoverText | undefined {
  const place = placeAt(snapshot, file, offset);
  if (place === undefined || placesOfFile(snapshot, file).length === 0) return undefined;
  const lines = [...aboutRef(snapshot, place), ...aboutKey(snapshot, place)];
  if (lines.length === 0) return undefined;
  const { redaction } = snapshot;
  const span = place.on === 'key' && place.member !== undefined ? place.member.keyRange : place.node;
  return { text: redaction.clean(lines.join('\n\n')), span };
}

const LONGEST_TYPE = 400;

function aboutKey({ target }: Snapshot, { path }: Place): readonly string[] {
  const { release } = target;
  const node = schemaFor(release).lookup(path);
  const key = `\`${formatPath(path)}\``;
  const spans = keySpans(path);
  if (node === undefined) {
    const said =
      spans.length === 0 ? 'no release known here takes this key' : `OpenClaw ${release.text} has no such key`;
    return [key, [said, lifeOf(spans)].filter(Boolean).join('; ')];
  }
  const type = describe(node);
  const note = keyNote(path, release);
  const lines = [key];
  if (note !== undefined) lines.push(note.about);
  if (type !== 'anything')
    lines.push(`must be ${type.length > LONGEST_TYPE ? `${type.slice(0, LONGEST_TYPE)}…` : type}`);
  if (note?.default !== undefined) lines.push(`default: \`${note.default}\``);
  if (secrecyAt(path) === 'certain') lines.push('a secret: it is never shown, and better kept in the environment');
  const life = lifeOf(spans);
  if (life !== '') lines.push(life);
  return lines;
}

/** Since and until when there is such a key; nothing of what all known releases have. */
function lifeOf(spans: ReturnType<typeof keySpans>): string {
  const all = releasesWithSchema();
  const [first] = spans;
  const last = spans.at(-1);
  if (first === undefined || last === undefined) return '';
  const words: string[] = [];
  if (first.from !== all[0]) words.push(`since ${first.from}`);
  if (last.to !== all.at(-1)) words.push(`until ${last.to}`);
  return words.length === 0 ? '' : words.join(', ');
}

/** Of a model ref: who answers, on which runtime, with which account, and who pays. */
function aboutRef(snapshot: Snapshot, place: Place): readonly string[] {
  const { config, facts, target } = snapshot;
  const slot = config && slotAt(config, place.path, target.release);
  if (config === undefined || slot === undefined) return [];
  if (slot.form === 'key' ? place.on !== 'key' : place.on !== 'value') return [];
  if (slot.ref.includes('*')) return [];
  const agent = slot.agent ?? agentIds(config)[0] ?? 'main';
  const { resolved, verdict, route, steps, answer } = explainIn(config, facts, target.release, slot.ref, agent);
  const lines = [`**${resolved ?? slot.ref}** for \`${agent}\` under OpenClaw ${target.release.text}`];
  if (route !== null && verdict !== 'unresolved') {
    const { auth } = route;
    const account = [auth.kind, auth.profile ?? auth.env].filter((word) => word !== undefined).join(' ');
    lines.push(
      [
        `- route: ${route.route}`,
        `- runtime: ${route.runtime}${route.runtimeSource === 'default' ? '' : ` (${route.runtimeSource})`}`,
        `- account: ${auth.kind === 'unknown' ? `not known${auth.why === undefined ? '' : `: ${auth.why}`}` : account}`,
        `- bill: ${route.bill}`,
      ].join('\n'),
    );
  }
  if (verdict !== 'answers') {
    lines.push(answer ?? steps.at(-1)?.says ?? 'it leads nowhere');
  }
  return lines;
}
