import type { Finding } from '../../engine/finding.js';
import type { Client } from '../client.js';
import type { Snapshot } from '../config/snapshot.js';
import { diagnosticOf, type Locate, notChecked, type Remark, remarkOf } from '../features/diagnostics.js';
import { relatedTo } from '../features/related.js';
import { Writer, type WriterSettings } from '../features/workspace-edits.js';
import type { OpenText } from '../text/open-text.js';

export interface TellSettings extends WriterSettings {
  /** Whether the editor shows the other places that a finding is about. */
  readonly showsRelated: boolean;
}

/** What is open of the findings, worded. @param clean masks secrets */
export function remarksOn(
  snapshot: Snapshot,
  findings: readonly Finding[],
  clean: (text: string) => string,
): readonly Remark[] {
  return findings
    .filter(({ status }) => status === 'open')
    .map((finding) => remarkOf(finding, relatedTo(snapshot, finding), clean));
}

/** Tells the editor what is said of each of the texts, and which rules could say nothing. */
export function tell(
  client: Client,
  snapshot: Snapshot,
  texts: readonly OpenText[],
  remarks: readonly Remark[],
  settings: TellSettings,
): void {
  const writer = new Writer(snapshot.workspace, new Map(texts.map((text) => [text.path, text])), settings);
  const locate: Locate = (file, range) => {
    const places = writer.placesOf(file);
    return places && { uri: writer.uriOf(file), range: places.range(range) };
  };
  const faults = [...snapshot.faults.keys()].map(notChecked);
  for (const { uri, version, path, places } of texts) {
    const said = remarks
      .filter(({ file }) => file === path)
      .map((remark) => diagnosticOf(remark, places, settings.showsRelated ? locate : undefined));
    client.publish({ uri, version, diagnostics: snapshot.isConfig(path) ? [...said, ...faults] : said });
  }
}
