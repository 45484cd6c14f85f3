/** How requests are logged: a line for people, a line of JSON, or not at all. */
export const logFormats = ['pretty', 'json', 'none'] as const;

export type LogFormat = (typeof logFormats)[number];
