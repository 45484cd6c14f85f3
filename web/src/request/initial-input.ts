import type { AdminSchema } from '../api/admin-types.ts';
import { parameterKey, type RequestInput } from './build-request.ts';
import { toParameterText } from './serialize-parameter.ts';

type Details = AdminSchema<'OperationDetails'>;

/** What a request begins with: examples of the parameters that are required, and credentials. */
export function initialInput(details: Details, token: string | undefined): RequestInput {
  const texts = details.parameters.map((each): [string, string] => [
    parameterKey(each),
    each.required ? toParameterText(each.example) : '',
  ]);
  return {
    parameters: Object.fromEntries(texts),
    // A sandbox without tokens accepts any.
    credentials: (details.security[0] ?? []).map(() => token ?? 'anything'),
  };
}
