/** What the page uses of Swagger UI, which comes without types. */
declare module 'swagger-ui-dist/swagger-ui-es-bundle.js' {
  /** A request as Swagger UI sends it, for the contract or for an operation. */
  export interface ViewerRequest {
    url: string;
    headers: Record<string, string>;
  }

  /** What a plugin may replace: components by name. */
  export type ViewerPlugin = (system: {
    readonly React: { createElement(type: string, props: object | null, ...children: unknown[]): unknown };
  }) => { readonly components: Readonly<Record<string, (props: { readonly text: string }) => unknown>> };

  export interface ViewerOptions {
    readonly domNode: HTMLElement;
    readonly url: string;
    readonly validatorUrl: null;
    readonly deepLinking: boolean;
    readonly filter: boolean;
    readonly displayRequestDuration: boolean;
    readonly defaultModelsExpandDepth: number;
    readonly tryItOutEnabled: boolean;
    readonly persistAuthorization: boolean;
    readonly plugins: readonly ViewerPlugin[];
    readonly requestInterceptor: (request: ViewerRequest) => ViewerRequest;
    readonly onComplete: () => void;
  }

  /** The viewer on a page. */
  export interface Viewer {
    readonly authActions: {
      authorize(credentials: Readonly<Record<string, object>>): void;
      /** Those of OAuth 2, one at a time: `authorize` leaves them out. */
      authorizeOauth2(credential: { readonly auth: object; readonly token: unknown }): void;
    };
    readonly specSelectors: { specJson(): { toJS(): unknown } };
  }

  export default function SwaggerUI(options: ViewerOptions): Viewer;
}
