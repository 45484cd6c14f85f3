// Generated from openapi/admin.yaml by `npm run generate`; do not edit.

export interface paths {
    "/__admin/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Check the health
         * @description The sandbox listens only once it is ready, so that every response means it is healthy.
         */
        get: operations["getHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__admin/operations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List operations
         * @description Lists how each operation of the contract behaves, as `togai-sandbox check` reports it.
         */
        get: operations["listOperations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__admin/operations/{operation}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get an operation
         * @description Returns what a person needs to send a request for an operation: its parameters, media types, examples and declared responses. Where the contract has no example, one is generated, the same each time.
         */
        get: operations["getOperation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__admin/findings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List findings
         * @description Lists what the author of the contract should know, errors first, as `togai-sandbox check` reports it. The contract is checked when this is first asked for, which takes seconds for a contract of a thousand operations.
         */
        get: operations["listFindings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__admin/reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reset a session
         * @description Resets the default session to its seed data, or to an empty state when there is none; other sessions do not change. Resets another session to the current state of the default session. Snapshots remain.
         */
        post: operations["reset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__admin/state": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export the state
         * @description Exports all rows of a session, in the format that `PUT` accepts and snapshots have.
         */
        get: operations["exportState"];
        /**
         * Import a state
         * @description Replaces the whole state of a session. Each row is validated against the contract first: either all rows are imported, or none, and the response lists every error.
         */
        put: operations["importState"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__admin/collections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List collections
         * @description Lists the collections of the contract, and how many rows a session has in each.
         */
        get: operations["listCollections"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__admin/collections/{collection}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The name of the collection, percent-encoded. */
                collection: components["parameters"]["collection"];
            };
            cookie?: never;
        };
        /**
         * Get a collection
         * @description Returns how a collection is shown as a table: its columns, the operations that change its items, and what belongs to them.
         */
        get: operations["getCollection"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__admin/collections/{collection}/items": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The name of the collection, percent-encoded. */
                collection: components["parameters"]["collection"];
            };
            cookie?: never;
        };
        /**
         * List items
         * @description Lists the rows of a collection, a page at a time: in the order of their keys, or of a property.
         */
        get: operations["listItems"];
        put?: never;
        /**
         * Create an item
         * @description Stores an item as if an operation had created it, with an id and everything else that the server sets, for collections whose contract has no such operation. It is checked as imported rows are, and sends no events.
         */
        post: operations["createItem"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__admin/collections/{collection}/items/{item}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The name of the collection, percent-encoded. */
                collection: components["parameters"]["collection"];
                /** @description The key of the row, percent-encoded. */
                item: components["parameters"]["item"];
            };
            cookie?: never;
        };
        /**
         * Get an item
         * @description Returns a row of a collection by its key.
         */
        get: operations["getItem"];
        /**
         * Replace an item
         * @description Stores an item in place of another one, under the same id: properties that are left out are removed. It is checked as imported rows are, and sends no events.
         */
        put: operations["replaceItem"];
        post?: never;
        /**
         * Delete an item
         * @description Deletes an item and what is nested under it, for collections whose contract has no operation for it. It sends no events.
         */
        delete: operations["deleteItem"];
        options?: never;
        head?: never;
        /**
         * Update an item
         * @description Sets some properties of an item, for collections whose contract has no operation for it. It is checked as imported rows are, and sends no events.
         */
        patch: operations["updateItem"];
        trace?: never;
    };
    "/__admin/snapshots": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List snapshots
         * @description Lists the snapshots of a session, newest first.
         */
        get: operations["listSnapshots"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__admin/snapshots/{snapshot}": {
        parameters: {
            query?: never;
            header?: {
                /** @description The session; the default session when left out. The first use of a name creates the session. */
                "X-Sandbox-Session"?: components["parameters"]["session"];
            };
            path: {
                /** @description The name of the snapshot. */
                snapshot: components["parameters"]["snapshot"];
            };
            cookie?: never;
        };
        /**
         * Get a snapshot
         * @description Returns the rows of a snapshot, in the format of an export.
         */
        get: operations["getSnapshot"];
        /**
         * Take a snapshot
         * @description Stores the current state of a session in memory under a name, and replaces a snapshot of that name. A session can have 100 snapshots. When those of all sessions hold more bytes of rows than `--snapshot-limit`, the oldest are deleted, and are 410 until they are taken again or deleted.
         */
        put: operations["takeSnapshot"];
        post?: never;
        /**
         * Delete a snapshot
         * @description Deletes a snapshot. The current state does not change.
         */
        delete: operations["deleteSnapshot"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__admin/snapshots/{snapshot}/restore": {
        parameters: {
            query?: never;
            header?: {
                /** @description The session; the default session when left out. The first use of a name creates the session. */
                "X-Sandbox-Session"?: components["parameters"]["session"];
            };
            path: {
                /** @description The name of the snapshot. */
                snapshot: components["parameters"]["snapshot"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Restore a snapshot
         * @description Replaces the state of a session by a snapshot. Generated ids and values restart, and are the same after each restore. So does a frozen clock, unless it was set or advanced since the session started.
         */
        post: operations["restoreSnapshot"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__admin/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List sessions
         * @description Lists the sessions beside the default session, most recently used first, in pages. A session that is not used for an hour is deleted. With more than 1,000 sessions, or more bytes of rows than `--session-limit`, the least recently used one is deleted.
         */
        get: operations["listSessions"];
        put?: never;
        post?: never;
        /**
         * Delete all sessions
         * @description Deletes all sessions with their snapshots, except the default session.
         */
        delete: operations["deleteSessions"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__admin/sessions/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The name of the session. */
                name: components["parameters"]["sessionName"];
            };
            cookie?: never;
        };
        /**
         * Get a session
         * @description Returns when a session was created and last used, and its row counts. This request does not count as a use.
         */
        get: operations["getSession"];
        /**
         * Begin a session
         * @description Begins a session of that name with the rows and the clock of the default session, as its first use does. One that there is already is left as it is.
         */
        put: operations["beginSession"];
        post?: never;
        /**
         * Delete a session
         * @description Deletes a session with its snapshots. The next use of its name starts from the default session again.
         */
        delete: operations["deleteSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__admin/clock": {
        parameters: {
            query?: never;
            header?: {
                /** @description The session; the default session when left out. The first use of a name creates the session. */
                "X-Sandbox-Session"?: components["parameters"]["session"];
            };
            path?: never;
            cookie?: never;
        };
        /**
         * Get the clock
         * @description Returns the time and the mode of a session's clock. This request does not advance it.
         */
        get: operations["getClock"];
        put?: never;
        /**
         * Set or advance the clock
         * @description Sets or advances the clock of a session. Send one of `time`, `advance` and `step`; only `time` and `step` can be combined. New sessions start with the clock of the default session.
         */
        post: operations["setClock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__admin/overrides": {
        parameters: {
            query?: never;
            header?: {
                /** @description The session; the default session when left out. The first use of a name creates the session. */
                "X-Sandbox-Session"?: components["parameters"]["session"];
            };
            path?: never;
            cookie?: never;
        };
        /**
         * List overrides
         * @description Lists the overrides of a session in the order in which they were added, with their hits.
         */
        get: operations["listOverrides"];
        put?: never;
        /**
         * Add overrides
         * @description Adds an override to a session, or a list of them. Each is checked against the contract first: either all are added, or none, and the response lists every error. Overrides are removed by a reset; snapshots do not contain them.
         */
        post: operations["addOverrides"];
        /**
         * Delete all overrides
         * @description Deletes all overrides of a session. Those that the sandbox was started with return with its reset.
         */
        delete: operations["deleteOverrides"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__admin/overrides/{override}": {
        parameters: {
            query?: never;
            header?: {
                /** @description The session; the default session when left out. The first use of a name creates the session. */
                "X-Sandbox-Session"?: components["parameters"]["session"];
            };
            path: {
                /** @description The id of the override. */
                override: components["parameters"]["override"];
            };
            cookie?: never;
        };
        /**
         * Get an override
         * @description Returns an override of a session with its hits.
         */
        get: operations["getOverride"];
        /**
         * Replace an override
         * @description Puts an override in the place of one, with its id and its place in the order. Its requests are counted anew.
         */
        put: operations["replaceOverride"];
        post?: never;
        /**
         * Delete an override
         * @description Deletes an override of a session.
         */
        delete: operations["deleteOverride"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__admin/requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List requests
         * @description Lists the requests that clients sent and their responses, newest first, in pages. The journal stores the last 1,000 requests, or 16 MB of them, except requests to this API and to the sandbox's own pages. Secrets are redacted.
         */
        get: operations["listRequests"];
        put?: never;
        post?: never;
        /**
         * Delete requests
         * @description Deletes all requests from the journal, or those of one session.
         */
        delete: operations["deleteRequests"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__admin/requests/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Verify requests
         * @description Compares the requests in the journal with what a test expects of them: which requests, and how many of each. A request that the contract refuses counts too. Without a session, the requests of all sessions count.
         */
        post: operations["verifyRequests"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__admin/requests/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a request
         * @description Returns one request and its response, by its number or by its `X-Request-Id`; of several with that id the latest.
         */
        get: operations["getRequest"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__admin/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List webhooks
         * @description Lists the callbacks, webhooks and events that a session sends, newest first, in pages: each with its attempts, and those that were refused with the reason. A session stores the last 1,000, or 16 MB of them.
         */
        get: operations["listWebhooks"];
        put?: never;
        post?: never;
        /**
         * Clear webhooks
         * @description Forgets all webhooks of a session; none that waits is sent any more.
         */
        delete: operations["clearWebhooks"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__admin/webhooks/declared": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what can be sent
         * @description Lists the webhooks of the contract, and the callbacks of its operations, in the contract's order.
         */
        get: operations["listDeclaredWebhooks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__admin/webhooks/target": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Set the target of webhooks
         * @description Sets where a session sends its webhooks, in place of `--webhook-url`; null is that again.
         */
        put: operations["setWebhookTarget"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__admin/webhooks/{webhook}": {
        parameters: {
            query?: never;
            header?: {
                /** @description The session; the default session when left out. The first use of a name creates the session. */
                "X-Sandbox-Session"?: components["parameters"]["session"];
            };
            path: {
                /** @description The id of the webhook, its `webhook-id`. */
                webhook: components["parameters"]["webhook"];
            };
            cookie?: never;
        };
        /**
         * Get a webhook
         * @description Returns a webhook with its attempts.
         */
        get: operations["getWebhook"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__admin/webhooks/{webhook}/resend": {
        parameters: {
            query?: never;
            header?: {
                /** @description The session; the default session when left out. The first use of a name creates the session. */
                "X-Sandbox-Session"?: components["parameters"]["session"];
            };
            path: {
                /** @description The id of the webhook, its `webhook-id`. */
                webhook: components["parameters"]["webhook"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a webhook again
         * @description Sends a webhook once more, with the same id and body, whatever came of it. The attempts begin anew; one that is being sent is left alone.
         */
        post: operations["resendWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__admin/webhooks/{name}/send": {
        parameters: {
            query?: never;
            header?: {
                /** @description The session; the default session when left out. The first use of a name creates the session. */
                "X-Sandbox-Session"?: components["parameters"]["session"];
            };
            path: {
                /** @description The name of a webhook of the contract, or of one of its events. */
                name: components["parameters"]["webhookToSend"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a webhook by hand
         * @description Sends a webhook of the contract about the last item of its collection. What the request body has is merged into the body of the webhook, which must match the contract.
         */
        post: operations["sendWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * @description 1 to 64 letters, digits, - and _.
         * @example w1
         */
        Name: string;
        Health: {
            /**
             * @example healthy
             * @constant
             */
            status: "healthy";
        };
        /** @description An operation of the contract, and how it behaves. */
        OperationBehavior: {
            /**
             * @description The operationId, or the method and path when it has none.
             * @example getCustomer
             */
            id: string;
            /**
             * @description The method, in upper case.
             * @example GET
             */
            method: string;
            /**
             * @description The path, as the contract writes it.
             * @example /customers/{customer_id}
             */
            path: string;
            /**
             * @description How the operation is carried out: by a `custom` handler, `stateful` as its role says, or by an `example` of the contract; `unserved` where an error in the contract prevents it.
             * @example custom
             * @enum {string}
             */
            behavior: "custom" | "stateful" | "example" | "unserved";
            /**
             * @description What a stateful operation does to its collection, to stored files (`upload`, `download`, `delete-file`), or to whoever uses the API (`register`, `login`, `refresh`, `logout`, `password-change`, `password-request`, `password-reset`, `verification`, `code-request`, `code-login`).
             * @example read
             * @enum {string}
             */
            role?: "list" | "count" | "create" | "bulk-create" | "bulk-delete" | "bulk-update" | "read" | "replace" | "update" | "delete" | "action" | "upload" | "download" | "delete-file" | "register" | "login" | "refresh" | "logout" | "password-change" | "password-request" | "password-reset" | "verification" | "code-request" | "code-login";
            /**
             * @description The collection of a stateful operation; absent where its role is about files or people.
             * @example authors/books
             */
            collection?: string;
            /**
             * @description The verb of an action, such as `cancel`.
             * @example cancel
             */
            action?: string;
            /**
             * @description Its summary; absent where the contract has none, and in recorded requests.
             * @example Get a customer
             */
            summary?: string;
            /** @description Its tags; absent where the contract has none, and in recorded requests. */
            tags?: string[];
        };
        /** @description What a person needs to send a request for an operation. */
        OperationDetails: {
            /**
             * @description The operationId, or the method and path when it has none.
             * @example getCustomer
             */
            id: string;
            /**
             * @description The method, in upper case.
             * @example GET
             */
            method: string;
            /**
             * @description The path, as the contract writes it.
             * @example /customers/{customer_id}
             */
            path: string;
            /**
             * @description The prefix of the path, such as `/v1`; empty for none.
             * @example /v1
             */
            basePath: string;
            /**
             * @description Its summary, in one line.
             * @example Get a customer
             */
            summary?: string;
            /**
             * @description Its description, in Markdown.
             * @example Returns a customer by its id.
             */
            description?: string;
            parameters: components["schemas"]["OperationParameter"][];
            body?: components["schemas"]["OperationBody"];
            responses: components["schemas"]["DeclaredResponse"][];
            /** @description The credentials that a request needs, those of any one entry; empty when it needs none. */
            security: components["schemas"]["Credential"][][];
        };
        /** @description A parameter, and how its value is written. */
        OperationParameter: {
            /** @example customer_id */
            name: string;
            /**
             * @example path
             * @enum {string}
             */
            in: "path" | "query" | "header" | "cookie";
            /** @example true */
            required: boolean;
            /** @example The id of the customer. */
            description?: string;
            field: components["schemas"]["FormField"];
            /**
             * @description The style, where the contract names one.
             * @example pipeDelimited
             */
            style?: string;
            /**
             * @description Whether each value is sent by itself, where the contract says so.
             * @example false
             */
            explode?: boolean;
            /**
             * @description Whether its value is sent as JSON.
             * @example true
             */
            isJson?: boolean;
            /**
             * @description A value of it; absent for an optional parameter without an example.
             * @example CUST-1001
             */
            example?: unknown;
        };
        /** @description The body of a request. */
        OperationBody: {
            /** @example true */
            required: boolean;
            contents: components["schemas"]["OperationContent"][];
        };
        /** @description A media type of a request, with examples of bodies and the fields of a form for it. */
        OperationContent: {
            /** @example application/json */
            mediaType: string;
            /**
             * @description Whether a body is a value, as in JSON and forms, and no text or file.
             * @example true
             */
            isStructured: boolean;
            examples: components["schemas"]["BodyExample"][];
            field: components["schemas"]["FormField"];
        };
        BodyExample: {
            /**
             * @description Its name in the contract, or `generated`.
             * @example generated
             */
            name: string;
            /**
             * @description The body as a value; absent where the text is all there is.
             * @example {
             *       "name": "Globex"
             *     }
             */
            value?: unknown;
            /**
             * @description The body as it is sent, where that is text and not JSON.
             * @example id,name
             */
            text?: string;
        };
        DeclaredResponse: {
            /**
             * @description The status as the contract writes it, in upper case.
             * @example 404
             */
            status: string;
            /** @example The customer does not exist. */
            description?: string;
            mediaTypes: string[];
        };
        /** @description A security scheme that a request has to satisfy. */
        Credential: {
            /**
             * @description The type of the scheme, such as `http` or `apiKey`.
             * @example http
             */
            type: string;
            /**
             * @description The scheme of an `Authorization` header.
             * @example bearer
             */
            scheme?: string;
            /**
             * @description Where a key is sent.
             * @example header
             */
            in?: string;
            /**
             * @description The name of what has the key.
             * @example X-Api-Key
             */
            name?: string;
        };
        /** @description What a form shows for a value of a schema. */
        FormField: {
            /**
             * @description The control. `json` is a text of JSON, for what no form can show.
             * @example string
             * @enum {string}
             */
            kind: "string" | "number" | "integer" | "boolean" | "object" | "array" | "file" | "json";
            /** @example true */
            isNullable?: boolean;
            /** @example The name of the customer. */
            description?: string;
            /** @example date */
            format?: string;
            /** @description The only values that are allowed. */
            values?: unknown[];
            /**
             * @description The value where none is sent.
             * @example ACTIVE
             */
            default?: unknown;
            /** @example 0 */
            minimum?: number;
            /** @example 100 */
            maximum?: number;
            /**
             * Format: int64
             * @example 50
             */
            maxLength?: number;
            /** @description The properties of an object, in the order of the contract. */
            properties?: components["schemas"]["FormProperty"][];
            items?: components["schemas"]["FormField"];
        };
        FormProperty: {
            /** @example name */
            name: string;
            /** @example true */
            required: boolean;
            field: components["schemas"]["FormField"];
        };
        FindingList: {
            findings: components["schemas"]["Finding"][];
        };
        /** @description Something in the contract that its author should know. */
        Finding: {
            /**
             * @example warning
             * @enum {string}
             */
            severity: "error" | "warning" | "info";
            /**
             * @description The id of the rule that found it.
             * @example no-forgotten-writes
             */
            rule: string;
            /**
             * @description The page of the rule, a path in the package.
             * @example docs/rules/no-forgotten-writes.md
             */
            docs: string;
            /**
             * @description A JSON pointer as a fragment.
             * @example #/paths/~1carts/post
             */
            location: string;
            /**
             * @description Every issue, where the message has several.
             * @example [
             *       "it must have required property 'id'",
             *       "/price must be > 0"
             *     ]
             */
            issues?: string[];
            /**
             * @description The id of the operation that has it; absent for what several may use.
             * @example createCart
             */
            operation?: string;
            /** @example shop.yaml */
            file?: string;
            /**
             * Format: int64
             * @example 12
             */
            line?: number;
            /**
             * Format: int64
             * @example 7
             */
            column?: number;
            /**
             * @description What is wrong, and what to do.
             * @example POST /carts is not remembered: add x-resource.
             */
            message: string;
        };
        CollectionList: {
            collections: components["schemas"]["ListedCollection"][];
        };
        ListedCollection: {
            /** @example customers */
            name: string;
            /**
             * Format: int64
             * @example 2
             */
            rows: number;
        };
        CollectionDetails: {
            /** @example customers */
            name: string;
            /**
             * Format: int64
             * @example 2
             */
            rows: number;
            /**
             * @description Whether it is a single item, such as `/settings`.
             * @example false
             */
            isSingleton: boolean;
            /**
             * @description Whether the admin API can change its items.
             * @example true
             */
            isChangeable: boolean;
            /**
             * @description The property that holds the id; absent where only the path has it.
             * @example id
             */
            idProperty?: string;
            /** @description The properties of its items, as the contract declares them. */
            columns: string[];
            /** @description The operations that change its items. */
            operations: components["schemas"]["CollectionOperation"][];
            /** @description What belongs to its items. */
            belongings: components["schemas"]["Belonging"][];
        };
        CollectionOperation: {
            /**
             * @description The id of the operation.
             * @example updateCustomer
             */
            id: string;
            /**
             * @example update
             * @enum {string}
             */
            role: "create" | "update" | "replace" | "delete";
            /**
             * @description The path parameter that holds the id of the item.
             * @example customer_id
             */
            idParameter?: string;
            /** @description The path parameters that hold the ids of its parents. */
            parentParameters: string[];
            /**
             * @description The path under which items have the ids of those parents, a key of `within`.
             * @example /shelves/{}/books
             */
            nestedPath?: string;
            /** @description The properties of the body that lead to the item; none where the body is the item. */
            itemPath: (string | number)[];
        };
        Belonging: {
            /** @example accounts */
            collection: string;
            /**
             * @description The property that refers to the item; absent where the path does.
             * @example customerId
             */
            property?: string;
        };
        ItemPage: {
            items: components["schemas"]["CollectionItem"][];
            /**
             * Format: int64
             * @description How many rows all pages have.
             * @example 2
             */
            total: number;
            /**
             * @description Where the next page starts; absent on the last one.
             * @example tRk3vX0lpQy8Zs1nWyJjdXN0b21lcnMi
             */
            next?: string;
        };
        /** @description A row of a collection. */
        CollectionItem: {
            /**
             * @description Its key in the collection.
             * @example ACC00001
             */
            key: string | number;
            /**
             * @description The id by which operations find it.
             * @example ACC00001
             */
            id: string | number;
            /** @description The ids of its parents, by the paths that it is found under. */
            within: {
                [key: string]: string[];
            };
            item: components["schemas"]["ItemProperties"];
        };
        /** @description The properties of an item, as the contract has them. */
        ItemProperties: {
            [key: string]: unknown;
        };
        StoredItem: {
            item: components["schemas"]["ItemProperties"];
        };
        NewItem: {
            item: components["schemas"]["ItemProperties"];
            /** @description The ids of its parents, where no property of it has them. */
            under?: string[];
        };
        ItemChanges: {
            item: components["schemas"]["ItemProperties"];
        };
        OperationTable: {
            /**
             * @description The title of the contract.
             * @example Togai API (customers and accounts)
             */
            contract: string;
            /**
             * Format: date-time
             * @description When the contract was loaded, at the start or by `--watch`.
             * @example 2026-01-31T12:00:00.000Z
             */
            loadedAt?: string;
            operations: components["schemas"]["OperationBehavior"][];
        };
        /** @description A state, in the format that export, import, snapshots and seed data share. */
        State: {
            /**
             * @example 1
             * @constant
             */
            version: 1;
            /**
             * @description The title of the contract that the rows belong to.
             * @example Togai API (customers and accounts)
             */
            contract: string;
            /** @description The rows of each collection, by collection name. */
            collections: {
                [key: string]: components["schemas"]["Row"][];
            };
        };
        /** @description A state to import: an exported state, a state file, or a hand-written one, which can leave out `version` and `contract`, and have its rows as the contract's responses represent them. */
        StateToImport: {
            /**
             * @description Always 1.
             * @example 1
             */
            version?: number;
            /**
             * @description The title of the contract; a state of another contract is rejected.
             * @example Togai API (customers and accounts)
             */
            contract?: string;
            /**
             * @description A property of state files, for their write-ahead log; it is ignored.
             * @example 0
             */
            lastEntry?: number;
            /** @description The rows of each collection, by collection name. */
            collections: {
                [key: string]: components["schemas"]["Row"][];
            };
            /** @description The quarantined rows of a state file. There must be none. */
            setAside?: components["schemas"]["Row"][];
        };
        /** @description A stored item; the contract defines its properties. */
        Row: {
            [key: string]: unknown;
        };
        /** @description The number of rows of each collection, by collection name. */
        RowCounts: {
            [key: string]: number;
        };
        Snapshot: {
            name: components["schemas"]["Name"];
            /**
             * Format: date-time
             * @description When the snapshot was taken, by the clock of the machine.
             * @example 2026-01-01T00:00:00.000Z
             */
            createdAt: string;
            rows: components["schemas"]["RowCounts"];
        };
        SnapshotList: {
            snapshots: components["schemas"]["Snapshot"][];
        };
        Session: {
            name: components["schemas"]["Name"];
            /**
             * Format: date-time
             * @description When the session was first used, by the clock of the machine.
             * @example 2026-01-01T00:00:00.000Z
             */
            created: string;
            /**
             * Format: date-time
             * @description When the session was last used, by the clock of the machine.
             * @example 2026-01-01T00:00:00.000Z
             */
            lastUsed: string;
            rows: components["schemas"]["RowCounts"];
        };
        SessionList: {
            /** @description The default session, which has no name and is never deleted. */
            defaultSession: {
                rows: components["schemas"]["RowCounts"];
            };
            sessions: components["schemas"]["Session"][];
            next?: components["schemas"]["Name"];
        };
        Clock: {
            /**
             * Format: date-time
             * @description The time that the next request sees.
             * @example 2026-01-01T00:00:00.000Z
             */
            time: string;
            /**
             * @description Whether the clock is frozen (`fixed`) or runs.
             * @example fixed
             * @enum {string}
             */
            mode: "fixed" | "running";
            /**
             * @description How far each request advances a frozen clock, in milliseconds.
             * @example 1000
             */
            step?: number;
            /**
             * @description How far a running clock is ahead of the machine's, in milliseconds; negative when it is behind.
             * @example 3600000
             */
            ahead?: number;
        };
        /** @description One of `time`, `advance` and `step`; only `time` and `step` can be combined. */
        ClockChange: {
            /**
             * @description The time to freeze the clock at, with its offset, such as `2026-01-01T00:00:00Z`; null to return to the clock of the machine.
             * @example 2026-01-31T23:59:00Z
             */
            time?: string | null;
            advance?: components["schemas"]["Duration"];
            step?: components["schemas"]["Duration"];
        };
        /**
         * @description A duration, such as `1s`, `5m`, `-2h` or `250`; a number is in milliseconds.
         * @example 1h
         */
        Duration: string | number;
        /** @description A response that replaces or changes that of an operation, for some requests to a session. It has `respond`, `rateLimit` or both. An override with more properties than these is refused. */
        Override: {
            /**
             * @description An operationId, or a method and path such as `POST /customers`; every operation when left out.
             * @example createCustomer
             */
            operation?: string;
            /** @description Which of its requests, all of them when left out. A part is a value that it has to equal, an object in part, or `{ "schema": … }` with a JSON Schema; so is each parameter and header. */
            when?: {
                /** @description Path parameters by name, or the whole path. */
                path?: unknown;
                /** @description Query parameters by name, as text or with their declared types. */
                query?: unknown;
                /** @description Headers by name, in any letter case. */
                headers?: unknown;
                /** @description The body. */
                body?: unknown;
            };
            /** @description The response, or several in turn, the last of which stays; with a rate limit, 429 by default. */
            respond?: components["schemas"]["OverrideResponse"] | components["schemas"]["OverrideResponse"][];
            /** @description How many requests of a client it lets through, such as `100/1m`, or an object with `limit`, `window` and `by` (`token`, `session` or `address`). */
            rateLimit?: unknown;
            /**
             * @description Whether the operation is carried out and committed first: `before` or `no`. By default it is not, unless its own response is sent, late or with more headers.
             * @example before
             */
            carryOut?: string;
            /**
             * @description How often it applies; always when left out.
             * @example 1
             */
            times?: number;
            /**
             * @description How many matching requests it lets pass first.
             * @example 0
             */
            after?: number;
            /**
             * @description How likely it applies to a matching request, from 0 to 1.
             * @example 0.05
             */
            probability?: number;
            /**
             * @description 1 comes first, 5 is the default; of the same priority, the latest override comes first.
             * @example 1
             */
            priority?: number;
            /**
             * @description Whether its responses may leave the contract; they are marked as such in `X-Sandbox-Reason`.
             * @example true
             */
            unchecked?: boolean;
        };
        /** @description The response of an override. What it leaves out is as the contract declares it. */
        OverrideResponse: {
            /**
             * @description The status. A failure, 4xx or 5xx, may be one that the contract does not declare.
             * @example 503
             */
            status?: number;
            /** @description The name of an example of the contract; `true` for the first one. */
            example?: unknown;
            /** @description The body. */
            body?: unknown;
            /** @description A JSON Merge Patch (RFC 7396) of the body that the operation responds with, or of that with the given status. */
            patch?: Record<string, never>;
            /** @description Headers by name. */
            headers?: Record<string, never>;
            /** @description How long the response is delayed, such as `2s`; a range, such as `100ms-2s`; or a median with a spread, such as `200ms~0.4`. */
            delay?: unknown;
            /** @description What goes wrong on the wire, instead of the response or with it: `reset`, `close`, `truncate`, `garbage`, `malformed-chunk`, `hang`, `slow`, a name that WireMock has for one, or an object with its `kind` and details. */
            fault?: unknown;
        };
        /** @description An override of a session. */
        ListedOverride: components["schemas"]["Override"] & {
            /** @example override-1 */
            id: string;
            /**
             * @description How many requests it was applied to.
             * @example 1
             */
            hits: number;
            /**
             * @description How many requests it matched, also those that `after` and `probability` let pass.
             * @example 1
             */
            matches: number;
        };
        OverrideList: {
            overrides: components["schemas"]["ListedOverride"][];
        };
        /** @description An override, or a list of them. Any value passes here, and what is no override is refused with every error at its place. */
        OverridesToAdd: components["schemas"]["Override"] | components["schemas"]["Override"][] | unknown;
        /** @description An override. Any value passes here, and what is no override is refused with every error at its place. */
        OverrideToReplace: components["schemas"]["Override"] | unknown;
        RecordedBody: {
            /**
             * @description The length of the whole body, in bytes.
             * @example 13
             */
            bytes: number;
            /**
             * @description Whether only the first 64 KB were captured.
             * @example false
             */
            truncated: boolean;
            /**
             * @description The captured part of a body in UTF-8.
             * @example {"name":"ab"}
             */
            text?: string;
            /**
             * @description The captured part of any other body.
             * @example /w==
             */
            base64?: string;
            /** @description The parsed body, when it is JSON and not truncated. */
            json?: unknown;
        };
        /** @description Headers by name, in lower case; the values of a repeated header are joined by commas. */
        RecordedHeaders: {
            [key: string]: string;
        };
        RecordedRequest: {
            /**
             * @description The number of the request; later requests have higher numbers.
             * @example 17
             */
            id: number;
            /**
             * @description The `X-Request-Id` of the response, which is the client's own when it sent one.
             * @example checkout-17
             */
            requestId: string;
            /**
             * Format: date-time
             * @description When the request was received, by the clock of the machine.
             * @example 2026-01-01T00:00:00.000Z
             */
            time: string;
            session?: components["schemas"]["Name"];
            operation?: components["schemas"]["OperationBehavior"];
            /**
             * @description The ids of the overrides that were applied; absent when none was.
             * @example [
             *       "override-1"
             *     ]
             */
            overrides?: string[];
            request: {
                /** @example GET */
                method: string;
                /**
                 * @description The path and the query, as sent.
                 * @example /customers?pageSize=2
                 */
                url: string;
                headers: components["schemas"]["RecordedHeaders"];
                body?: components["schemas"]["RecordedBody"];
            };
            /** @description The result of validating the request against the contract. */
            validation: {
                /**
                 * @description Whether the request is valid; `skipped` when it was rejected before validation.
                 * @example passed
                 * @enum {string}
                 */
                outcome: "passed" | "failed" | "skipped";
                /** @description All validation errors. */
                errors: string[];
                /** @description The same errors, each with its place; absent where there are none. */
                issues?: components["schemas"]["RequestIssue"][];
            };
            /**
             * @description The fault that the response had on the wire; absent where it had none.
             * @example reset
             * @enum {string}
             */
            fault?: "reset" | "close" | "truncate" | "garbage" | "malformed-chunk" | "hang" | "slow";
            response: {
                /**
                 * @description 0 where a fault left the client without a response.
                 * @example 404
                 */
                status: number;
                headers: components["schemas"]["RecordedHeaders"];
                body?: components["schemas"]["RecordedBody"];
            };
            /**
             * @description The time from the first step to the response, in milliseconds.
             * @example 1.5
             */
            durationMs: number;
            /**
             * @description The time until the request was validated, in milliseconds; absent for an invalid request.
             * @example 1.1
             */
            validationMs?: number;
            /**
             * @description The time from then until its changes were on disk, in milliseconds.
             * @example 0.4
             */
            executionMs?: number;
        };
        /** @description What is wrong with a request, and where. */
        RequestIssue: {
            /**
             * @description The part of the request; absent for an error of none of them.
             * @example body
             * @enum {string}
             */
            in?: "path" | "query" | "header" | "cookie" | "body";
            /**
             * @description The name of the parameter.
             * @example pageSize
             */
            name?: string;
            /**
             * @description A JSON pointer into the body or the parameter; empty for the whole of it.
             * @example /name
             */
            pointer?: string;
            /**
             * @description What is wrong there.
             * @example must NOT have fewer than 3 characters
             */
            message: string;
        };
        /** @description Which requests are expected, and how many. `path`, `query`, `headers` and `body` are plain values, which a request has to have (an object in part), or `{"schema": …}`, which it has to match; a parameter or header that is `null` must not have been sent. What is left out matches any request. */
        RequestExpectation: {
            /**
             * @description The operation, by its id or its method and path.
             * @example createCustomer
             * @example POST /customers
             */
            operation?: string;
            /** @example POST */
            method?: string;
            /**
             * @description The path, or an object of path parameters.
             * @example /customers/CUST-1001
             */
            path?: unknown;
            /** @description Query parameters. */
            query?: {
                [key: string]: unknown;
            };
            /** @description Headers, in any letter case. */
            headers?: {
                [key: string]: unknown;
            };
            /** @description The body. */
            body?: unknown;
            /**
             * @description The status of the response, or its class.
             * @example 4XX
             */
            status?: number | string;
            /**
             * @description How many; at least one by default.
             * @example 2
             */
            times?: number | {
                /** @example 1 */
                atLeast?: number;
                /** @example 3 */
                atMost?: number;
            };
        };
        /** @description A request in the journal, in short. */
        SentRequest: {
            /**
             * @description Its number in the journal.
             * @example 3
             */
            id: number;
            /** @example POST */
            method: string;
            /**
             * @description The path and the query, as sent.
             * @example /customers
             */
            url: string;
            /**
             * @description The status of the response; 0 where a fault left the client without one.
             * @example 201
             */
            status: number;
            /**
             * @description Whether the request is valid; `skipped` when it was rejected before validation.
             * @example passed
             * @enum {string}
             */
            validation: "passed" | "failed" | "skipped";
        };
        /** @description A request that is nearly what was expected. */
        NearMiss: components["schemas"]["SentRequest"] & {
            differences: components["schemas"]["RequestDifference"][];
        };
        /** @description Where a request is not what was expected. */
        RequestDifference: {
            /**
             * @description A JSON pointer into the request; its first name is its part.
             * @example /body/name
             */
            pointer: string;
            /**
             * @description What was expected there; absent for a schema.
             * @example ACME
             */
            expected?: unknown;
            /**
             * @description What is there; absent for nothing.
             * @example ACME Enterprise
             */
            actual?: unknown;
            /**
             * @description How the value departs from the schema.
             * @example must be >= 10
             */
            issue?: string;
        };
        VerificationReport: {
            /**
             * @description Whether as many requests as expected match.
             * @example true
             */
            holds: boolean;
            /**
             * @description The report as text.
             * @example expected exactly 1 request of createCustomer, found 1
             */
            message: string;
            expected: components["schemas"]["RequestExpectation"];
            /**
             * @description How many requests match.
             * @example 1
             */
            found: number;
            /** @description The matching requests, the latest first. */
            requests: components["schemas"]["SentRequest"][];
            /** @description Where requests are missing, those that differ least from what was expected. */
            nearest: components["schemas"]["NearMiss"][];
            /**
             * @description Whether the journal has dropped older requests, so that more may have been sent.
             * @example false
             */
            incomplete: boolean;
        };
        RequestList: {
            requests: components["schemas"]["RecordedRequest"][];
            /**
             * @description The `after` of the next page; absent on the last page.
             * @example 17
             */
            next?: number;
        };
        /**
         * @description `pending` before the next attempt, `delivered` after a response with 2xx, `failed` after the last attempt, and `refused` when it is not sent at all.
         * @example delivered
         * @enum {string}
         */
        DeliveryStatus: "pending" | "delivered" | "failed" | "refused";
        /** @description One attempt to deliver a webhook. It has a `response`, or an `error` that says why there is none. */
        DeliveryAttempt: {
            /**
             * Format: date-time
             * @description When it was made, by the clock of the session.
             * @example 2026-01-01T00:00:00.000Z
             */
            time: string;
            headers: components["schemas"]["RecordedHeaders"];
            response?: {
                /** @example 200 */
                status: number;
                /**
                 * @description The first 4 KB of the body.
                 * @example ok
                 */
                text: string;
                /**
                 * @description Whether the rest of the body was not read.
                 * @example false
                 */
                truncated: boolean;
            };
            /**
             * @description Why there is no response.
             * @example connect ECONNREFUSED 127.0.0.1:9000
             */
            error?: string;
            /** @example 3 */
            durationMs: number;
        };
        /** @description A callback, webhook or event that a session sends. */
        Delivery: {
            /**
             * @description The `webhook-id`, which all attempts have.
             * @example msg_2Lh9KRb0pzN4LePd3XiA4v2zKqw
             */
            id: string;
            /**
             * @description A `callback` or `webhook` of the contract, or an `event` of `--webhook-events`.
             * @example webhook
             * @enum {string}
             */
            kind: "callback" | "webhook" | "event";
            /**
             * @description The name of the callback, the webhook or the event.
             * @example order.created
             */
            name: string;
            /**
             * @description The id of the operation that it follows; absent for one that was sent by hand.
             * @example createOrder
             */
            operation?: string;
            status: components["schemas"]["DeliveryStatus"];
            /**
             * @description Why it is not sent.
             * @example nothing says where to: give --webhook-url
             */
            reason?: string;
            /**
             * Format: date-time
             * @description When it was created, by the clock of the session.
             * @example 2026-01-01T00:00:00.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description When the next attempt is due, by the clock of the session.
             * @example 2026-01-01T00:00:05.000Z
             */
            nextAttemptAt?: string;
            request: {
                /** @example POST */
                method: string;
                /**
                 * @description Where it goes; absent where nothing says so.
                 * @example http://127.0.0.1:9000/hooks
                 */
                url?: string;
                headers: components["schemas"]["RecordedHeaders"];
                /** @description The body as a value, before it was written in its media type. */
                body?: unknown;
            };
            /** @description The attempts, the first one first. */
            attempts: components["schemas"]["DeliveryAttempt"][];
        };
        DeliveryList: {
            /**
             * @description Where webhooks go that nothing else names a URL for.
             * @example http://127.0.0.1:9000/hooks
             */
            url?: string;
            /**
             * @description The key that they are signed with, as Standard Webhooks writes it.
             * @example whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw
             */
            secret?: string;
            webhooks: components["schemas"]["Delivery"][];
            /**
             * @description The `after` of the next page; absent on the last page.
             * @example msg_2Lh9KRb0pzN4LePd3XiA4v2zKqw
             */
            next?: string;
        };
        DeclaredWebhookList: {
            webhooks: components["schemas"]["DeclaredWebhook"][];
        };
        /** @description A webhook of the contract, or a callback of an operation. */
        DeclaredWebhook: {
            /**
             * @example webhook
             * @enum {string}
             */
            kind: "callback" | "webhook";
            /** @example order.created */
            name: string;
            /**
             * @description The method that it is sent with, in upper case.
             * @example POST
             */
            method: string;
            /**
             * @description The id of the operation that a callback follows.
             * @example createOrder
             */
            operation?: string;
            /**
             * @description Where a callback goes, as the contract writes it.
             * @example {$request.body#/callbackUrl}
             */
            address?: string;
            /**
             * @description The names that it is sent for; none for a webhook that nothing in the contract sends.
             * @example [
             *       "order.created"
             *     ]
             */
            events: string[];
        };
        WebhookTarget: {
            /**
             * @description An address of this machine, or of a host that is allowed; null is that of the sandbox again.
             * @example http://127.0.0.1:9000/hooks
             */
            url: string | null;
        };
        /** @description An error, as problem details (RFC 9457). */
        Problem: {
            /**
             * Format: uri-reference
             * @example about:blank
             * @constant
             */
            type: "about:blank";
            /**
             * @description The reason phrase of the status.
             * @example Not Found
             */
            title: string;
            /** @example 404 */
            status: number;
            /**
             * @description The errors, as many as fit, and what to do.
             * @example the contract has no path /customer
             */
            detail: string;
            /** @description Each error on its own; with every 400, and else where there are several. */
            errors?: string[];
        };
    };
    responses: {
        /** @description The request is invalid, and nothing changed. The response lists every error. */
        BadRequest: {
            headers: {
                "X-Sandbox-Reason": components["headers"]["X-Sandbox-Reason"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The token is missing, or is not one that the sandbox was started with. */
        Unauthorized: {
            headers: {
                "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                "X-Sandbox-Reason": components["headers"]["X-Sandbox-Reason"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The `Host` of the request is not allowed, or its `Origin` may not change anything. */
        Forbidden: {
            headers: {
                "X-Sandbox-Reason": components["headers"]["X-Sandbox-Reason"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The snapshot does not exist. */
        SnapshotNotFound: {
            headers: {
                "X-Sandbox-Reason": components["headers"]["X-Sandbox-Reason"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description There is no override with this id in the session. */
        OverrideNotFound: {
            headers: {
                "X-Sandbox-Reason": components["headers"]["X-Sandbox-Reason"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The contract has no such collection. */
        CollectionNotFound: {
            headers: {
                "X-Sandbox-Reason": components["headers"]["X-Sandbox-Reason"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The collection has no such item. */
        ItemNotFound: {
            headers: {
                "X-Sandbox-Reason": components["headers"]["X-Sandbox-Reason"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The contract has no such operation. */
        OperationNotFound: {
            headers: {
                "X-Sandbox-Reason": components["headers"]["X-Sandbox-Reason"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The session does not exist. */
        SessionNotFound: {
            headers: {
                "X-Sandbox-Reason": components["headers"]["X-Sandbox-Reason"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The webhook does not exist. */
        WebhookNotFound: {
            headers: {
                "X-Sandbox-Reason": components["headers"]["X-Sandbox-Reason"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The sandbox sends nothing. */
        NoWebhooks: {
            headers: {
                "X-Sandbox-Reason": components["headers"]["X-Sandbox-Reason"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The request journal is off. */
        JournalOff: {
            headers: {
                "X-Sandbox-Reason": components["headers"]["X-Sandbox-Reason"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The body is too large. */
        TooLarge: {
            headers: {
                "X-Sandbox-Reason": components["headers"]["X-Sandbox-Reason"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The body is not JSON. */
        UnsupportedMediaType: {
            headers: {
                "X-Sandbox-Reason": components["headers"]["X-Sandbox-Reason"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Another failure, such as an internal error or a full disk. */
        Problem: {
            headers: {
                "X-Sandbox-Reason": components["headers"]["X-Sandbox-Reason"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The clock. */
        Clock: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Clock"];
            };
        };
    };
    parameters: {
        /** @description The name of the collection, percent-encoded. */
        collection: string;
        /** @description The key of the row, percent-encoded. */
        item: string;
        /** @description Words that must all be in the values of an item, whatever the case. */
        search: string;
        /** @description The property by which the items are sorted; with `-` before it, in descending order. */
        sort: string;
        /** @description A collection; only what belongs to its item with the key in `ofKey` is listed. */
        of: string;
        /** @description The key of the item that the listed ones belong to. */
        ofKey: string;
        /** @description Where the page starts, the `next` of the previous page. */
        afterItem: string;
        /** @description The id of the operation, percent-encoded. */
        namedOperation: string;
        /** @description The session; the default session when left out. The first use of a name creates the session. */
        session: components["schemas"]["Name"];
        /** @description Selects requests of this session. */
        inSession: components["schemas"]["Name"];
        /** @description The name of the snapshot. */
        snapshot: components["schemas"]["Name"];
        /** @description The name of the session. */
        sessionName: components["schemas"]["Name"];
        /** @description The id of the override. */
        override: string;
        /** @description The number of the request, or its `X-Request-Id`. */
        recordedId: string;
        /** @description The maximum number of items in a page. */
        limit: number;
        /** @description Where the page starts, the `next` of the previous page. */
        afterSession: components["schemas"]["Name"];
        /** @description Where the page starts, the `next` of the previous page. */
        afterRequest: number;
        /** @description Selects requests that were received after this one, by its number; 0 selects all of them. */
        sinceRequest: number;
        /** @description Selects requests that have this text in their URL, their id, a body or an error, in any letter case. */
        containedText: string;
        /** @description Selects requests of this session, as the header `X-Sandbox-Session` does; an empty name is the default session. */
        ofSession: string;
        /** @description Selects requests for this operation of the contract, by its id or its method and path. */
        operation: string;
        /** @description Selects requests by the status of their response, or by its class. */
        status: string;
        /** @description Selects requests with this method, in upper case. */
        method: string;
        /** @description Selects requests for this path, without its query and without the prefix of a session. */
        path: string;
        /** @description The id of the webhook, its `webhook-id`. */
        webhook: string;
        /** @description The name of a webhook of the contract, or of one of its events. */
        webhookToSend: string;
        /** @description Where the page starts, the `next` of the previous page. */
        afterWebhook: string;
        /** @description Selects webhooks of this name. */
        webhookName: string;
        /** @description Selects webhooks by what became of them. */
        deliveryStatus: components["schemas"]["DeliveryStatus"];
    };
    requestBodies: never;
    headers: {
        /** @description The path of the snapshot. */
        Location: string;
        /** @description The path of the session. */
        SessionLocation: string;
        /** @description The path of the override, or of all of them where several were added. */
        OverrideLocation: string;
        /** @description The authentication scheme, and the error of a token that was sent. */
        "WWW-Authenticate": string;
        /** @description The reason for the failure, in printable ASCII. */
        "X-Sandbox-Reason": string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getHealth: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The sandbox is ready. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
        };
    };
    listOperations: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The operations, in the contract's order. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperationTable"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Problem"];
        };
    };
    getOperation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the operation, percent-encoded. */
                operation: components["parameters"]["namedOperation"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The operation. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperationDetails"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["OperationNotFound"];
            default: components["responses"]["Problem"];
        };
    };
    listFindings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The findings by severity. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FindingList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Problem"];
        };
    };
    reset: {
        parameters: {
            query?: never;
            header?: {
                /** @description The session; the default session when left out. The first use of a name creates the session. */
                "X-Sandbox-Session"?: components["parameters"]["session"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The session was reset. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Problem"];
        };
    };
    exportState: {
        parameters: {
            query?: never;
            header?: {
                /** @description The session; the default session when left out. The first use of a name creates the session. */
                "X-Sandbox-Session"?: components["parameters"]["session"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The rows, ordered by key. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["State"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Problem"];
        };
    };
    importState: {
        parameters: {
            query?: never;
            header?: {
                /** @description The session; the default session when left out. The first use of a name creates the session. */
                "X-Sandbox-Session"?: components["parameters"]["session"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StateToImport"];
            };
        };
        responses: {
            /** @description The state was imported. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The state is invalid, and nothing changed. */
            400: {
                headers: {
                    "X-Sandbox-Reason": components["headers"]["X-Sandbox-Reason"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            default: components["responses"]["Problem"];
        };
    };
    listCollections: {
        parameters: {
            query?: never;
            header?: {
                /** @description The session; the default session when left out. The first use of a name creates the session. */
                "X-Sandbox-Session"?: components["parameters"]["session"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The collections. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CollectionList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Problem"];
        };
    };
    getCollection: {
        parameters: {
            query?: never;
            header?: {
                /** @description The session; the default session when left out. The first use of a name creates the session. */
                "X-Sandbox-Session"?: components["parameters"]["session"];
            };
            path: {
                /** @description The name of the collection, percent-encoded. */
                collection: components["parameters"]["collection"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The collection. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CollectionDetails"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["CollectionNotFound"];
            default: components["responses"]["Problem"];
        };
    };
    listItems: {
        parameters: {
            query?: {
                /** @description Words that must all be in the values of an item, whatever the case. */
                search?: components["parameters"]["search"];
                /** @description The property by which the items are sorted; with `-` before it, in descending order. */
                sort?: components["parameters"]["sort"];
                /** @description A collection; only what belongs to its item with the key in `ofKey` is listed. */
                of?: components["parameters"]["of"];
                /** @description The key of the item that the listed ones belong to. */
                ofKey?: components["parameters"]["ofKey"];
                /** @description The maximum number of items in a page. */
                limit?: components["parameters"]["limit"];
                /** @description Where the page starts, the `next` of the previous page. */
                after?: components["parameters"]["afterItem"];
            };
            header?: {
                /** @description The session; the default session when left out. The first use of a name creates the session. */
                "X-Sandbox-Session"?: components["parameters"]["session"];
            };
            path: {
                /** @description The name of the collection, percent-encoded. */
                collection: components["parameters"]["collection"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of rows. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["CollectionNotFound"];
            default: components["responses"]["Problem"];
        };
    };
    createItem: {
        parameters: {
            query?: never;
            header?: {
                /** @description The session; the default session when left out. The first use of a name creates the session. */
                "X-Sandbox-Session"?: components["parameters"]["session"];
            };
            path: {
                /** @description The name of the collection, percent-encoded. */
                collection: components["parameters"]["collection"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewItem"];
            };
        };
        responses: {
            /** @description The item as it is stored. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StoredItem"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["CollectionNotFound"];
            /** @description The collection cannot be changed so, or the id is taken. */
            409: {
                headers: {
                    "X-Sandbox-Reason": components["headers"]["X-Sandbox-Reason"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getItem: {
        parameters: {
            query?: never;
            header?: {
                /** @description The session; the default session when left out. The first use of a name creates the session. */
                "X-Sandbox-Session"?: components["parameters"]["session"];
            };
            path: {
                /** @description The name of the collection, percent-encoded. */
                collection: components["parameters"]["collection"];
                /** @description The key of the row, percent-encoded. */
                item: components["parameters"]["item"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The row. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CollectionItem"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ItemNotFound"];
            default: components["responses"]["Problem"];
        };
    };
    replaceItem: {
        parameters: {
            query?: never;
            header?: {
                /** @description The session; the default session when left out. The first use of a name creates the session. */
                "X-Sandbox-Session"?: components["parameters"]["session"];
            };
            path: {
                /** @description The name of the collection, percent-encoded. */
                collection: components["parameters"]["collection"];
                /** @description The key of the row, percent-encoded. */
                item: components["parameters"]["item"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ItemChanges"];
            };
        };
        responses: {
            /** @description The item as it is stored. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StoredItem"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ItemNotFound"];
            /** @description The collection cannot be changed so, or the id is taken. */
            409: {
                headers: {
                    "X-Sandbox-Reason": components["headers"]["X-Sandbox-Reason"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    deleteItem: {
        parameters: {
            query?: never;
            header?: {
                /** @description The session; the default session when left out. The first use of a name creates the session. */
                "X-Sandbox-Session"?: components["parameters"]["session"];
            };
            path: {
                /** @description The name of the collection, percent-encoded. */
                collection: components["parameters"]["collection"];
                /** @description The key of the row, percent-encoded. */
                item: components["parameters"]["item"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The item was deleted. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ItemNotFound"];
            /** @description The collection cannot be changed so, or the id is taken. */
            409: {
                headers: {
                    "X-Sandbox-Reason": components["headers"]["X-Sandbox-Reason"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    updateItem: {
        parameters: {
            query?: never;
            header?: {
                /** @description The session; the default session when left out. The first use of a name creates the session. */
                "X-Sandbox-Session"?: components["parameters"]["session"];
            };
            path: {
                /** @description The name of the collection, percent-encoded. */
                collection: components["parameters"]["collection"];
                /** @description The key of the row, percent-encoded. */
                item: components["parameters"]["item"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ItemChanges"];
            };
        };
        responses: {
            /** @description The item as it is stored. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StoredItem"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ItemNotFound"];
            /** @description The collection cannot be changed so, or the id is taken. */
            409: {
                headers: {
                    "X-Sandbox-Reason": components["headers"]["X-Sandbox-Reason"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listSnapshots: {
        parameters: {
            query?: never;
            header?: {
                /** @description The session; the default session when left out. The first use of a name creates the session. */
                "X-Sandbox-Session"?: components["parameters"]["session"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All snapshots of the session. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SnapshotList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Problem"];
        };
    };
    getSnapshot: {
        parameters: {
            query?: never;
            header?: {
                /** @description The session; the default session when left out. The first use of a name creates the session. */
                "X-Sandbox-Session"?: components["parameters"]["session"];
            };
            path: {
                /** @description The name of the snapshot. */
                snapshot: components["parameters"]["snapshot"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The rows, ordered by key. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["State"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["SnapshotNotFound"];
            default: components["responses"]["Problem"];
        };
    };
    takeSnapshot: {
        parameters: {
            query?: never;
            header?: {
                /** @description The session; the default session when left out. The first use of a name creates the session. */
                "X-Sandbox-Session"?: components["parameters"]["session"];
            };
            path: {
                /** @description The name of the snapshot. */
                snapshot: components["parameters"]["snapshot"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The snapshot replaced an earlier one. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Snapshot"];
                };
            };
            /** @description The snapshot was taken. */
            201: {
                headers: {
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Snapshot"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description The session already has 100 snapshots. */
            409: {
                headers: {
                    "X-Sandbox-Reason": components["headers"]["X-Sandbox-Reason"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    deleteSnapshot: {
        parameters: {
            query?: never;
            header?: {
                /** @description The session; the default session when left out. The first use of a name creates the session. */
                "X-Sandbox-Session"?: components["parameters"]["session"];
            };
            path: {
                /** @description The name of the snapshot. */
                snapshot: components["parameters"]["snapshot"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The snapshot was deleted. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["SnapshotNotFound"];
            default: components["responses"]["Problem"];
        };
    };
    restoreSnapshot: {
        parameters: {
            query?: never;
            header?: {
                /** @description The session; the default session when left out. The first use of a name creates the session. */
                "X-Sandbox-Session"?: components["parameters"]["session"];
            };
            path: {
                /** @description The name of the snapshot. */
                snapshot: components["parameters"]["snapshot"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The snapshot was restored. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["SnapshotNotFound"];
            default: components["responses"]["Problem"];
        };
    };
    listSessions: {
        parameters: {
            query?: {
                /** @description The maximum number of items in a page. */
                limit?: components["parameters"]["limit"];
                /** @description Where the page starts, the `next` of the previous page. */
                after?: components["parameters"]["afterSession"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of sessions. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Problem"];
        };
    };
    deleteSessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All sessions were deleted. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Problem"];
        };
    };
    getSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The name of the session. */
                name: components["parameters"]["sessionName"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The session. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["SessionNotFound"];
            default: components["responses"]["Problem"];
        };
    };
    beginSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The name of the session. */
                name: components["parameters"]["sessionName"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description There was a session of that name. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description The session began. */
            201: {
                headers: {
                    Location: components["headers"]["SessionLocation"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Problem"];
        };
    };
    deleteSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The name of the session. */
                name: components["parameters"]["sessionName"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The session was deleted. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["SessionNotFound"];
            default: components["responses"]["Problem"];
        };
    };
    getClock: {
        parameters: {
            query?: never;
            header?: {
                /** @description The session; the default session when left out. The first use of a name creates the session. */
                "X-Sandbox-Session"?: components["parameters"]["session"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Clock"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Problem"];
        };
    };
    setClock: {
        parameters: {
            query?: never;
            header?: {
                /** @description The session; the default session when left out. The first use of a name creates the session. */
                "X-Sandbox-Session"?: components["parameters"]["session"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClockChange"];
            };
        };
        responses: {
            200: components["responses"]["Clock"];
            /** @description The change is invalid, and the clock did not change. */
            400: {
                headers: {
                    "X-Sandbox-Reason": components["headers"]["X-Sandbox-Reason"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            default: components["responses"]["Problem"];
        };
    };
    listOverrides: {
        parameters: {
            query?: never;
            header?: {
                /** @description The session; the default session when left out. The first use of a name creates the session. */
                "X-Sandbox-Session"?: components["parameters"]["session"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The overrides. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OverrideList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Problem"];
        };
    };
    addOverrides: {
        parameters: {
            query?: never;
            header?: {
                /** @description The session; the default session when left out. The first use of a name creates the session. */
                "X-Sandbox-Session"?: components["parameters"]["session"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OverridesToAdd"];
            };
        };
        responses: {
            /** @description The overrides were added. */
            201: {
                headers: {
                    Location: components["headers"]["OverrideLocation"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OverrideList"];
                };
            };
            /** @description An override is invalid, and none was added. */
            400: {
                headers: {
                    "X-Sandbox-Reason": components["headers"]["X-Sandbox-Reason"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            default: components["responses"]["Problem"];
        };
    };
    deleteOverrides: {
        parameters: {
            query?: never;
            header?: {
                /** @description The session; the default session when left out. The first use of a name creates the session. */
                "X-Sandbox-Session"?: components["parameters"]["session"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The overrides were deleted. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Problem"];
        };
    };
    getOverride: {
        parameters: {
            query?: never;
            header?: {
                /** @description The session; the default session when left out. The first use of a name creates the session. */
                "X-Sandbox-Session"?: components["parameters"]["session"];
            };
            path: {
                /** @description The id of the override. */
                override: components["parameters"]["override"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The override. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListedOverride"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["OverrideNotFound"];
            default: components["responses"]["Problem"];
        };
    };
    replaceOverride: {
        parameters: {
            query?: never;
            header?: {
                /** @description The session; the default session when left out. The first use of a name creates the session. */
                "X-Sandbox-Session"?: components["parameters"]["session"];
            };
            path: {
                /** @description The id of the override. */
                override: components["parameters"]["override"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OverrideToReplace"];
            };
        };
        responses: {
            /** @description The override as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListedOverride"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["OverrideNotFound"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            default: components["responses"]["Problem"];
        };
    };
    deleteOverride: {
        parameters: {
            query?: never;
            header?: {
                /** @description The session; the default session when left out. The first use of a name creates the session. */
                "X-Sandbox-Session"?: components["parameters"]["session"];
            };
            path: {
                /** @description The id of the override. */
                override: components["parameters"]["override"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The override was deleted. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["OverrideNotFound"];
            default: components["responses"]["Problem"];
        };
    };
    listRequests: {
        parameters: {
            query?: {
                /** @description The maximum number of items in a page. */
                limit?: components["parameters"]["limit"];
                /** @description Where the page starts, the `next` of the previous page. */
                after?: components["parameters"]["afterRequest"];
                /** @description Selects requests that were received after this one, by its number; 0 selects all of them. */
                since?: components["parameters"]["sinceRequest"];
                /** @description Selects requests of this session, as the header `X-Sandbox-Session` does; an empty name is the default session. */
                session?: components["parameters"]["ofSession"];
                /** @description Selects requests for this operation of the contract, by its id or its method and path. */
                operation?: components["parameters"]["operation"];
                /** @description Selects requests by the status of their response, or by its class. */
                status?: components["parameters"]["status"];
                /** @description Selects requests with this method, in upper case. */
                method?: components["parameters"]["method"];
                /** @description Selects requests for this path, without its query and without the prefix of a session. */
                path?: components["parameters"]["path"];
                /** @description Selects requests that have this text in their URL, their id, a body or an error, in any letter case. */
                text?: components["parameters"]["containedText"];
            };
            header?: {
                /** @description Selects requests of this session. */
                "X-Sandbox-Session"?: components["parameters"]["inSession"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of requests. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RequestList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["JournalOff"];
            default: components["responses"]["Problem"];
        };
    };
    deleteRequests: {
        parameters: {
            query?: {
                /** @description Selects requests of this session, as the header `X-Sandbox-Session` does; an empty name is the default session. */
                session?: components["parameters"]["ofSession"];
            };
            header?: {
                /** @description Selects requests of this session. */
                "X-Sandbox-Session"?: components["parameters"]["inSession"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The requests were deleted. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["JournalOff"];
            default: components["responses"]["Problem"];
        };
    };
    verifyRequests: {
        parameters: {
            query?: {
                /** @description Selects requests of this session, as the header `X-Sandbox-Session` does; an empty name is the default session. */
                session?: components["parameters"]["ofSession"];
            };
            header?: {
                /** @description Selects requests of this session. */
                "X-Sandbox-Session"?: components["parameters"]["inSession"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RequestExpectation"];
            };
        };
        responses: {
            /** @description The expectation holds. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VerificationReport"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description The expectation does not hold, or the request journal is off. */
            409: {
                headers: {
                    "X-Sandbox-Reason": components["headers"]["X-Sandbox-Reason"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VerificationReport"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            default: components["responses"]["Problem"];
        };
    };
    getRequest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The number of the request, or its `X-Request-Id`. */
                id: components["parameters"]["recordedId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecordedRequest"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description The journal does not have this request, or no longer has it. */
            404: {
                headers: {
                    "X-Sandbox-Reason": components["headers"]["X-Sandbox-Reason"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            409: components["responses"]["JournalOff"];
            default: components["responses"]["Problem"];
        };
    };
    listWebhooks: {
        parameters: {
            query?: {
                /** @description The maximum number of items in a page. */
                limit?: components["parameters"]["limit"];
                /** @description Where the page starts, the `next` of the previous page. */
                after?: components["parameters"]["afterWebhook"];
                /** @description Selects webhooks of this name. */
                name?: components["parameters"]["webhookName"];
                /** @description Selects webhooks by what became of them. */
                status?: components["parameters"]["deliveryStatus"];
            };
            header?: {
                /** @description The session; the default session when left out. The first use of a name creates the session. */
                "X-Sandbox-Session"?: components["parameters"]["session"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of webhooks. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeliveryList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Problem"];
        };
    };
    clearWebhooks: {
        parameters: {
            query?: never;
            header?: {
                /** @description The session; the default session when left out. The first use of a name creates the session. */
                "X-Sandbox-Session"?: components["parameters"]["session"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description There are none any more. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Problem"];
        };
    };
    listDeclaredWebhooks: {
        parameters: {
            query?: never;
            header?: {
                /** @description The session; the default session when left out. The first use of a name creates the session. */
                "X-Sandbox-Session"?: components["parameters"]["session"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The webhooks and callbacks; none where the contract declares none. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeclaredWebhookList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Problem"];
        };
    };
    setWebhookTarget: {
        parameters: {
            query?: never;
            header?: {
                /** @description The session; the default session when left out. The first use of a name creates the session. */
                "X-Sandbox-Session"?: components["parameters"]["session"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookTarget"];
            };
        };
        responses: {
            /** @description Later webhooks go there. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["NoWebhooks"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            default: components["responses"]["Problem"];
        };
    };
    getWebhook: {
        parameters: {
            query?: never;
            header?: {
                /** @description The session; the default session when left out. The first use of a name creates the session. */
                "X-Sandbox-Session"?: components["parameters"]["session"];
            };
            path: {
                /** @description The id of the webhook, its `webhook-id`. */
                webhook: components["parameters"]["webhook"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The webhook. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Delivery"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["WebhookNotFound"];
            409: components["responses"]["NoWebhooks"];
            default: components["responses"]["Problem"];
        };
    };
    resendWebhook: {
        parameters: {
            query?: never;
            header?: {
                /** @description The session; the default session when left out. The first use of a name creates the session. */
                "X-Sandbox-Session"?: components["parameters"]["session"];
            };
            path: {
                /** @description The id of the webhook, its `webhook-id`. */
                webhook: components["parameters"]["webhook"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The webhook, which is sent soon. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Delivery"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["WebhookNotFound"];
            409: components["responses"]["NoWebhooks"];
            default: components["responses"]["Problem"];
        };
    };
    sendWebhook: {
        parameters: {
            query?: never;
            header?: {
                /** @description The session; the default session when left out. The first use of a name creates the session. */
                "X-Sandbox-Session"?: components["parameters"]["session"];
            };
            path: {
                /** @description The name of a webhook of the contract, or of one of its events. */
                name: components["parameters"]["webhookToSend"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": unknown;
            };
        };
        responses: {
            /** @description The webhook, which is sent soon. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Delivery"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["WebhookNotFound"];
            409: components["responses"]["NoWebhooks"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            default: components["responses"]["Problem"];
        };
    };
}
