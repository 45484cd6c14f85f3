import SwaggerUI, {
  type Viewer,
  type ViewerPlugin,
  type ViewerRequest,
} from 'swagger-ui-dist/swagger-ui-es-bundle.js';
import { nameControls } from './accessible-names.ts';
import { followColorScheme } from './color-scheme.ts';
import { credentialsFor, isIssued, needsToken } from './credentials.ts';

/** Which contract is shown, and what its requests carry. */
interface ShownContract {
  readonly root: string;
  readonly session: string | undefined;
  readonly token: string | undefined;
}

/** Paths are in a button that opens their operation: a link in it would be two controls in one. */
const plainPaths: ViewerPlugin = ({ React }) => ({
  components: { DeepLink: ({ text }) => React.createElement('span', null, text) },
});

/** Shows the contract of a sandbox in an element. What is tried is sent to that sandbox, in the session of the page. */
export function showContract(domNode: HTMLElement, { root, session, token }: ShownContract): void {
  followColorScheme();
  nameControls(domNode);
  let added = token;
  const withSession = (request: ViewerRequest) => {
    if (session !== undefined) request.headers['X-Sandbox-Session'] = session;
    if (added !== undefined) request.headers.Authorization ??= `Bearer ${added}`;
    return request;
  };
  const viewer = SwaggerUI({
    domNode,
    url: `${root}/openapi.json`,
    validatorUrl: null,
    deepLinking: true,
    filter: true,
    displayRequestDuration: true,
    defaultModelsExpandDepth: 0,
    tryItOutEnabled: true,
    persistAuthorization: false,
    plugins: [plainPaths],
    requestInterceptor: withSession,
    onComplete: () => {
      const contract = viewer.specSelectors.specJson().toJS();
      const credentials = credentialsFor(contract, token ?? 'anything');
      if (needsToken(credentials)) added ??= 'anything';
      for (const [name, credential] of Object.entries(credentials)) authorize(viewer, name, credential);
      document.title = titleOf(contract);
    },
  });
}

function authorize({ authActions }: Viewer, name: string, credential: object): void {
  // The viewer adds the token to the credential that it is given.
  const issued = { auth: { ...credential }, token: Object(credential).token };
  if (isIssued(credential)) authActions.authorizeOauth2(issued);
  else authActions.authorize({ [name]: credential });
}

function titleOf(contract: unknown): string {
  const { title } = Object(Object(contract).info);
  return typeof title === 'string' && title !== '' ? `${title} · API reference` : 'API reference';
}
