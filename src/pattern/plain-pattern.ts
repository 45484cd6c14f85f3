import { backtrackingDegree } from './backtracking-degree.ts';
import { parseRegExp } from './parse-reg-exp.ts';
import { translatePattern } from './translate-pattern.ts';

/** Whether any JSON Schema validator reads a pattern as the sandbox does, and in time that grows with the text only. */
export function isPlainPattern(source: string): boolean {
  const { source: translated, flags } = translatePattern(source);
  if (translated !== source || flags !== '') return false;
  try {
    const regExp = new RegExp(source, 'u');
    return backtrackingDegree(parseRegExp(regExp), regExp) === 1;
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}
