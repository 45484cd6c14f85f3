/** `primaryEmail`, `primary-email` and `PrimaryEmail` become `primary_email`, and `IPAddress` `ip_address`. */
export function splitWords(name: string): string {
  return name
    .slice(-100)
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1_$2')
    .replace(/[^A-Za-z\d]+/g, '_')
    .toLowerCase();
}

/** `categories` becomes `category`, `tags` `tag`: the name of one of them. */
export function singular(name: string): string {
  if (/ies$/i.test(name)) return name.replace(/ies$/i, 'y');
  if (/(ss|us|is)$/i.test(name)) return name;
  if (/(ch|sh|x|ss)es$/i.test(name)) return name.replace(/es$/i, '');
  return name.replace(/s$/i, '');
}

/** A pattern for names whose last words are one of those given: `ip` tells `client_ip` and not `ownership`. */
export function endingIn(words: string): RegExp {
  return new RegExp(`(?:^|_)(?:${words})_?\\d*$`);
}
