import type { Log, Result, Run } from 'sarif';

const levels = ['none', 'note', 'warning', 'error'];

/** What the SARIF 2.1.0 schema, and the services that read such reports, require and a log lacks. */
export function sarifIssues({ version, runs, $schema }: Log): readonly string[] {
  return [
    ...check(version === '2.1.0', `version ${version}`),
    ...check(/sarif.*2\.1\.0/.test($schema ?? ''), `$schema ${$schema}`),
    ...check(runs.length > 0, 'no run'),
    ...runs.flatMap(runIssues),
  ];
}

function runIssues({ tool: { driver }, results = [] }: Run): readonly string[] {
  const rules = driver.rules ?? [];
  return [
    ...check(driver.name !== '', 'no name'),
    ...check(new Set(rules.map(({ id }) => id)).size === rules.length, 'a rule twice'),
    ...rules.flatMap(({ id, help, fullDescription }) =>
      check(Boolean(id && help?.text && fullDescription?.text), `the rule ${id} has no text`),
    ),
    ...results.flatMap((result) => resultIssues(result, rules[result.ruleIndex ?? -1]?.id)),
  ];
}

function resultIssues({ ruleId, level, message, locations = [] }: Result, rule?: string): readonly string[] {
  const [{ physicalLocation } = {}] = locations;
  const { startLine = 1, startColumn = 1 } = physicalLocation?.region ?? {};
  const uri = physicalLocation?.artifactLocation?.uri ?? '';
  return [
    ...check(ruleId === rule, `${ruleId} has the index of ${rule}`),
    ...check(levels.includes(level ?? 'warning'), `level ${level}`),
    ...check(Boolean(message.text), 'no text'),
    ...check(startLine >= 1 && startColumn >= 1, 'a region that begins before the file'),
    ...check(URL.canParse(uri, 'file:///repository/') && !/[\s\\]/.test(uri), `the URI ${uri}`),
  ];
}

function check(isRight: boolean, issue: string): readonly string[] {
  return isRight ? [] : [issue];
}
