// Generated from openapi/togai.yaml by `npm run generate`; do not edit.

export interface paths {
    "/customers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List customers
         * @description Lists the customers in pages, ordered by `id`. Request the next page with the `nextToken` of the previous one; a response without one is the last page.
         */
        get: operations["getCustomers"];
        put?: never;
        /**
         * Create a customer
         * @description Creates a customer together with its first account. You choose the customer's `id`. Send `account` to describe the account yourself; leave it out and the customer gets one with a generated id, the name `<customer name> - Account`, the base currency and the generated id as its only alias.
         */
        post: operations["createCustomer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/customers/{customer_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a customer
         * @description Returns one customer. Its accounts are read with the account operations.
         */
        get: operations["getCustomer"];
        put?: never;
        post?: never;
        /**
         * Delete a customer
         * @description Deletes a customer for good, and with it its accounts and their aliases.
         */
        delete: operations["deleteCustomer"];
        options?: never;
        head?: never;
        /**
         * Update a customer
         * @description Changes the fields that are sent and leaves the others as they are. An `address` that is sent replaces the stored one whole. The empty object changes nothing.
         */
        patch: operations["updateCustomer"];
        trace?: never;
    };
    "/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List accounts
         * @description Lists the accounts of all customers in pages, ordered by `id`. Request the next page with the `nextToken` of the previous one; a response without one is the last page.
         */
        get: operations["getAccounts"];
        put?: never;
        /**
         * Create an account
         * @description Adds an account to a customer that exists. You choose the account's `id`. Without `invoiceCurrency` it is invoiced in the base currency; without `aliases` its own id is its only alias.
         */
        post: operations["createAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/accounts/{account_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get an account
         * @description Returns one account, found by its id, by an alias or, for a generated account, by its customer's id.
         */
        get: operations["getAccount"];
        put?: never;
        post?: never;
        /**
         * Delete an account
         * @description Deletes an account for good and frees its aliases. The customer stays, even without any account.
         */
        delete: operations["deleteAccount"];
        options?: never;
        head?: never;
        /**
         * Update an account
         * @description Changes the fields that are sent and leaves the others as they are. An `address` or `metadata` that is sent replaces the stored one whole, so the empty object clears it. Aliases have operations of their own.
         */
        patch: operations["updateAccount"];
        trace?: never;
    };
    "/accounts/{account_id}/add_aliases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add aliases to an account
         * @description Gives an account more aliases, all of them or, when one cannot be added, none. An alias that the account has already changes nothing. An account has at most ten.
         */
        post: operations["addAliases"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/accounts/{account_id}/remove_aliases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Remove aliases from an account
         * @description Takes aliases from an account, all of them or, when it does not have one of them, none. They are free for other accounts at once.
         */
        post: operations["removeAliases"];
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
        /** @description A customer to create. */
        CreateCustomerRequest: {
            /**
             * @description Your own id for the customer. No other customer may have it.
             * @example 01BX5ZZKBKACTAV9WEVGEMMVRZ
             */
            id: string;
            /**
             * @description What the customer is called, on invoices among others.
             * @example ACME Enterprise
             */
            name: string;
            /**
             * @description Where mail to the customer goes.
             * @example admin@example.com
             */
            primaryEmail: string;
            address: components["schemas"]["Address"];
            /** @description Settings of your own to keep with the customer. */
            settings?: components["schemas"]["CreateEntitySetting"][];
            account?: components["schemas"]["CreateAccountRequestWithoutCustomerId"];
        };
        /** @description The fields of a customer to change; the others stay. */
        UpdateCustomerRequest: {
            /**
             * @description What the customer is called from now on.
             * @example ACME Worldwide
             */
            name?: string;
            /**
             * @description Where mail to the customer goes from now on.
             * @example billing@example.com
             */
            primaryEmail?: string;
            address?: components["schemas"]["Address"];
        };
        /** @description A customer that was just created, with its account. */
        CreateCustomerResponse: {
            /**
             * @description The id that was sent.
             * @example 01BX5ZZKBKACTAV9WEVGEMMVRZ
             */
            id: string;
            /**
             * @description What the customer is called.
             * @example ACME Enterprise
             */
            name: string;
            /**
             * @description Where mail to the customer goes.
             * @example admin@example.com
             */
            primaryEmail: string;
            /**
             * @description The address on one line. Always there when the customer is read, and may be missing here.
             * @example 2281 Broadway Street, G-31, 29501, Florence, South Carolina, US
             */
            billingAddress?: string;
            address?: components["schemas"]["Address"];
            /** @description The customer's settings, if any were sent. */
            settings?: components["schemas"]["CreateEntitySetting"][];
            account?: components["schemas"]["CreatedAccount"];
        };
        /** @description A customer. */
        Customer: {
            /**
             * @description The id that the customer was created with.
             * @example 01BX5ZZKBKACTAV9WEVGEMMVRZ
             */
            id: string;
            /**
             * @description What the customer is called.
             * @example ACME Enterprise
             */
            name: string;
            /**
             * @description Where mail to the customer goes.
             * @example admin@example.com
             */
            primaryEmail: string;
            /**
             * @description The address on one line, for invoices. It follows from `address`.
             * @example 2281 Broadway Street, G-31, 29501, Florence, South Carolina, US
             */
            billingAddress: string;
            address: components["schemas"]["Address"];
            /**
             * @description Whether the customer is in use.
             * @example ACTIVE
             * @enum {string}
             */
            status: "ACTIVE" | "ARCHIVED";
            /**
             * Format: date-time
             * @description When the customer was created, in UTC.
             * @example 2023-11-14T09:30:00.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description When the customer last changed, in UTC.
             * @example 2023-11-20T13:12:07.461Z
             */
            updatedAt: string;
        };
        /** @description One page of the customers. */
        CustomerPaginatedResponse: {
            /** @description The customers of this page, ordered by `id`. */
            data?: components["schemas"]["Customer"][];
            /**
             * @description Send it to get the next page. There is none on the last page.
             * @example Hy4ESrfL8bqtx9NyWyJjdXN0b21lcnMiLCJDVVNULTEwMDIiLDJd
             */
            nextToken?: string;
            context?: components["schemas"]["PaginationOptions"];
        };
        /** @description The account to create with a customer. */
        CreateAccountRequestWithoutCustomerId: {
            /**
             * @description Your own id for the account. No other account may have it, as its id or as an alias.
             * @example ACC00001
             */
            id: string;
            /**
             * @description What the account is called.
             * @example Primary Account
             */
            name: string;
            /**
             * @description The currency of its invoices, as an ISO 4217 code. The base currency when left out: `USD`, unless the sandbox was started with another.
             * @example USD
             */
            invoiceCurrency?: string;
            /** @description Other names to find the account by, each of one account only. The account's own id when left out; the empty list is none at all. */
            aliases?: string[];
            address?: components["schemas"]["Address"];
            /**
             * @description Where mail about the account goes.
             * @example accounts@example.com
             */
            primaryEmail?: string;
            /** @description Settings of your own to keep with the account. */
            settings?: components["schemas"]["CreateEntitySetting"][];
            /**
             * Format: int32
             * @description The number of days after which an invoice is due. Stored, but returned in no response.
             * @example 30
             */
            netTermDays?: number;
            /**
             * @description Texts of your own to keep with the account, by name.
             * @example {
             *       "costCentre": "CC-42"
             *     }
             */
            metadata?: {
                [key: string]: string;
            };
        };
        /** @description An account to create for a customer that exists. */
        CreateAccountRequest: {
            /**
             * @description Your own id for the account. No other account may have it, as its id or as an alias.
             * @example ACC00002
             */
            id: string;
            /**
             * @description What the account is called.
             * @example ACME Europe
             */
            name: string;
            /**
             * @description The id of the customer that the account belongs to.
             * @example 01BX5ZZKBKACTAV9WEVGEMMVRZ
             */
            customerId: string;
            /**
             * @description The currency of its invoices, as an ISO 4217 code. The base currency when left out: `USD`, unless the sandbox was started with another.
             * @example EUR
             */
            invoiceCurrency?: string;
            /** @description Other names to find the account by, each of one account only. The account's own id when left out; the empty list is none at all. */
            aliases?: string[];
            address?: components["schemas"]["Address"];
            /**
             * @description Where mail about the account goes.
             * @example europe@example.com
             */
            primaryEmail?: string;
            /** @description Settings of your own to keep with the account. */
            settings?: components["schemas"]["CreateEntitySetting"][];
            /**
             * Format: int32
             * @description The number of days after which an invoice is due. Stored, but returned in no response.
             * @example 14
             */
            netTermDays?: number;
            /**
             * @description Texts of your own to keep with the account, by name.
             * @example {
             *       "costCentre": "CC-77"
             *     }
             */
            metadata?: {
                [key: string]: string;
            };
        };
        /** @description The fields of an account to change; the others stay. */
        UpdateAccountRequest: {
            /**
             * @description What the account is called from now on.
             * @example ACME Billing
             */
            name?: string;
            /**
             * @description Where mail about the account goes from now on.
             * @example accounts@example.com
             */
            primaryEmail?: string;
            address?: components["schemas"]["Address"];
            /**
             * @description Your own texts by name, which replace all stored ones.
             * @example {
             *       "costCentre": "CC-7"
             *     }
             */
            metadata?: {
                [key: string]: string;
            };
        };
        /** @description Aliases to add to an account. */
        AddAccountAliasesRequest: {
            /** @description The aliases to add. None of them may belong to another account. */
            aliases?: string[];
        };
        /** @description Aliases to remove from an account. */
        RemoveAccountAliasesRequest: {
            /** @description The aliases to remove. The account must have each of them. */
            aliases?: string[];
        };
        /** @description The account of a customer that was just created. The customer stands around it, so it names none. */
        CreatedAccount: {
            /**
             * @description The id of the account, sent or generated.
             * @example G234DZZKBKACATFFGVGEMERFH
             */
            id: string;
            /**
             * @description What the account is called.
             * @example ACME Enterprise - Account
             */
            name: string;
            /**
             * @description The currency of its invoices, as an ISO 4217 code.
             * @example USD
             */
            invoiceCurrency: string;
            /** @description The names that the account is found by besides its id. */
            aliases: {
                /**
                 * @description One of the names.
                 * @example G234DZZKBKACATFFGVGEMERFH
                 */
                alias?: string;
                /**
                 * @description Whether the account is found by it.
                 * @example ACTIVE
                 * @enum {string}
                 */
                status?: "ACTIVE" | "ARCHIVED";
            }[];
            address?: components["schemas"]["Address"];
            /**
             * @description Where mail about the account goes, if it was sent.
             * @example accounts@example.com
             */
            primaryEmail?: string;
            /**
             * @description Whether the account is in use.
             * @example ACTIVE
             * @enum {string}
             */
            status: "ACTIVE" | "ARCHIVED";
            /** @description The account's settings, if any were sent. */
            settings?: components["schemas"]["CreateEntitySetting"][];
            /**
             * @description Your own texts, by name, if any were sent.
             * @example {
             *       "costCentre": "CC-42"
             *     }
             */
            metadata?: {
                [key: string]: string;
            };
        };
        /** @description An account. */
        Account: {
            /**
             * @description The id of the account.
             * @example ACC00001
             */
            id: string;
            /**
             * @description What the account is called.
             * @example Primary Account
             */
            name: string;
            /**
             * @description The id of the customer that the account belongs to.
             * @example 01BX5ZZKBKACTAV9WEVGEMMVRZ
             */
            customerId: string;
            /**
             * @description The currency of its invoices, as an ISO 4217 code.
             * @example USD
             */
            invoiceCurrency: string;
            /** @description The names that the account is found by besides its id. */
            aliases?: {
                /**
                 * @description One of the names.
                 * @example acme_primary
                 */
                alias?: string;
                /**
                 * @description Whether the account is found by it.
                 * @example ACTIVE
                 * @enum {string}
                 */
                status?: "ACTIVE" | "ARCHIVED";
            }[];
            address?: components["schemas"]["Address"];
            /**
             * @description Where mail about the account goes.
             * @example accounts@example.com
             */
            primaryEmail?: string;
            /**
             * @description Whether the account is in use.
             * @example ACTIVE
             * @enum {string}
             */
            status: "ACTIVE" | "ARCHIVED";
            /** @description Your own settings, stored with the account. */
            settings?: components["schemas"]["CreateEntitySetting"][];
            invoiceGroupDetails?: components["schemas"]["InvoiceGroupDetails"];
            /**
             * @description Your own texts by name, stored with the account.
             * @example {
             *       "costCentre": "CC-42"
             *     }
             */
            metadata?: {
                [key: string]: string;
            };
        };
        /** @description One page of the accounts. */
        AccountPaginatedResponse: {
            /** @description The accounts of this page, ordered by `id`. */
            data?: components["schemas"]["Account"][];
            /**
             * @description Send it to get the next page. There is none on the last page.
             * @example lR9xUYdyRaWBvubwWyJhY2NvdW50cyIsIkFDQzAwMDAxIiwyXQ
             */
            nextToken?: string;
            context?: components["schemas"]["PaginationOptions"];
        };
        /** @description The invoice group of an account, whose accounts are invoiced together. */
        InvoiceGroupDetails: {
            /**
             * @description The id of the group.
             * @example acme-group
             */
            id: string;
            /**
             * @description What the group is called.
             * @example ACME Group
             */
            name: string;
            /**
             * @description Where the group's invoices go.
             * @example invoices@example.com
             */
            email: string;
            /**
             * @description Whether the invoices of one day are joined into one.
             * @example false
             */
            dailyInvoiceConsolidation: boolean;
            /**
             * Format: int32
             * @description How many days after its date an invoice is due.
             * @example 30
             */
            netTermDays?: number;
            /**
             * @description The currency of the group's invoices, as an ISO 4217 code.
             * @example USD
             */
            invoiceCurrency: string;
            billingAddress: components["schemas"]["Address"];
        };
        /** @description A postal address with a phone number. Every line may be left out. */
        Address: {
            /**
             * @description The phone number, best with its country code.
             * @example +919876543210
             */
            phoneNumber?: string;
            /**
             * @description Street and number.
             * @example 2281 Broadway Street
             */
            line1?: string;
            /**
             * @description Flat, floor, building or what else the street needs.
             * @example G-31
             */
            line2?: string;
            /**
             * @description The postal or ZIP code.
             * @example 29501
             */
            postalCode?: string;
            /**
             * @description The city or town.
             * @example Florence
             */
            city?: string;
            /**
             * @description The state, province or region.
             * @example South Carolina
             */
            state?: string;
            /**
             * @description The country, best as an ISO 3166-1 code of two letters.
             * @example US
             */
            country?: string;
        };
        /** @description A named value that you keep with a customer or an account. */
        CreateEntitySetting: {
            /**
             * @description Your own id for the setting.
             * @example invoice-language
             */
            id: string;
            /**
             * @description The value, written as text whatever its type.
             * @example de-DE
             */
            value: string;
            /**
             * @description Whose setting it is. Your own are in `USER`.
             * @example USER
             */
            namespace: string;
            /**
             * @description What people call the setting.
             * @example Invoice language
             */
            name: string;
            dataType: components["schemas"]["SettingDataType"];
        };
        /**
         * @description How the text of a setting's value is to be read.
         * @example STRING
         * @enum {string}
         */
        SettingDataType: "STRING" | "NUMERIC" | "JSON" | "JSON_LOGIC";
        /** @description How a list was cut into pages. */
        PaginationOptions: {
            /**
             * @description The maximum number of items in a page.
             * @example 20
             */
            pageSize?: number;
            /**
             * @description Whether ids ascend or descend.
             * @example ASC
             * @enum {string}
             */
            sortOrder?: "ASC" | "DESC";
        };
        /** @description Says that a request was carried out. */
        BaseSuccessResponse: {
            /**
             * @description Always `true`; a failure has a status and a body of its own.
             * @example true
             */
            success: boolean;
        };
        /** @description Why a request failed. */
        ErrorResponse: {
            /**
             * @description What is wrong and, when that helps, what to do. It is for people, and its wording may change.
             * @example customer 01BX5ZZKBKACTAV9WEVGEMMVRZ already exists: choose another id, or update it with PATCH
             */
            message: string;
        };
    };
    responses: {
        /** @description The customer and its account were created. */
        CreateCustomerResponse: {
            headers: {
                Location: components["headers"]["Location"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["CreateCustomerResponse"];
            };
        };
        /** @description The customer as it is now. */
        CustomerResponse: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Customer"];
            };
        };
        /** @description One page of the customers. */
        CustomerPaginatedResponse: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["CustomerPaginatedResponse"];
            };
        };
        /** @description The account as it is now. */
        AccountResponse: {
            headers: {
                Location: components["headers"]["Location"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Account"];
            };
        };
        /** @description One page of the accounts. */
        AccountPaginatedResponse: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["AccountPaginatedResponse"];
            };
        };
        /** @description It was done. */
        BaseSuccessResponse: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["BaseSuccessResponse"];
            };
        };
        /** @description The body is malformed or does not match its schema. The message lists every error and its location. */
        BadRequest: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description The aliases are malformed, do not match their schema or are too many. The message lists every error and its location. */
        BadAliases: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description A query parameter is unknown or has an invalid value. The message says which and why. */
        BadQuery: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description The id in the path is too long, or a query parameter is invalid. The message says which and why. */
        BadPath: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description There is no bearer token, or the one that was sent is not accepted. */
        Unauthorized: {
            headers: {
                "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description The request is refused whatever its token, for the host it names or the web page it comes from. */
        Forbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description There is nothing at this address. */
        NotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description There is no customer with this id. */
        CustomerNotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description There is no account with this id or alias. */
        AccountNotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description There is no such account, or it does not have one of the aliases. */
        AliasNotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description There were too many requests in too short a time. Wait before the next one. */
        TooManyRequests: {
            headers: {
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description The id of the customer, or the id or an alias of its account, is taken (`409`); or the request failed in another way. */
        CustomerConflict: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description The id or an alias of the account is taken (`409`); or the request failed in another way. */
        AccountConflict: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description An alias belongs to another account (`409`); or the request failed in another way. */
        AliasConflict: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description Another error. The status and the message say which. */
        ErrorResponse: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
    };
    parameters: {
        /** @description Where the page starts: the `nextToken` of the page before, as it came. It carries its page size and belongs to the list that gave it. Leave it out for the first page. */
        next_token: string;
        /** @description The maximum number of items in a page. */
        page_size: number;
        /** @description The id of the customer. */
        customer_id: string;
        /** @description Which account. Tried in this order: the id of an account, one of its aliases, the id of a customer whose account was generated. */
        account_id: string;
        /** @description Whether to show the invoice group of the account as `invoiceGroupDetails`. An account without a group shows none. */
        includeGroupDetails: boolean;
    };
    requestBodies: {
        /** @description The customer to create and, if you like, its account. */
        CreateCustomerRequest: {
            content: {
                "application/json": components["schemas"]["CreateCustomerRequest"];
            };
        };
        /** @description The fields to change. */
        UpdateCustomerRequest: {
            content: {
                "application/json": components["schemas"]["UpdateCustomerRequest"];
            };
        };
        /** @description The account to create, and whose it is. */
        CreateAccountRequest: {
            content: {
                "application/json": components["schemas"]["CreateAccountRequest"];
            };
        };
        /** @description The fields to change. */
        UpdateAccountRequest: {
            content: {
                "application/json": components["schemas"]["UpdateAccountRequest"];
            };
        };
        /** @description The aliases to add. */
        AddAccountAliasesRequest: {
            content: {
                "application/json": components["schemas"]["AddAccountAliasesRequest"];
            };
        };
        /** @description The aliases to remove. */
        RemoveAccountAliasesRequest: {
            content: {
                "application/json": components["schemas"]["RemoveAccountAliasesRequest"];
            };
        };
    };
    headers: {
        /** @description The path at which the new item can be read, percent-encoded. Sent with `201` only. */
        Location: string;
        /** @description The authentication scheme, and the error of a token that was sent. */
        "WWW-Authenticate": string;
        /** @description How many seconds to wait before the next request. */
        "Retry-After": number;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getCustomers: {
        parameters: {
            query?: {
                /** @description Where the page starts: the `nextToken` of the page before, as it came. It carries its page size and belongs to the list that gave it. Leave it out for the first page. */
                nextToken?: components["parameters"]["next_token"];
                /** @description The maximum number of items in a page. */
                pageSize?: components["parameters"]["page_size"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["CustomerPaginatedResponse"];
            400: components["responses"]["BadQuery"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["ErrorResponse"];
        };
    };
    createCustomer: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: components["requestBodies"]["CreateCustomerRequest"];
        responses: {
            201: components["responses"]["CreateCustomerResponse"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["CustomerConflict"];
        };
    };
    getCustomer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the customer. */
                customer_id: components["parameters"]["customer_id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["CustomerResponse"];
            400: components["responses"]["BadPath"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["CustomerNotFound"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["ErrorResponse"];
        };
    };
    deleteCustomer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the customer. */
                customer_id: components["parameters"]["customer_id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["BaseSuccessResponse"];
            400: components["responses"]["BadPath"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["CustomerNotFound"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["ErrorResponse"];
        };
    };
    updateCustomer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the customer. */
                customer_id: components["parameters"]["customer_id"];
            };
            cookie?: never;
        };
        requestBody: components["requestBodies"]["UpdateCustomerRequest"];
        responses: {
            200: components["responses"]["CustomerResponse"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["CustomerNotFound"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["ErrorResponse"];
        };
    };
    getAccounts: {
        parameters: {
            query?: {
                /** @description Where the page starts: the `nextToken` of the page before, as it came. It carries its page size and belongs to the list that gave it. Leave it out for the first page. */
                nextToken?: components["parameters"]["next_token"];
                /** @description The maximum number of items in a page. */
                pageSize?: components["parameters"]["page_size"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["AccountPaginatedResponse"];
            400: components["responses"]["BadQuery"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["ErrorResponse"];
        };
    };
    createAccount: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: components["requestBodies"]["CreateAccountRequest"];
        responses: {
            201: components["responses"]["AccountResponse"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["CustomerNotFound"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["AccountConflict"];
        };
    };
    getAccount: {
        parameters: {
            query?: {
                /** @description Whether to show the invoice group of the account as `invoiceGroupDetails`. An account without a group shows none. */
                includeGroupDetails?: components["parameters"]["includeGroupDetails"];
            };
            header?: never;
            path: {
                /** @description Which account. Tried in this order: the id of an account, one of its aliases, the id of a customer whose account was generated. */
                account_id: components["parameters"]["account_id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["AccountResponse"];
            400: components["responses"]["BadPath"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["AccountNotFound"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["ErrorResponse"];
        };
    };
    deleteAccount: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Which account. Tried in this order: the id of an account, one of its aliases, the id of a customer whose account was generated. */
                account_id: components["parameters"]["account_id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["BaseSuccessResponse"];
            400: components["responses"]["BadPath"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["AccountNotFound"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["ErrorResponse"];
        };
    };
    updateAccount: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Which account. Tried in this order: the id of an account, one of its aliases, the id of a customer whose account was generated. */
                account_id: components["parameters"]["account_id"];
            };
            cookie?: never;
        };
        requestBody: components["requestBodies"]["UpdateAccountRequest"];
        responses: {
            200: components["responses"]["AccountResponse"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["AccountNotFound"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["ErrorResponse"];
        };
    };
    addAliases: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Which account. Tried in this order: the id of an account, one of its aliases, the id of a customer whose account was generated. */
                account_id: components["parameters"]["account_id"];
            };
            cookie?: never;
        };
        requestBody: components["requestBodies"]["AddAccountAliasesRequest"];
        responses: {
            200: components["responses"]["AccountResponse"];
            400: components["responses"]["BadAliases"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["AccountNotFound"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["AliasConflict"];
        };
    };
    removeAliases: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Which account. Tried in this order: the id of an account, one of its aliases, the id of a customer whose account was generated. */
                account_id: components["parameters"]["account_id"];
            };
            cookie?: never;
        };
        requestBody: components["requestBodies"]["RemoveAccountAliasesRequest"];
        responses: {
            200: components["responses"]["AccountResponse"];
            400: components["responses"]["BadAliases"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["AliasNotFound"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["ErrorResponse"];
        };
    };
}
