import { toSlug } from '../plain-letters.ts';
import type { AgreementRule, Changes } from './agreement-rule.ts';
import type { ObjectFields } from './object-fields.ts';

const slugs = /^(?:slug|permalink|url_?key)$/;

/** A slug is that of the name or the title beside it. */
export const slugByName: AgreementRule = {
  concerns: (names) => names.some((name) => slugs.test(name)),
  changes: slugChanges,
};

function slugChanges(fields: ObjectFields): Changes {
  const slug = [...fields.values()].find(({ words }) => slugs.test(words));
  const name = fields.get('name') ?? fields.get('title');
  if (slug === undefined || slug.isFixed || typeof slug.value !== 'string' || typeof name?.value !== 'string')
    return {};
  const own = toSlug(name.value);
  return own !== '' && slug.fits(own) ? { [slug.name]: own } : {};
}
