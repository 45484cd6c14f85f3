/** A property name in snake case: `primary_email` for `primaryEmail`, `primary-email` and `PrimaryEmail`, `ip_address` for `IPAddress`. */
export function splitWords(name: string): string {
  return name
    .slice(-100)
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1_$2')
    .replace(/[^A-Za-z\d]+/g, '_')
    .toLowerCase();
}

/** The singular of an array's name: `category` for `categories`, `tag` for `tags`. */
export function singular(name: string): string {
  if (/ies$/i.test(name)) return name.replace(/ies$/i, 'y');
  if (/(ss|us|is)$/i.test(name)) return name;
  if (/(ch|sh|x|ss)es$/i.test(name)) return name.replace(/es$/i, '');
  return name.replace(/s$/i, '');
}

/** A pattern for names in snake case that end in one of the words: `ip` matches `client_ip` and not `ownership`. */
export function endingIn(words: string): RegExp {
  return new RegExp(`(?:^|_)(?:${words})_?\\d*$`);
}
