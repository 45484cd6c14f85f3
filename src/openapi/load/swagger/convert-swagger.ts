import { StartupError, thrownMessage } from '../../../errors.ts';
import type { LocateNode } from '../source-origins.ts';
import { prepareFormEncodings } from './form-encodings.ts';

/**
 * Converts a Swagger 2.0 document to OpenAPI 3.0. The converter is loaded only here: few contracts need it.
 * @throws StartupError for a document that it cannot read.
 */
export async function convertSwagger(file: string, document: object): Promise<object> {
  const { default: converter } = await import('swagger2openapi');
  const addFormEncodings = prepareFormEncodings(document);
  try {
    const { openapi } = await converter.convertObj(document as Parameters<typeof converter.convertObj>[0], {
      patch: true,
      warnOnly: true,
      anchors: true,
    });
    addFormEncodings(openapi);
    return openapi;
  } catch (error) {
    const reason = thrownMessage(error);
    throw new StartupError(
      `${file} is Swagger 2.0, and cannot be converted to OpenAPI 3 (${reason}): fix it, or convert it by hand.`,
      { cause: error },
    );
  }
}

/** Where Swagger 2.0 has the components of OpenAPI 3. */
const sections: Readonly<Record<string, string>> = {
  schemas: 'definitions',
  parameters: 'parameters',
  requestBodies: 'parameters',
  responses: 'responses',
  securitySchemes: 'securityDefinitions',
};

/** Finds the nodes of a converted document in the original. */
export function locateInSwagger(original: object, locate: LocateNode): LocateNode {
  return (_, tokens) => {
    const [first, second = '', ...rest] = tokens;
    const section = first === 'components' ? sections[second] : undefined;
    return locate(original, section === undefined ? tokens : [section, ...rest]);
  };
}
