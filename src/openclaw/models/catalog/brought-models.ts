import { compareReleases, type Release, release } from '../../releases/release.js';
import { retirementOf } from '../retired.js';
import { BROUGHT_BY, broughtModels } from './recorded.js';

/**
 * Refs of the models that a release brings along itself, as far as its manifests list them; of a release that was not
 * read, those of the one before it. A provider may offer more, which only it can say.
 */
export function modelsBroughtBy(target: Release): readonly string[] {
  const at = Math.max(
    0,
    BROUGHT_BY.findLastIndex((text) => compareReleases(release(text), target) <= 0),
  );
  return Object.entries(broughtModels).flatMap(([provider, groups]) =>
    Object.entries(groups)
      .filter(([marks]) => marks.charAt(at) === '1')
      .flatMap(([, ids]) => ids.split(' ').map((id) => `${provider}/${id}`))
      .filter((ref) => retirementOf(ref, target) === undefined),
  );
}
