/** The forms of the report of `check`: for people, for programs, for CI services, and as annotations of GitHub Actions. */
export const checkFormats = ['text', 'json', 'sarif', 'github'] as const;

export type CheckFormat = (typeof checkFormats)[number];
