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
         * Tell whether the sandbox is ready
         * @description The sandbox listens only once it is ready, so whoever is answered is answered this.
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
         * List how each operation is served
         * @description How each operation of the contract is served, as `togai-sandbox check` tells it.
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
         * Begin anew
         * @description The base begins anew with its seed data, or empty where there is none; sessions are left alone. A session begins anew with the base as it is now. Snapshots are kept.
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
         * Export everything stored
         * @description Every row of the base or of a session, in the form that `PUT` takes, and that a snapshot has.
         */
        get: operations["exportState"];
        /**
         * Import rows
         * @description Puts rows in the place of everything that the base or a session has. Each row is checked against the contract first: all are taken, or none, and every fault is named.
         */
        put: operations["importState"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
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
         * @description The snapshots of the base or of a session, the one taken last first.
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
                /** @description The session that is meant; without it, the base. One that nobody used yet begins here. */
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
         * @description Its rows, in the form of an export, to be kept in a file.
         */
        get: operations["getSnapshot"];
        /**
         * Take a snapshot
         * @description Keeps the rows as they are now, in memory, under a name; one of that name before it is replaced. There may be 100 of the base, and of each session.
         */
        put: operations["takeSnapshot"];
        post?: never;
        /**
         * Delete a snapshot
         * @description Forgets it. The rows as they are now stay.
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
                /** @description The session that is meant; without it, the base. One that nobody used yet begins here. */
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
         * Go back to a snapshot
         * @description The rows are those of the snapshot again. Generated ids and values begin anew, and are the same after each restore. So does a clock that stands where it stood at first; one that was set or moved since is left alone.
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
         * @description The sessions, the one used last first, a page at a time. One that nobody used for an hour is dropped; so is, of more than 1,000, the one that was not used for the longest time.
         */
        get: operations["listSessions"];
        put?: never;
        post?: never;
        /**
         * Drop all sessions
         * @description Forgets all of them, their snapshots too. The base stays.
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
         * @description When it began and was used last, and how many rows it has. To ask is no use of it.
         */
        get: operations["getSession"];
        put?: never;
        post?: never;
        /**
         * Drop a session
         * @description Forgets it, its snapshots too. Who uses its name again begins with the base as it is then.
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
                /** @description The session that is meant; without it, the base. One that nobody used yet begins here. */
                "X-Sandbox-Session"?: components["parameters"]["session"];
            };
            path?: never;
            cookie?: never;
        };
        /**
         * Tell the time
         * @description The time of the base or of a session, and how its clock goes. To ask does not move it.
         */
        get: operations["getClock"];
        put?: never;
        /**
         * Set or move the clock
         * @description Sets the clock of the base or of a session. Send one of `time`, `advance` and `step`; only `step` may come with a `time`. Sessions that begin later have the clock of the base.
         */
        post: operations["setClock"];
        delete?: never;
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
         * @description What clients sent and were answered, the latest first, a page at a time. The last 1,000 requests are kept, or 16 MB of them. Those to the sandbox's own pages and to this API are not, and secrets are not shown.
         */
        get: operations["listRequests"];
        put?: never;
        post?: never;
        /**
         * Forget requests
         * @description Forgets all requests, or those of one session.
         */
        delete: operations["deleteRequests"];
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
         * @description One request and its answer.
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
             * @description Its operationId, or its method and path where it has none.
             * @example getCustomer
             */
            id: string;
            /**
             * @description In capitals.
             * @example GET
             */
            method: string;
            /**
             * @description As the contract writes it.
             * @example /customers/{customer_id}
             */
            path: string;
            /**
             * @example custom
             * @enum {string}
             */
            behavior: "custom" | "stateful" | "example";
            /**
             * @description What a stateful operation does.
             * @example read
             * @enum {string}
             */
            role?: "list" | "create" | "bulk-create" | "bulk-delete" | "read" | "replace" | "update" | "delete" | "action";
            /**
             * @description What it does that to.
             * @example authors/books
             */
            collection?: string;
            /**
             * @description The word of an action, such as `cancel`.
             * @example cancel
             */
            action?: string;
        };
        OperationTable: {
            /**
             * @description The title of the contract.
             * @example Togai API (customers and accounts)
             */
            contract: string;
            operations: components["schemas"]["OperationBehavior"][];
        };
        /** @description Rows, in the one form that export, import, snapshots and seed data share. */
        State: {
            /**
             * @example 1
             * @constant
             */
            version: 1;
            /**
             * @description The title of the contract that the rows are of.
             * @example Togai API (customers and accounts)
             */
            contract: string;
            /** @description The rows of each collection, by its name. */
            collections: {
                [key: string]: components["schemas"]["Row"][];
            };
        };
        /** @description Rows to import: a state, a state file, or what a person writes, who may leave out its version and contract, and write rows as the contract's answers show them. */
        StateToImport: {
            /**
             * @description Always 1.
             * @example 1
             */
            version?: number;
            /**
             * @description The title of the contract; rows of another one are refused.
             * @example Togai API (customers and accounts)
             */
            contract?: string;
            /**
             * @description What a state file says of its journal; it does not matter here.
             * @example 0
             */
            lastEntry?: number;
            /** @description The rows of each collection, by its name. */
            collections: {
                [key: string]: components["schemas"]["Row"][];
            };
            /** @description What a state file has of rows that do not fit. There must be none. */
            setAside?: components["schemas"]["Row"][];
        };
        /** @description An item as it is stored; the contract says what is in it. */
        Row: {
            [key: string]: unknown;
        };
        /** @description How many rows each collection has, by its name. */
        RowCounts: {
            [key: string]: number;
        };
        Snapshot: {
            name: components["schemas"]["Name"];
            /**
             * Format: date-time
             * @description When it was taken, by the clock of the machine.
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
             * @description When it was used first, by the clock of the machine.
             * @example 2026-01-01T00:00:00.000Z
             */
            created: string;
            /**
             * Format: date-time
             * @example 2026-01-01T00:00:00.000Z
             */
            lastUsed: string;
            rows: components["schemas"]["RowCounts"];
        };
        SessionList: {
            sessions: components["schemas"]["Session"][];
            next?: components["schemas"]["Name"];
        };
        Clock: {
            /**
             * Format: date-time
             * @description What the next request will be told.
             * @example 2026-01-01T00:00:00.000Z
             */
            time: string;
            /**
             * @description Whether it stands or goes.
             * @example fixed
             * @enum {string}
             */
            mode: "fixed" | "running";
            /**
             * @description How far a clock that stands moves on with each request, in milliseconds.
             * @example 1000
             */
            step?: number;
            /**
             * @description How far a clock that goes is ahead of the machine's, in milliseconds; less than 0 is behind.
             * @example 3600000
             */
            ahead?: number;
        };
        /** @description One of `time`, `advance` and `step`; only `step` may come with a `time`. */
        ClockChange: {
            /**
             * @description Where to stand from now on, with its offset, such as `2026-01-01T00:00:00Z`; null to go as the clock of the machine does.
             * @example 2026-01-31T23:59:00Z
             */
            time?: string | null;
            advance?: components["schemas"]["Duration"];
            step?: components["schemas"]["Duration"];
        };
        /**
         * @description A length of time, such as `1s`, `5m`, `-2h` or `250`; a number is of milliseconds.
         * @example 1h
         */
        Duration: string | number;
        RecordedBody: {
            /**
             * @description How long it was, whole.
             * @example 13
             */
            bytes: number;
            /**
             * @description Whether only its first 64 KB are kept.
             * @example false
             */
            truncated: boolean;
            /**
             * @description What is kept of it, where it is UTF-8.
             * @example {"name":"ab"}
             */
            text?: string;
            /**
             * @description What is kept of it, where it is not.
             * @example /w==
             */
            base64?: string;
            /** @description The same, parsed, where it is JSON and whole. */
            json?: unknown;
        };
        /** @description By their names in lower case; one that was sent several times has its values joined by commas. */
        RecordedHeaders: {
            [key: string]: string;
        };
        RecordedRequest: {
            /**
             * @description Its number. A later request has a higher one.
             * @example 17
             */
            id: number;
            /**
             * @description Its `X-Request-Id`, the client's own where it sent one.
             * @example checkout-17
             */
            requestId: string;
            /**
             * Format: date-time
             * @description When it came in, by the clock of the machine.
             * @example 2026-01-01T00:00:00.000Z
             */
            time: string;
            session?: components["schemas"]["Name"];
            operation?: components["schemas"]["OperationBehavior"];
            request: {
                /** @example GET */
                method: string;
                /**
                 * @description The path and the query, as they were sent.
                 * @example /customers?pageSize=2
                 */
                url: string;
                headers: components["schemas"]["RecordedHeaders"];
                body?: components["schemas"]["RecordedBody"];
            };
            /** @description What the contract says of the request. */
            validation: {
                /**
                 * @description Whether it fits; a request that was refused before it was judged is `skipped`.
                 * @example passed
                 * @enum {string}
                 */
                outcome: "passed" | "failed" | "skipped";
                /** @description All that is wrong with it. */
                errors: string[];
            };
            response: {
                /** @example 404 */
                status: number;
                headers: components["schemas"]["RecordedHeaders"];
                body?: components["schemas"]["RecordedBody"];
            };
            /**
             * @description How long it took, in milliseconds, from its first step to its response.
             * @example 1.5
             */
            durationMs: number;
            /**
             * @description How long it took until the request was found valid; absent where it was not.
             * @example 1.1
             */
            validationMs?: number;
            /**
             * @description How long it took from there on, until what it changed was on disk.
             * @example 0.4
             */
            executionMs?: number;
        };
        RequestList: {
            requests: components["schemas"]["RecordedRequest"][];
            /**
             * @description The `after` of the next page; absent on the last one.
             * @example 17
             */
            next?: number;
        };
        /** @description A failure (RFC 9457). */
        Problem: {
            /**
             * Format: uri-reference
             * @example about:blank
             * @constant
             */
            type: "about:blank";
            /**
             * @description The name of the status.
             * @example Not Found
             */
            title: string;
            /** @example 404 */
            status: number;
            /**
             * @description Every fault, as far as there is room, and what to do.
             * @example the contract has no path /customer
             */
            detail: string;
            /** @description Each fault for itself, where there are several. */
            errors?: string[];
        };
    };
    responses: {
        /** @description The request does not fit. Every fault is named, and nothing was changed. */
        BadRequest: {
            headers: {
                "X-Sandbox-Reason": components["headers"]["X-Sandbox-Reason"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The token is missing, or is none that the sandbox was started with. */
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
        /** @description The request was sent to another host's name, or by a web page that may change nothing here. */
        Forbidden: {
            headers: {
                "X-Sandbox-Reason": components["headers"]["X-Sandbox-Reason"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description There is no such snapshot. */
        SnapshotNotFound: {
            headers: {
                "X-Sandbox-Reason": components["headers"]["X-Sandbox-Reason"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Nobody uses a session of that name. */
        SessionNotFound: {
            headers: {
                "X-Sandbox-Reason": components["headers"]["X-Sandbox-Reason"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Requests are not recorded. */
        JournalOff: {
            headers: {
                "X-Sandbox-Reason": components["headers"]["X-Sandbox-Reason"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The body is larger than is read here. */
        TooLarge: {
            headers: {
                "X-Sandbox-Reason": components["headers"]["X-Sandbox-Reason"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The body is not sent as JSON. */
        UnsupportedMediaType: {
            headers: {
                "X-Sandbox-Reason": components["headers"]["X-Sandbox-Reason"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Another failure, such as one of the sandbox itself, or a full disk. */
        Problem: {
            headers: {
                "X-Sandbox-Reason": components["headers"]["X-Sandbox-Reason"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The clock as it is now. */
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
        /** @description The session that is meant; without it, the base. One that nobody used yet begins here. */
        session: components["schemas"]["Name"];
        /** @description Only requests of this session. */
        inSession: components["schemas"]["Name"];
        /** @description The name of the snapshot. */
        snapshot: components["schemas"]["Name"];
        /** @description The name of the session. */
        sessionName: components["schemas"]["Name"];
        /** @description The number of the request. */
        recordedId: number;
        /** @description How many items a page holds at most. */
        limit: number;
        /** @description Where the page begins, the `next` of the page before. */
        afterSession: components["schemas"]["Name"];
        /** @description Where the page begins, the `next` of the page before. */
        afterRequest: number;
        /** @description Only requests of this session, as the header `X-Sandbox-Session` says it too; the empty name is the base. */
        ofSession: string;
        /** @description Only requests for this operation of the contract, by its id. */
        operation: string;
        /** @description Only requests that were answered with this status, or with one of a class. */
        status: string;
        /** @description Only requests with this method, in capitals. */
        method: string;
        /** @description Only requests for this path, without query, and without the prefix of a session. */
        path: string;
    };
    requestBodies: never;
    headers: {
        /** @description The path of the snapshot. */
        Location: string;
        /** @description The scheme to authenticate with, and what was wrong with the token if one was sent. */
        "WWW-Authenticate": string;
        /** @description Why it failed, in printable ASCII. */
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
            /** @description It is ready. */
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
            /** @description The operations, in the order of the contract. */
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
    reset: {
        parameters: {
            query?: never;
            header?: {
                /** @description The session that is meant; without it, the base. One that nobody used yet begins here. */
                "X-Sandbox-Session"?: components["parameters"]["session"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It has begun anew. */
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
                /** @description The session that is meant; without it, the base. One that nobody used yet begins here. */
                "X-Sandbox-Session"?: components["parameters"]["session"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The rows, in order of their keys. */
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
                /** @description The session that is meant; without it, the base. One that nobody used yet begins here. */
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
            /** @description These are the rows now. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The rows cannot be taken, and nothing was changed. */
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
    listSnapshots: {
        parameters: {
            query?: never;
            header?: {
                /** @description The session that is meant; without it, the base. One that nobody used yet begins here. */
                "X-Sandbox-Session"?: components["parameters"]["session"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All there are. */
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
                /** @description The session that is meant; without it, the base. One that nobody used yet begins here. */
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
            /** @description The rows, in order of their keys. */
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
                /** @description The session that is meant; without it, the base. One that nobody used yet begins here. */
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
            /** @description It took the place of an earlier one. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Snapshot"];
                };
            };
            /** @description It was taken. */
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
            /** @description There is no room for one more. */
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
                /** @description The session that is meant; without it, the base. One that nobody used yet begins here. */
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
            /** @description It is forgotten. */
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
                /** @description The session that is meant; without it, the base. One that nobody used yet begins here. */
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
            /** @description These are the rows now. */
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
                /** @description How many items a page holds at most. */
                limit?: components["parameters"]["limit"];
                /** @description Where the page begins, the `next` of the page before. */
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
            /** @description There is no session any more. */
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
            /** @description It is forgotten. */
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
                /** @description The session that is meant; without it, the base. One that nobody used yet begins here. */
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
                /** @description The session that is meant; without it, the base. One that nobody used yet begins here. */
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
            /** @description The clock cannot be set so, and was left alone. */
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
    listRequests: {
        parameters: {
            query?: {
                /** @description How many items a page holds at most. */
                limit?: components["parameters"]["limit"];
                /** @description Where the page begins, the `next` of the page before. */
                after?: components["parameters"]["afterRequest"];
                /** @description Only requests of this session, as the header `X-Sandbox-Session` says it too; the empty name is the base. */
                session?: components["parameters"]["ofSession"];
                /** @description Only requests for this operation of the contract, by its id. */
                operation?: components["parameters"]["operation"];
                /** @description Only requests that were answered with this status, or with one of a class. */
                status?: components["parameters"]["status"];
                /** @description Only requests with this method, in capitals. */
                method?: components["parameters"]["method"];
                /** @description Only requests for this path, without query, and without the prefix of a session. */
                path?: components["parameters"]["path"];
            };
            header?: {
                /** @description Only requests of this session. */
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
                /** @description Only requests of this session, as the header `X-Sandbox-Session` says it too; the empty name is the base. */
                session?: components["parameters"]["ofSession"];
            };
            header?: {
                /** @description Only requests of this session. */
                "X-Sandbox-Session"?: components["parameters"]["inSession"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description They are forgotten. */
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
    getRequest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The number of the request. */
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
            /** @description There is no such request, or not any more. */
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
}
