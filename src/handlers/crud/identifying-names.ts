/** The properties by which an object, such as a tag or an author, is known, the likeliest first. */
export const identifyingNames: readonly string[] = [
  ...['id', 'uuid', 'uid', 'gid', '_id', 'key', 'slug', 'name', 'ref', 'code', 'number'],
  ...['username', 'user_name', 'userName', 'login', 'handle', 'email', 'title', 'label', 'sku'],
];
