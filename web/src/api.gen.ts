// Generated from server/openapi.json by `npm run generate`; do not edit.
export interface paths {
    "/api/v1/installation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether this installation still waits for its first clinic */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            needsSetup: boolean;
                            demo: boolean;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/setup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Create the first clinic and its owner; works only while there is no clinic */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        clinicName: string;
                        slug?: string;
                        timezone: string;
                        /**
                         * @default ru
                         * @enum {string}
                         */
                        locale?: "ru" | "en";
                        ownerName: string;
                        /** Format: email */
                        email: string;
                        password: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            clinicId: string;
                            slug: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The caller, the clinic and what the caller may do */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            staff: {
                                id: string;
                                name: string;
                                email: string | null;
                                role: string;
                                branchIds: string[] | null;
                                /** @enum {string} */
                                locale: "ru" | "en";
                            };
                            clinic: {
                                id: string;
                                name: string;
                                slug: string;
                                timezone: string;
                                /** @enum {string} */
                                locale: "ru" | "en";
                                isDemo: boolean;
                                today: string;
                            };
                            permissions: string[];
                            branches: {
                                id: string;
                                name: string;
                                timezone: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Own language of the interface */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        locale: "ru" | "en";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        trace?: never;
    };
    "/api/v1/clinic": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The clinic and its branches */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            name: string;
                            slug: string;
                            timezone: string;
                            /** @enum {string} */
                            locale: "ru" | "en";
                            currency: string;
                            isDemo: boolean;
                            branches: {
                                id: string;
                                name: string;
                                city: string | null;
                                address: string | null;
                                timezone: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Name, time zone and language of the clinic */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name?: string;
                        timezone?: string;
                        /** @enum {string} */
                        locale?: "ru" | "en";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        trace?: never;
    };
    "/api/v1/branches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add a branch */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        /** @default null */
                        city?: string | null;
                        /** @default null */
                        address?: string | null;
                        timezone: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/branches/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change a branch */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name?: string;
                        /** @default null */
                        city?: string | null;
                        /** @default null */
                        address?: string | null;
                        timezone?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        trace?: never;
    };
    "/api/v1/staff": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everybody of the clinic: who signs in and who is known from the medical system */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                name: string;
                                email: string | null;
                                /** @enum {string} */
                                role: "owner" | "marketer" | "head_of_sales" | "administrator" | "operator" | "curator" | "doctor" | "integrator";
                                specialty: string | null;
                                branchIds: string[] | null;
                                signsIn: boolean;
                                twoFactor: boolean;
                                disabledAt: string | null;
                            }[];
                            total: number;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/staff/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change name, role, branches or sign-in of a member of staff; a change of rights ends their sessions */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name?: string;
                        /** @enum {string} */
                        role?: "owner" | "marketer" | "head_of_sales" | "administrator" | "operator" | "curator" | "doctor" | "integrator";
                        branchIds?: string[] | null;
                        disabled?: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        trace?: never;
    };
    "/api/v1/rights": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The table of rights: every permission in words and the roles that have it */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            roles: {
                                key: string;
                                words: {
                                    ru: string;
                                    en: string;
                                };
                                firstPage: string | null;
                            }[];
                            permissions: {
                                key: string;
                                words: {
                                    ru: string;
                                    en: string;
                                };
                                roles: string[];
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Invitations and what became of them */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                email: string;
                                name: string;
                                /** @enum {string} */
                                role: "owner" | "marketer" | "head_of_sales" | "administrator" | "operator" | "curator" | "doctor" | "integrator";
                                branchIds: string[] | null;
                                /** Format: date-time */
                                createdAt: string;
                                /** Format: date-time */
                                expiresAt: string;
                                /** @enum {string} */
                                state: "waiting" | "accepted" | "expired" | "revoked";
                            }[];
                            total: number;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Invite a person; the answer carries the link, once */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: email */
                        email: string;
                        name: string;
                        /** @enum {string} */
                        role: "owner" | "marketer" | "head_of_sales" | "administrator" | "operator" | "curator" | "doctor" | "integrator";
                        /** @default null */
                        branchIds?: string[] | null;
                        /** @default null */
                        staffId?: string | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            path: string;
                            /** Format: date-time */
                            expiresAt: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invitations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Revoke an invitation */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invitations/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Who invites whom, by the token of the link */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        token: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            clinicName: string;
                            email: string;
                            name: string;
                            /** @enum {string} */
                            role: "owner" | "marketer" | "head_of_sales" | "administrator" | "operator" | "curator" | "doctor" | "integrator";
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invitations/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Accept an invitation and set a password */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        token: string;
                        name?: string;
                        password: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            email: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/clinics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Clinics the signed-in person works in */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                name: string;
                                /** @enum {string} */
                                role: "owner" | "marketer" | "head_of_sales" | "administrator" | "operator" | "curator" | "doctor" | "integrator";
                                current: boolean;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/clinic": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Work in another of the own clinics from now on, in this browser */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        clinicId: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Own open sessions */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                current: boolean;
                                /** Format: date-time */
                                createdAt: string;
                                /** Format: date-time */
                                lastSeenAt: string;
                                ip: string | null;
                                browser: string | null;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End one of the own sessions */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/api-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Keys of the API */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                name: string;
                                /** @enum {string} */
                                role: "owner" | "marketer" | "head_of_sales" | "administrator" | "operator" | "curator" | "doctor" | "integrator" | "integration";
                                branchIds: string[] | null;
                                hint: string;
                                /** Format: date-time */
                                createdAt: string;
                                lastUsedAt: string | null;
                                revokedAt: string | null;
                            }[];
                            total: number;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Issue a key; the answer carries it, once */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        /** @enum {string} */
                        role: "owner" | "marketer" | "head_of_sales" | "administrator" | "operator" | "curator" | "doctor" | "integrator" | "integration";
                        /** @default null */
                        branchIds?: string[] | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            key: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/api-keys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Revoke a key; it stops working at once */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who read, exported and changed what, newest first; by deed, by person or key, by what it was done to */
        get: {
            parameters: {
                query?: {
                    /** @description The beginning of the deed: patient, patient.read */
                    action?: string;
                    /** @description A member of staff or an API key */
                    actorId?: string;
                    subjectId?: string;
                    limit?: number;
                    cursor?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                /** Format: date-time */
                                at: string;
                                actorKind: string;
                                actorId: string | null;
                                actorName: string | null;
                                action: string;
                                subjectKind: string | null;
                                subjectId: string | null;
                                details: {
                                    [key: string]: unknown;
                                };
                                ip: string | null;
                            }[];
                            nextCursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The log as CSV, with the same filters; the export is an entry of the log itself */
        get: {
            parameters: {
                query?: {
                    /** @description The beginning of the deed: patient, patient.read */
                    action?: string;
                    /** @description A member of staff or an API key */
                    actorId?: string;
                    subjectId?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/patients": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Patients: search, filters, order, a page at a time */
        get: {
            parameters: {
                query?: {
                    search?: string;
                    id?: string | string[];
                    segment?: "" | string;
                    branch?: string | string[];
                    source?: string | string[];
                    valueClass?: ("vip" | "stable" | "one_time" | "unprofitable") | ("vip" | "stable" | "one_time" | "unprofitable")[];
                    rfm?: string | string[];
                    rfmGroup?: ("champions" | "loyal" | "big_new" | "new" | "growing" | "cooling" | "at_risk" | "sleeping" | "lost") | ("champions" | "loyal" | "big_new" | "new" | "growing" | "cooling" | "at_risk" | "sleeping" | "lost")[];
                    firstVisitFrom?: string;
                    firstVisitTo?: string;
                    lastVisitFrom?: string;
                    lastVisitTo?: string;
                    visitsMin?: number;
                    visitsMax?: number;
                    revenueMin?: number;
                    revenueMax?: number;
                    tag?: string | string[];
                    curator?: string | string[];
                    doctor?: string | string[];
                    firstService?: (string | "") | (string | "")[];
                    firstSpecialty?: string | string[];
                    firstDoctor?: (string | "") | (string | "")[];
                    firstBranch?: (string | "") | (string | "")[];
                    firstPayer?: ("patient" | "insurer" | "employer" | "") | ("patient" | "insurer" | "employer" | "")[];
                    hasPhone?: "yes" | "no";
                    hasEmail?: "yes" | "no";
                    insured?: "yes" | "no";
                    hasNextAppointment?: "yes" | "no";
                    deceased?: "yes" | "no";
                    cohort?: string;
                    returned?: "yes" | "no";
                    fromVisit?: number;
                    withinDays?: number;
                    quality?: "no_phone" | "no_source" | "no_next_appointment" | "visit_without_plan" | "plan_without_prices" | "unsigned_consent" | "no_birth_date" | "possible_duplicates";
                    custom?: string | string[];
                    /** @description A minus in front means from the largest */
                    sort?: "name" | "revenue" | "lastVisit" | "firstVisit" | "visits" | "createdAt" | "-name" | "-revenue" | "-lastVisit" | "-firstVisit" | "-visits" | "-createdAt";
                    limit?: "" | number;
                    cursor?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                externalIds: string[];
                                fullName: string;
                                phones: string[];
                                emails: string[];
                                value: {
                                    visits: number;
                                    revenue: number | null;
                                    firstVisitOn: string | null;
                                    lastVisitOn: string | null;
                                    rfm: string | null;
                                    rfmGroup: ("champions" | "loyal" | "big_new" | "new" | "growing" | "cooling" | "at_risk" | "sleeping" | "lost") | null;
                                    class: ("vip" | "stable" | "one_time" | "unprofitable") | null;
                                };
                                tags: string[];
                                branch: {
                                    id: string;
                                    name: string;
                                } | null;
                                curator: {
                                    id: string;
                                    name: string;
                                } | null;
                                source: string | null;
                                sex: ("m" | "f") | null;
                                birthDate: string | null;
                                age: number | null;
                                nextVisitOn: string | null;
                                deceased: boolean;
                                /** Format: date-time */
                                createdAt: string;
                                similar: boolean;
                            }[];
                            nextCursor: string | null;
                            total: number;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Add a patient */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        lastName?: string | null;
                        firstName?: string | null;
                        middleName?: string | null;
                        sex?: ("m" | "f") | null;
                        birthDate?: string | null;
                        district?: string | null;
                        source?: string | null;
                        referrerId?: string | null;
                        branchId?: string | null;
                        preferredDoctorId?: string | null;
                        preferredChannel?: string | null;
                        preferredTime?: string | null;
                        curatorId?: string | null;
                        deceased?: boolean;
                        custom?: {
                            [key: string]: string | number | null;
                        };
                        /** @default [] */
                        contacts?: {
                            /** @enum {string} */
                            kind: "phone" | "email" | "telegram" | "whatsapp" | "max" | "push";
                            value: string;
                            /** @default null */
                            label?: string | null;
                        }[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/patients/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The list of patients as CSV or XLSX, with the same filters and order */
        get: {
            parameters: {
                query?: {
                    search?: string;
                    id?: string | string[];
                    segment?: "" | string;
                    branch?: string | string[];
                    source?: string | string[];
                    valueClass?: ("vip" | "stable" | "one_time" | "unprofitable") | ("vip" | "stable" | "one_time" | "unprofitable")[];
                    rfm?: string | string[];
                    rfmGroup?: ("champions" | "loyal" | "big_new" | "new" | "growing" | "cooling" | "at_risk" | "sleeping" | "lost") | ("champions" | "loyal" | "big_new" | "new" | "growing" | "cooling" | "at_risk" | "sleeping" | "lost")[];
                    firstVisitFrom?: string;
                    firstVisitTo?: string;
                    lastVisitFrom?: string;
                    lastVisitTo?: string;
                    visitsMin?: number;
                    visitsMax?: number;
                    revenueMin?: number;
                    revenueMax?: number;
                    tag?: string | string[];
                    curator?: string | string[];
                    doctor?: string | string[];
                    firstService?: (string | "") | (string | "")[];
                    firstSpecialty?: string | string[];
                    firstDoctor?: (string | "") | (string | "")[];
                    firstBranch?: (string | "") | (string | "")[];
                    firstPayer?: ("patient" | "insurer" | "employer" | "") | ("patient" | "insurer" | "employer" | "")[];
                    hasPhone?: "yes" | "no";
                    hasEmail?: "yes" | "no";
                    insured?: "yes" | "no";
                    hasNextAppointment?: "yes" | "no";
                    deceased?: "yes" | "no";
                    cohort?: string;
                    returned?: "yes" | "no";
                    fromVisit?: number;
                    withinDays?: number;
                    quality?: "no_phone" | "no_source" | "no_next_appointment" | "visit_without_plan" | "plan_without_prices" | "unsigned_consent" | "no_birth_date" | "possible_duplicates";
                    custom?: string | string[];
                    /** @description A minus in front means from the largest */
                    sort?: "name" | "revenue" | "lastVisit" | "firstVisit" | "visits" | "createdAt" | "-name" | "-revenue" | "-lastVisit" | "-firstVisit" | "-visits" | "-createdAt";
                    format?: "csv" | "xlsx";
                    columns?: ("name" | "externalIds" | "phone" | "otherPhones" | "emails" | "birthDate" | "age" | "branch" | "curator" | "source" | "tags" | "visits" | "revenue" | "firstVisitOn" | "lastVisitOn" | "nextVisitOn" | "rfm" | "rfmGroup" | "class") | ("name" | "externalIds" | "phone" | "otherPhones" | "emails" | "birthDate" | "age" | "branch" | "curator" | "source" | "tags" | "visits" | "revenue" | "firstVisitOn" | "lastVisitOn" | "nextVisitOn" | "rfm" | "rfmGroup" | "class")[];
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        /** The named patients as CSV or XLSX */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        ids: string[];
                        /** @description A minus in front means from the largest */
                        sort?: "name" | "revenue" | "lastVisit" | "firstVisit" | "visits" | "createdAt" | "-name" | "-revenue" | "-lastVisit" | "-firstVisit" | "-visits" | "-createdAt";
                        /**
                         * @default csv
                         * @enum {string}
                         */
                        format?: "csv" | "xlsx";
                        columns?: ("name" | "externalIds" | "phone" | "otherPhones" | "emails" | "birthDate" | "age" | "branch" | "curator" | "source" | "tags" | "visits" | "revenue" | "firstVisitOn" | "lastVisitOn" | "nextVisitOn" | "rfm" | "rfmGroup" | "class")[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/patients/sums": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Visits and money of everybody the filters leave */
        get: {
            parameters: {
                query?: {
                    search?: string;
                    id?: string | string[];
                    segment?: "" | string;
                    branch?: string | string[];
                    source?: string | string[];
                    valueClass?: ("vip" | "stable" | "one_time" | "unprofitable") | ("vip" | "stable" | "one_time" | "unprofitable")[];
                    rfm?: string | string[];
                    rfmGroup?: ("champions" | "loyal" | "big_new" | "new" | "growing" | "cooling" | "at_risk" | "sleeping" | "lost") | ("champions" | "loyal" | "big_new" | "new" | "growing" | "cooling" | "at_risk" | "sleeping" | "lost")[];
                    firstVisitFrom?: string;
                    firstVisitTo?: string;
                    lastVisitFrom?: string;
                    lastVisitTo?: string;
                    visitsMin?: number;
                    visitsMax?: number;
                    revenueMin?: number;
                    revenueMax?: number;
                    tag?: string | string[];
                    curator?: string | string[];
                    doctor?: string | string[];
                    firstService?: (string | "") | (string | "")[];
                    firstSpecialty?: string | string[];
                    firstDoctor?: (string | "") | (string | "")[];
                    firstBranch?: (string | "") | (string | "")[];
                    firstPayer?: ("patient" | "insurer" | "employer" | "") | ("patient" | "insurer" | "employer" | "")[];
                    hasPhone?: "yes" | "no";
                    hasEmail?: "yes" | "no";
                    insured?: "yes" | "no";
                    hasNextAppointment?: "yes" | "no";
                    deceased?: "yes" | "no";
                    cohort?: string;
                    returned?: "yes" | "no";
                    fromVisit?: number;
                    withinDays?: number;
                    quality?: "no_phone" | "no_source" | "no_next_appointment" | "visit_without_plan" | "plan_without_prices" | "unsigned_consent" | "no_birth_date" | "possible_duplicates";
                    custom?: string | string[];
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            visits: number;
                            revenue: number | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/patients/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The card of a patient with the first page of the timeline */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            mergedInto: string | null;
                            createdAt: string;
                            updatedAt: string;
                            fullName: string;
                            lastName: string | null;
                            firstName: string | null;
                            middleName: string | null;
                            sex: ("m" | "f") | null;
                            birthDate: string | null;
                            age: number | null;
                            district: string | null;
                            deceased: boolean;
                            source: string | null;
                            referrer: {
                                id: string;
                                name: string;
                            } | null;
                            branch: {
                                id: string;
                                name: string;
                            } | null;
                            curator: {
                                id: string;
                                name: string;
                            } | null;
                            preferredDoctor: {
                                id: string;
                                name: string;
                            } | null;
                            preferredChannel: string | null;
                            preferredTime: string | null;
                            externalIds: string[];
                            externalRecords: {
                                origin: string;
                                externalId: string;
                                cardId: string;
                            }[];
                            contacts: {
                                id: string;
                                /** @enum {string} */
                                kind: "phone" | "email" | "telegram" | "whatsapp" | "max" | "push";
                                value: string;
                                label: string | null;
                                extension: string | null;
                                invalidSince: string | null;
                                silences: {
                                    channel: string;
                                    /** @enum {string} */
                                    scope: "advertising" | "all";
                                    /** @enum {string} */
                                    reason: "stop_word" | "unsubscribed" | "bot_stopped" | "asked" | "erased" | "complaint";
                                    since: string;
                                }[];
                                consent: {
                                    channel: string;
                                    service: boolean | null;
                                    marketing: boolean | null;
                                }[];
                            }[];
                            consents: {
                                /** @enum {string} */
                                purpose: "service" | "marketing" | "personal_data" | "messenger" | "medical" | "call_recording" | "ad_audience";
                                channel: string;
                                granted: boolean;
                                at: string;
                                source: string;
                            }[];
                            family: {
                                id: string;
                                fullName: string;
                                sex: ("m" | "f") | null;
                                age: number | null;
                                /** @enum {string} */
                                relation: "household" | "shared_phone";
                            }[];
                            contacting: {
                                holds: {
                                    id: string;
                                    /** @enum {string} */
                                    reason: "complaint" | "complication" | "active_treatment" | "debt_dispute" | "do_not_contact";
                                    /** @enum {string} */
                                    scope: "everything" | "offers";
                                    note: string | null;
                                    since: string;
                                    until: string | null;
                                    setBy: {
                                        id: string;
                                        name: string;
                                    } | null;
                                }[];
                                journeys: {
                                    id: string;
                                    journey: {
                                        id: string;
                                        name: string;
                                    };
                                    version: number;
                                    step: string | null;
                                    nodeKind: string | null;
                                    waitsFor: ("time" | "event" | "touch" | "task") | null;
                                    /** @enum {string} */
                                    arm: "treated" | "control";
                                    /** @enum {string} */
                                    state: "active" | "done" | "exited";
                                    dueAt: string | null;
                                    enteredAt: string;
                                    endedAt: string | null;
                                    endReason: string | null;
                                }[];
                                journeysInAll: number;
                                tasks: {
                                    id: string;
                                    /** @enum {string} */
                                    kind: "call" | "notify" | "review";
                                    title: string;
                                    /** @enum {string} */
                                    state: "open" | "snoozed";
                                    dueAt: string;
                                    overdue: boolean;
                                    journey: {
                                        id: string;
                                        name: string;
                                    } | null;
                                }[] | null;
                                control: {
                                    scope: string;
                                    journey: string | null;
                                    since: string;
                                    whole: boolean;
                                }[];
                            };
                            flags: ("vip" | "deceased" | "insured" | "minor" | "possible_duplicate" | "no_phone")[];
                            daysSinceLastVisit: number | null;
                            visits: {
                                completed: number;
                                days: number;
                                bookings: number;
                                noShows: number;
                                cancelledByPatient: number;
                                firstOn: string | null;
                                lastOn: string | null;
                                nextOn: string | null;
                                byBranch: {
                                    branch: {
                                        id: string;
                                        name: string;
                                    } | null;
                                    visits: number;
                                }[];
                                doctor: {
                                    id: string;
                                    name: string;
                                    visits: number;
                                } | null;
                            };
                            value: {
                                rfm: {
                                    rfm: string;
                                    /** @enum {string} */
                                    group: "champions" | "loyal" | "big_new" | "new" | "growing" | "cooling" | "at_risk" | "sleeping" | "lost";
                                } | null;
                                previousRfm: {
                                    rfm: string;
                                    /** @enum {string} */
                                    group: "champions" | "loyal" | "big_new" | "new" | "growing" | "cooling" | "at_risk" | "sleeping" | "lost";
                                } | null;
                                class: ("vip" | "stable" | "one_time" | "unprofitable") | null;
                                classReason: {
                                    /** @enum {string} */
                                    code: "set_by_hand" | "margin_below_cost_to_serve" | "missed_bookings" | "lives_on_discounts" | "top_revenue" | "comes_regularly" | "single_visit" | "stopped_coming" | "no_visits";
                                    params: {
                                        [key: string]: string | number;
                                    };
                                } | null;
                                classOverride: {
                                    id: string;
                                    /** @enum {string} */
                                    class: "vip" | "stable" | "one_time" | "unprofitable";
                                    reason: string;
                                    author: {
                                        id: string;
                                        name: string;
                                    } | null;
                                    startsOn: string;
                                    endsOn: string;
                                } | null;
                                revenue: number;
                                revenueYear: number;
                                refunds: number;
                                margin: number;
                                knownCostShare: number | null;
                                formula: {
                                    result: number | null;
                                    reason: ("no_visits" | "no_paid_visits" | "single_visit" | "same_day_visits") | null;
                                    working: {
                                        key: string;
                                        value: number | null;
                                        from: {
                                            [key: string]: string | number;
                                        };
                                    }[];
                                };
                            } | null;
                            openPlans: {
                                count: number;
                                amountLeft: number | null;
                                amount: number | null;
                                plans: {
                                    id: string;
                                    name: string | null;
                                    status: string;
                                    doctor: {
                                        id: string;
                                        name: string;
                                    } | null;
                                    presentedOn: string | null;
                                    items: {
                                        id: string;
                                        service: string | null;
                                        stage: number | null;
                                        status: string;
                                        amount: number | null;
                                    }[];
                                }[];
                            };
                            policies: {
                                id: string;
                                insurer: string | null;
                                programme: string | null;
                                employer: string | null;
                                number: string | null;
                                validFrom: string | null;
                                validTo: string | null;
                                inForce: boolean;
                                limitAmount: number | null;
                                spentAmount: number | null;
                                coveredCategories: string[] | null;
                            }[];
                            tags: string[];
                            customFields: {
                                key: string;
                                name: string;
                                /** @enum {string} */
                                kind: "text" | "number" | "date" | "choice";
                                choices: string[] | null;
                                value: string | number | null;
                            }[];
                            notes: {
                                id: string;
                                text: string;
                                author: {
                                    id: string;
                                    name: string;
                                } | null;
                                createdAt: string;
                                editedAt: string | null;
                            }[] | null;
                            merges: {
                                id: string;
                                absorbedId: string;
                                absorbedName: string;
                                automatic: boolean;
                                mergedAt: string;
                                undoneAt: string | null;
                            }[];
                            openDuplicates: number;
                            timeline: {
                                items: ({
                                    /** @enum {string} */
                                    type: "appointment";
                                    id: string;
                                    at: string;
                                    on: string;
                                    /** @enum {string} */
                                    status: "booked" | "confirmed" | "arrived" | "completed" | "no_show" | "cancelled";
                                    cancelledBy: ("patient" | "clinic") | null;
                                    minutes: number | null;
                                    doctor: {
                                        id: string;
                                        name: string;
                                    } | null;
                                    administrator: {
                                        id: string;
                                        name: string;
                                    } | null;
                                    branch: {
                                        id: string;
                                        name: string;
                                    } | null;
                                    payer: ("patient" | "insurer" | "employer") | null;
                                    services: {
                                        name: string | null;
                                        treatmentType: string | null;
                                        quantity: number;
                                        amount: number | null;
                                    }[];
                                    amount: number | null;
                                    diagnosis: string | null;
                                    note: string | null;
                                } | {
                                    /** @enum {string} */
                                    type: "payment";
                                    id: string;
                                    at: string;
                                    on: string;
                                    /** @enum {string} */
                                    kind: "payment" | "refund";
                                    amount: number | null;
                                    payer: ("patient" | "insurer" | "employer") | null;
                                    method: string | null;
                                    programme: string | null;
                                    insurer: string | null;
                                    appointmentId: string | null;
                                } | {
                                    /** @enum {string} */
                                    type: "plan";
                                    id: string;
                                    at: string;
                                    name: string | null;
                                    /** @enum {string} */
                                    status: "draft" | "presented" | "accepted" | "in_progress" | "completed" | "postponed" | "lost";
                                    doctor: {
                                        id: string;
                                        name: string;
                                    } | null;
                                    itemsDone: number;
                                    items: number;
                                    amount: number | null;
                                    amountLeft: number | null;
                                    diagnosis: string | null;
                                } | {
                                    /** @enum {string} */
                                    type: "offer";
                                    id: string;
                                    at: string;
                                    service: string | null;
                                    offeredBy: {
                                        id: string;
                                        name: string;
                                    } | null;
                                    outcome: ("accepted" | "declined" | "thinking") | null;
                                    reason: string | null;
                                    script: string | null;
                                } | {
                                    /** @enum {string} */
                                    type: "call";
                                    id: string;
                                    at: string;
                                    direction: ("in" | "out") | null;
                                    operator: {
                                        id: string;
                                        name: string;
                                    } | null;
                                    seconds: number | null;
                                    result: string | null;
                                    comment: string | null;
                                    recordingUrl: string | null;
                                } | {
                                    /** @enum {string} */
                                    type: "lead";
                                    id: string;
                                    at: string;
                                    source: string | null;
                                    campaign: string | null;
                                    status: string | null;
                                } | {
                                    /** @enum {string} */
                                    type: "note";
                                    id: string;
                                    at: string;
                                    text: string;
                                    author: {
                                        id: string;
                                        name: string;
                                    } | null;
                                    editedAt: string | null;
                                } | {
                                    /** @enum {string} */
                                    type: "consent";
                                    id: string;
                                    at: string;
                                    /** @enum {string} */
                                    purpose: "service" | "marketing" | "personal_data" | "messenger" | "medical" | "call_recording" | "ad_audience";
                                    channel: string;
                                    granted: boolean;
                                    source: string;
                                    proof: string | null;
                                } | {
                                    /** @enum {string} */
                                    type: "merge";
                                    id: string;
                                    at: string;
                                    absorbedId: string;
                                    absorbedName: string;
                                    automatic: boolean;
                                    mergedBy: {
                                        id: string;
                                        name: string;
                                    } | null;
                                    undoneAt: string | null;
                                } | {
                                    /** @enum {string} */
                                    type: "touch";
                                    id: string;
                                    at: string;
                                    state: string;
                                    reason: string | null;
                                    channel: string | null;
                                    from: string | null;
                                    step: string | null;
                                    text: string | null;
                                    subject: string | null;
                                    nextAt: string | null;
                                    deliveredAt: string | null;
                                    readAt: string | null;
                                    answeredAt: string | null;
                                } | {
                                    /** @enum {string} */
                                    type: "passage";
                                    id: string;
                                    at: string;
                                    journey: {
                                        id: string;
                                        name: string;
                                    };
                                    version: number;
                                    /** @enum {string} */
                                    arm: "treated" | "control";
                                    /** @enum {string} */
                                    state: "active" | "done" | "exited";
                                    endedAt: string | null;
                                    endReason: string | null;
                                } | {
                                    /** @enum {string} */
                                    type: "task";
                                    id: string;
                                    at: string;
                                    title: string;
                                    /** @enum {string} */
                                    kind: "call" | "notify" | "review";
                                    result: string | null;
                                    comment: string | null;
                                    endReason: string | null;
                                    journey: {
                                        id: string;
                                        name: string;
                                    } | null;
                                    endedBy: {
                                        id: string;
                                        name: string;
                                    } | null;
                                } | {
                                    /** @enum {string} */
                                    type: "event";
                                    id: string;
                                    at: string;
                                    code: string;
                                    actor: {
                                        id: string;
                                        name: string;
                                    } | null;
                                    params: {
                                        [key: string]: string | number | boolean | null | string[];
                                    };
                                })[];
                                nextCursor: string | null;
                            };
                            timelineCounts: {
                                [key: string]: number;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change the card of a patient; 409 when somebody changed it since `updatedAt` */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        lastName?: string | null;
                        firstName?: string | null;
                        middleName?: string | null;
                        sex?: ("m" | "f") | null;
                        birthDate?: string | null;
                        district?: string | null;
                        source?: string | null;
                        referrerId?: string | null;
                        branchId?: string | null;
                        preferredDoctorId?: string | null;
                        preferredChannel?: string | null;
                        preferredTime?: string | null;
                        curatorId?: string | null;
                        deceased?: boolean;
                        custom?: {
                            [key: string]: string | number | null;
                        };
                        /** Format: date-time */
                        updatedAt?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            updatedAt: string;
                        };
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/patients/{id}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everything that happened to a patient, newest first */
        get: {
            parameters: {
                query?: {
                    types?: ("appointment" | "payment" | "plan" | "offer" | "call" | "lead" | "note" | "consent" | "merge" | "event" | "touch" | "passage" | "task") | ("appointment" | "payment" | "plan" | "offer" | "call" | "lead" | "note" | "consent" | "merge" | "event" | "touch" | "passage" | "task")[];
                    limit?: number;
                    cursor?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: ({
                                /** @enum {string} */
                                type: "appointment";
                                id: string;
                                at: string;
                                on: string;
                                /** @enum {string} */
                                status: "booked" | "confirmed" | "arrived" | "completed" | "no_show" | "cancelled";
                                cancelledBy: ("patient" | "clinic") | null;
                                minutes: number | null;
                                doctor: {
                                    id: string;
                                    name: string;
                                } | null;
                                administrator: {
                                    id: string;
                                    name: string;
                                } | null;
                                branch: {
                                    id: string;
                                    name: string;
                                } | null;
                                payer: ("patient" | "insurer" | "employer") | null;
                                services: {
                                    name: string | null;
                                    treatmentType: string | null;
                                    quantity: number;
                                    amount: number | null;
                                }[];
                                amount: number | null;
                                diagnosis: string | null;
                                note: string | null;
                            } | {
                                /** @enum {string} */
                                type: "payment";
                                id: string;
                                at: string;
                                on: string;
                                /** @enum {string} */
                                kind: "payment" | "refund";
                                amount: number | null;
                                payer: ("patient" | "insurer" | "employer") | null;
                                method: string | null;
                                programme: string | null;
                                insurer: string | null;
                                appointmentId: string | null;
                            } | {
                                /** @enum {string} */
                                type: "plan";
                                id: string;
                                at: string;
                                name: string | null;
                                /** @enum {string} */
                                status: "draft" | "presented" | "accepted" | "in_progress" | "completed" | "postponed" | "lost";
                                doctor: {
                                    id: string;
                                    name: string;
                                } | null;
                                itemsDone: number;
                                items: number;
                                amount: number | null;
                                amountLeft: number | null;
                                diagnosis: string | null;
                            } | {
                                /** @enum {string} */
                                type: "offer";
                                id: string;
                                at: string;
                                service: string | null;
                                offeredBy: {
                                    id: string;
                                    name: string;
                                } | null;
                                outcome: ("accepted" | "declined" | "thinking") | null;
                                reason: string | null;
                                script: string | null;
                            } | {
                                /** @enum {string} */
                                type: "call";
                                id: string;
                                at: string;
                                direction: ("in" | "out") | null;
                                operator: {
                                    id: string;
                                    name: string;
                                } | null;
                                seconds: number | null;
                                result: string | null;
                                comment: string | null;
                                recordingUrl: string | null;
                            } | {
                                /** @enum {string} */
                                type: "lead";
                                id: string;
                                at: string;
                                source: string | null;
                                campaign: string | null;
                                status: string | null;
                            } | {
                                /** @enum {string} */
                                type: "note";
                                id: string;
                                at: string;
                                text: string;
                                author: {
                                    id: string;
                                    name: string;
                                } | null;
                                editedAt: string | null;
                            } | {
                                /** @enum {string} */
                                type: "consent";
                                id: string;
                                at: string;
                                /** @enum {string} */
                                purpose: "service" | "marketing" | "personal_data" | "messenger" | "medical" | "call_recording" | "ad_audience";
                                channel: string;
                                granted: boolean;
                                source: string;
                                proof: string | null;
                            } | {
                                /** @enum {string} */
                                type: "merge";
                                id: string;
                                at: string;
                                absorbedId: string;
                                absorbedName: string;
                                automatic: boolean;
                                mergedBy: {
                                    id: string;
                                    name: string;
                                } | null;
                                undoneAt: string | null;
                            } | {
                                /** @enum {string} */
                                type: "touch";
                                id: string;
                                at: string;
                                state: string;
                                reason: string | null;
                                channel: string | null;
                                from: string | null;
                                step: string | null;
                                text: string | null;
                                subject: string | null;
                                nextAt: string | null;
                                deliveredAt: string | null;
                                readAt: string | null;
                                answeredAt: string | null;
                            } | {
                                /** @enum {string} */
                                type: "passage";
                                id: string;
                                at: string;
                                journey: {
                                    id: string;
                                    name: string;
                                };
                                version: number;
                                /** @enum {string} */
                                arm: "treated" | "control";
                                /** @enum {string} */
                                state: "active" | "done" | "exited";
                                endedAt: string | null;
                                endReason: string | null;
                            } | {
                                /** @enum {string} */
                                type: "task";
                                id: string;
                                at: string;
                                title: string;
                                /** @enum {string} */
                                kind: "call" | "notify" | "review";
                                result: string | null;
                                comment: string | null;
                                endReason: string | null;
                                journey: {
                                    id: string;
                                    name: string;
                                } | null;
                                endedBy: {
                                    id: string;
                                    name: string;
                                } | null;
                            } | {
                                /** @enum {string} */
                                type: "event";
                                id: string;
                                at: string;
                                code: string;
                                actor: {
                                    id: string;
                                    name: string;
                                } | null;
                                params: {
                                    [key: string]: string | number | boolean | null | string[];
                                };
                            })[];
                            nextCursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/patients/{id}/contacts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add a phone, e-mail or messenger to a card */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        kind: "phone" | "email" | "telegram" | "whatsapp" | "max" | "push";
                        value: string;
                        /** @default null */
                        label?: string | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/patients/{id}/contacts/{contactId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove a contact from a card */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    contactId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        /** Label a contact */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    contactId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        label: string | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        trace?: never;
    };
    "/api/v1/patients/{id}/household": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Put a patient into the family of another */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        patientId: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        post?: never;
        /** Take a patient out of their family */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tag-changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put a tag on many patients or take it off: the named ones, or everybody the filters of the address leave */
        post: {
            parameters: {
                query?: {
                    search?: string;
                    id?: string | string[];
                    segment?: "" | string;
                    branch?: string | string[];
                    source?: string | string[];
                    valueClass?: ("vip" | "stable" | "one_time" | "unprofitable") | ("vip" | "stable" | "one_time" | "unprofitable")[];
                    rfm?: string | string[];
                    rfmGroup?: ("champions" | "loyal" | "big_new" | "new" | "growing" | "cooling" | "at_risk" | "sleeping" | "lost") | ("champions" | "loyal" | "big_new" | "new" | "growing" | "cooling" | "at_risk" | "sleeping" | "lost")[];
                    firstVisitFrom?: string;
                    firstVisitTo?: string;
                    lastVisitFrom?: string;
                    lastVisitTo?: string;
                    visitsMin?: number;
                    visitsMax?: number;
                    revenueMin?: number;
                    revenueMax?: number;
                    tag?: string | string[];
                    curator?: string | string[];
                    doctor?: string | string[];
                    firstService?: (string | "") | (string | "")[];
                    firstSpecialty?: string | string[];
                    firstDoctor?: (string | "") | (string | "")[];
                    firstBranch?: (string | "") | (string | "")[];
                    firstPayer?: ("patient" | "insurer" | "employer" | "") | ("patient" | "insurer" | "employer" | "")[];
                    hasPhone?: "yes" | "no";
                    hasEmail?: "yes" | "no";
                    insured?: "yes" | "no";
                    hasNextAppointment?: "yes" | "no";
                    deceased?: "yes" | "no";
                    cohort?: string;
                    returned?: "yes" | "no";
                    fromVisit?: number;
                    withinDays?: number;
                    quality?: "no_phone" | "no_source" | "no_next_appointment" | "visit_without_plan" | "plan_without_prices" | "unsigned_consent" | "no_birth_date" | "possible_duplicates";
                    custom?: string | string[];
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        tag: string;
                        put: boolean;
                        ids: string[] | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string | null;
                            patients: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tag-changes/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take back a change of many tags, within a day */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            patients: number;
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/patients/{id}/tags": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put a tag on a patient */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        tag: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/patients/{id}/tags/{tag}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take a tag off a patient */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    tag: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/patients/{id}/value-class": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Set the value class of a patient by hand until a day */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        class: "vip" | "stable" | "one_time" | "unprofitable";
                        reason: string;
                        /** Format: date */
                        startsOn?: string;
                        /** Format: date */
                        endsOn: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                        };
                    };
                };
            };
        };
        post?: never;
        /** Let the rules decide the value class again */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/patients/{id}/notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Write a note into a card */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        text: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/patients/{id}/notes/{noteId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove a note; it can be restored */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    noteId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        /** Change a note */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    noteId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        text: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        trace?: never;
    };
    "/api/v1/patients/{id}/notes/{noteId}/restored": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Bring back a removed note */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    noteId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/duplicates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Pairs of cards that may be one person, best score first, beside one another with the reasons */
        get: {
            parameters: {
                query?: {
                    state?: "open" | "skipped" | "different" | "family";
                    limit?: number;
                    cursor?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** @enum {string} */
                                keep: "a" | "b";
                                fields: {
                                    field: string;
                                    label: string | null;
                                    a: string | null;
                                    b: string | null;
                                    differs: boolean;
                                }[];
                                a: {
                                    id: string;
                                    fullName: string;
                                    /** Format: date-time */
                                    createdAt: string;
                                    lastVisitOn: string | null;
                                    contacts: {
                                        kind: string;
                                        value: string;
                                        shared: boolean;
                                    }[];
                                    externalIds: {
                                        origin: string;
                                        externalId: string;
                                    }[];
                                    tags: string[];
                                    counts: {
                                        [key: string]: number;
                                    };
                                };
                                b: {
                                    id: string;
                                    fullName: string;
                                    /** Format: date-time */
                                    createdAt: string;
                                    lastVisitOn: string | null;
                                    contacts: {
                                        kind: string;
                                        value: string;
                                        shared: boolean;
                                    }[];
                                    externalIds: {
                                        origin: string;
                                        externalId: string;
                                    }[];
                                    tags: string[];
                                    counts: {
                                        [key: string]: number;
                                    };
                                };
                                consents: {
                                    purpose: string;
                                    channel: string;
                                    a: boolean | null;
                                    b: boolean | null;
                                    outcome: boolean | null;
                                }[];
                                aId: string;
                                bId: string;
                                score: number;
                                reasons: {
                                    code: string;
                                    params: {
                                        [key: string]: string | string[];
                                    };
                                }[];
                                /** @enum {string} */
                                state: "open" | "skipped" | "different" | "family";
                                foundAt: string | null;
                            }[];
                            nextCursor: string | null;
                            total: number;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/duplicates/comparison": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Any two cards beside one another */
        get: {
            parameters: {
                query: {
                    aId: string;
                    bId: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            keep: "a" | "b";
                            fields: {
                                field: string;
                                label: string | null;
                                a: string | null;
                                b: string | null;
                                differs: boolean;
                            }[];
                            a: {
                                id: string;
                                fullName: string;
                                /** Format: date-time */
                                createdAt: string;
                                lastVisitOn: string | null;
                                contacts: {
                                    kind: string;
                                    value: string;
                                    shared: boolean;
                                }[];
                                externalIds: {
                                    origin: string;
                                    externalId: string;
                                }[];
                                tags: string[];
                                counts: {
                                    [key: string]: number;
                                };
                            };
                            b: {
                                id: string;
                                fullName: string;
                                /** Format: date-time */
                                createdAt: string;
                                lastVisitOn: string | null;
                                contacts: {
                                    kind: string;
                                    value: string;
                                    shared: boolean;
                                }[];
                                externalIds: {
                                    origin: string;
                                    externalId: string;
                                }[];
                                tags: string[];
                                counts: {
                                    [key: string]: number;
                                };
                            };
                            consents: {
                                purpose: string;
                                channel: string;
                                a: boolean | null;
                                b: boolean | null;
                                outcome: boolean | null;
                            }[];
                            aId: string;
                            bId: string;
                            score: number;
                            reasons: {
                                code: string;
                                params: {
                                    [key: string]: string | string[];
                                };
                            }[];
                            /** @enum {string} */
                            state: "open" | "skipped" | "different" | "family";
                            foundAt: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/duplicates/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say that two cards are different people or a family, or put the question off */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        aId: string;
                        /** Format: uuid */
                        bId: string;
                        /** @enum {string} */
                        decision: "different" | "family" | "skip";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        /** Take a decision about two cards back */
        delete: {
            parameters: {
                query: {
                    aId: string;
                    bId: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/merges": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Merges, newest first; those in force of one person when told */
        get: {
            parameters: {
                query?: {
                    patientId?: string;
                    limit?: number;
                    cursor?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                keep: {
                                    id: string;
                                    fullName: string;
                                };
                                absorb: {
                                    id: string;
                                    fullName: string;
                                };
                                automatic: boolean;
                                score: number | null;
                                reasons: {
                                    code: string;
                                    params: {
                                        [key: string]: string | string[];
                                    };
                                }[];
                                /** Format: date-time */
                                mergedAt: string;
                                mergedBy: string | null;
                                undoneAt: string | null;
                            }[];
                            nextCursor: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Make one person of two cards */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        keep: string;
                        /** Format: uuid */
                        absorb: string;
                        /** @default {} */
                        fields?: {
                            [key: string]: "keep" | "absorb";
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/merges/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What a merge would do: the resulting card, the rows that move, the consents that remain */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        keep: string;
                        /** Format: uuid */
                        absorb: string;
                        /** @default {} */
                        fields?: {
                            [key: string]: "keep" | "absorb";
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            card: {
                                field: string;
                                value: string | null;
                            }[];
                            moves: {
                                [key: string]: number;
                            };
                            consents: {
                                purpose: string;
                                channel: string;
                                keep: boolean | null;
                                absorb: boolean | null;
                                outcome: boolean | null;
                            }[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/merges/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Make two people of one again, each with their own rows */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            keep: string;
                            absorb: string;
                            editedFields: string[];
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/households/hints": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** People who share a contact with a patient and may be family */
        get: {
            parameters: {
                query: {
                    patientId: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                fullName: string;
                                birthDate: string | null;
                                shared: string[];
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/custom-fields": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Fields the clinic added to its cards, in order */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                key: string;
                                name: string;
                                /** @enum {string} */
                                kind: "text" | "number" | "date" | "choice";
                                choices: string[] | null;
                                position: number;
                                archived: boolean;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        /** Add a field to the cards */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        key?: string;
                        name: string;
                        /** @enum {string} */
                        kind: "text" | "number" | "date" | "choice";
                        choices?: string[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            key: string;
                            name: string;
                            /** @enum {string} */
                            kind: "text" | "number" | "date" | "choice";
                            choices: string[] | null;
                            position: number;
                            archived: boolean;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/custom-fields/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Rename, reorder, archive or bring back a field */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    key: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name?: string;
                        choices?: string[];
                        position?: number;
                        archived?: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            key: string;
                            name: string;
                            /** @enum {string} */
                            kind: "text" | "number" | "date" | "choice";
                            choices: string[] | null;
                            position: number;
                            archived: boolean;
                        };
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/branch-names": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Branches the caller may see */
        get: {
            parameters: {
                query?: {
                    search?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                name: string;
                                city: string | null;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tags": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tags of patients and how many have each */
        get: {
            parameters: {
                query?: {
                    search?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                tag: string;
                                patients: number;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Sources of patients and how many came from each */
        get: {
            parameters: {
                query?: {
                    search?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                source: string | null;
                                patients: number;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/staff-names": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Names of doctors, administrators, curators and everybody else on the staff */
        get: {
            parameters: {
                query?: {
                    search?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                name: string;
                                role: string;
                                specialty: string | null;
                                branchId: string | null;
                                disabled: boolean;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/services": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The price list */
        get: {
            parameters: {
                query?: {
                    search?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                name: string;
                                code: string | null;
                                category: string | null;
                                specialty: string | null;
                                treatmentType: string;
                                price: number | null;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/data-quality": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Incomplete records by rule, branch, doctor and administrator */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            rules: {
                                /** @enum {string} */
                                rule: "no_phone" | "no_source" | "no_next_appointment" | "visit_without_plan" | "plan_without_prices" | "unsigned_consent" | "no_birth_date" | "possible_duplicates";
                                count: number;
                                patients: number;
                                byBranch: {
                                    id: string | null;
                                    name: string | null;
                                    patients: number;
                                }[];
                                byDoctor: {
                                    id: string | null;
                                    name: string | null;
                                    patients: number;
                                }[];
                                byAdministrator: {
                                    id: string | null;
                                    name: string | null;
                                    patients: number;
                                }[];
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/saved-views": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Saved views of lists: own and shared */
        get: {
            parameters: {
                query?: {
                    page?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                name: string;
                                page: string;
                                state: {
                                    [key: string]: unknown;
                                };
                                shared: boolean;
                                own: boolean;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        /** Save a view of a list */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        page: string;
                        state: {
                            [key: string]: unknown;
                        };
                        /** @default false */
                        shared?: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            name: string;
                            page: string;
                            state: {
                                [key: string]: unknown;
                            };
                            shared: boolean;
                            own: boolean;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/saved-views/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove a view */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        /** Rename, change or share a view */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name?: string;
                        state?: {
                            [key: string]: unknown;
                        };
                        shared?: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            name: string;
                            page: string;
                            state: {
                                [key: string]: unknown;
                            };
                            shared: boolean;
                            own: boolean;
                        };
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/statistics/rebuild": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Compute all statistics anew from the facts; the numbers do not change unless something was wrong */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            patients: number;
                            ms: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/statistics/state": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How fresh the statistics are: the day they are true for, when they were refreshed, who still waits */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            statsOn: string | null;
                            version: number;
                            patients: number;
                            waiting: number;
                            waitingSince: string | null;
                            refreshedAt: string | null;
                            rebuiltAt: string | null;
                            rebuildMs: number | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/analytics/overview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The owner's page: figures of a period beside another, classes, incomplete records, branches */
        get: {
            parameters: {
                query?: {
                    /** @description The first day; the first of the month when left out */
                    from?: string | "";
                    /** @description The last day; today when left out */
                    to?: string | "";
                    compare?: "previous_month" | "previous_year" | "previous" | "year";
                    /** @description Home branch of the patients */
                    branch?: string | "";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            from: string;
                            to: string;
                            before: {
                                from: string;
                                to: string;
                            };
                            patients: number;
                            refreshedAt: string | null;
                            figures: {
                                revenue: {
                                    value: number | null;
                                    before: number | null;
                                    trend: (number | null)[];
                                };
                                visits: {
                                    value: number | null;
                                    before: number | null;
                                    trend: (number | null)[];
                                };
                                newPatients: {
                                    value: number | null;
                                    before: number | null;
                                    trend: (number | null)[];
                                };
                                returningPatients: {
                                    value: number | null;
                                    before: number | null;
                                    trend: (number | null)[];
                                };
                                repeatShare: {
                                    value: number | null;
                                    before: number | null;
                                    trend: (number | null)[];
                                };
                                averageCheck: {
                                    value: number | null;
                                    before: number | null;
                                    trend: (number | null)[];
                                };
                                returnRate: {
                                    value: number | null;
                                    before: number | null;
                                    trend: (number | null)[];
                                    cohort: string;
                                    beforeCohort: string;
                                };
                                ltvMargin: {
                                    value: number | null;
                                    before: number | null;
                                    trend: (number | null)[];
                                    costKnownShare: number | null;
                                };
                                cac: {
                                    value: number | null;
                                    before: number | null;
                                    trend: (number | null)[];
                                } | null;
                                adShare: {
                                    value: number | null;
                                    before: number | null;
                                    trend: (number | null)[];
                                } | null;
                            };
                            classes: {
                                /** @enum {string} */
                                name: "vip" | "stable" | "one_time" | "unprofitable";
                                patients: number;
                                revenue: number;
                            }[];
                            quality: {
                                /** @enum {string} */
                                rule: "no_phone" | "no_source" | "no_next_appointment" | "visit_without_plan" | "plan_without_prices" | "unsigned_consent" | "no_birth_date" | "possible_duplicates";
                                patients: number;
                                most: {
                                    name: string;
                                    patients: number;
                                } | null;
                            }[];
                            branches: {
                                id: string;
                                name: string;
                                revenue: number;
                                revenueBefore: number | null;
                                visits: number;
                                newPatients: number;
                                averageCheck: number | null;
                                returnRate: number | null;
                                returnRateBefore: number | null;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/analytics/rfm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** RFM: 27 cells with people and money, the cuts, nine groups with what to do; JSON, CSV or XLSX */
        get: {
            parameters: {
                query?: {
                    /** @description Facts up to the end of this day count; today when left out */
                    asOf?: string | "";
                    /** @description Home branch of the patients */
                    branch?: string | "";
                    /** @description The clinic's own method when left out */
                    method?: ("thresholds" | "quantile") | "";
                    /** @description Adds `before`: people of each cell at that day */
                    compareTo?: string | "";
                    format?: "json" | "csv" | "xlsx";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            asOf: string;
                            /** @enum {string} */
                            method: "thresholds" | "quantile";
                            /** @enum {string} */
                            monetaryBasis: "total" | "per_visit";
                            frequencyMonths: number | null;
                            compareTo: string | null;
                            patients: number;
                            revenue: number;
                            cuts: {
                                readonly recencyDays: [
                                    number,
                                    number
                                ];
                                readonly frequency: [
                                    number,
                                    number
                                ];
                                readonly monetary: [
                                    number,
                                    number
                                ];
                            } | null;
                            ownThresholds: boolean;
                            setBy: {
                                author: string | null;
                                /** Format: date-time */
                                at: string;
                            } | null;
                            cells: {
                                r: 1 | 2 | 3;
                                f: 1 | 2 | 3;
                                m: 1 | 2 | 3;
                                cell: string;
                                /** @enum {string} */
                                group: "champions" | "loyal" | "big_new" | "new" | "growing" | "cooling" | "at_risk" | "sleeping" | "lost";
                                patients: number;
                                revenue: number;
                                before: number | null;
                            }[];
                            groups: {
                                /** @enum {string} */
                                group: "champions" | "loyal" | "big_new" | "new" | "growing" | "cooling" | "at_risk" | "sleeping" | "lost";
                                name: {
                                    ru: string;
                                    en: string;
                                };
                                cells: string[];
                                /** @enum {string} */
                                action: "thank_and_ask_referral" | "next_plan_step" | "curator_call" | "second_visit_journey" | "next_best_offer" | "recall_by_treatment" | "personal_call" | "win_back_cascade" | "last_message";
                                actionText: {
                                    ru: string;
                                    en: string;
                                };
                                patients: number;
                                revenue: number;
                                before: number | null;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/analytics/rfm/movement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who moved between RFM groups from one day to another */
        get: {
            parameters: {
                query: {
                    from: string;
                    to?: string | "";
                    /** @description The clinic's own method when left out */
                    method?: ("thresholds" | "quantile") | "";
                    /** @description Home branch of the patients */
                    branch?: string | "";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            from: string;
                            to: string;
                            /** @enum {string} */
                            method: "thresholds" | "quantile";
                            stayed: number;
                            moved: number;
                            entered: number;
                            left: number;
                            readonly pairs: {
                                from: ("champions" | "loyal" | "big_new" | "new" | "growing" | "cooling" | "at_risk" | "sleeping" | "lost") | null;
                                to: ("champions" | "loyal" | "big_new" | "new" | "growing" | "cooling" | "at_risk" | "sleeping" | "lost") | null;
                                patients: number;
                            }[];
                            readonly groups: {
                                /** @enum {string} */
                                group: "champions" | "loyal" | "big_new" | "new" | "growing" | "cooling" | "at_risk" | "sleeping" | "lost";
                                before: number;
                                after: number;
                                stayed: number;
                                movedIn: number;
                                movedOut: number;
                                entered: number;
                                left: number;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/analytics/rfm/histogram": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many people have each recency, frequency and money: the bars of the editor of cuts */
        get: {
            parameters: {
                query?: {
                    /** @description Facts up to the end of this day count; today when left out */
                    asOf?: string | "";
                    /** @description Home branch of the patients */
                    branch?: string | "";
                    /** @description The clinic's own method when left out */
                    method?: ("thresholds" | "quantile") | "";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            recencyDays: {
                                from: number;
                                to: number;
                                patients: number;
                            }[];
                            frequency: {
                                from: number;
                                to: number;
                                patients: number;
                            }[];
                            monetary: {
                                from: number;
                                to: number;
                                patients: number;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/analytics/rfm/thresholds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How the clinic scores RFM: method, cuts, who set them and when */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            method: "thresholds" | "quantile";
                            /** @enum {string} */
                            monetaryBasis: "total" | "per_visit";
                            frequencyMonths: number | null;
                            thresholds: {
                                readonly recencyDays: [
                                    number,
                                    number
                                ];
                                readonly frequency: [
                                    number,
                                    number
                                ];
                                readonly monetary: [
                                    number,
                                    number
                                ];
                            };
                            own: boolean;
                            setBy: {
                                author: string | null;
                                /** Format: date-time */
                                at: string;
                            } | null;
                        };
                    };
                };
            };
        };
        /** Set the clinic's cuts and method of RFM */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        thresholds?: {
                            readonly recencyDays: [
                                number,
                                number
                            ];
                            readonly frequency: [
                                number,
                                number
                            ];
                            readonly monetary: [
                                number,
                                number
                            ];
                        } | null;
                        /** @enum {string} */
                        method?: "thresholds" | "quantile";
                        /** @enum {string} */
                        monetaryBasis?: "total" | "per_visit";
                        frequencyMonths?: number | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            method: "thresholds" | "quantile";
                            /** @enum {string} */
                            monetaryBasis: "total" | "per_visit";
                            frequencyMonths: number | null;
                            thresholds: {
                                readonly recencyDays: [
                                    number,
                                    number
                                ];
                                readonly frequency: [
                                    number,
                                    number
                                ];
                                readonly monetary: [
                                    number,
                                    number
                                ];
                            };
                            own: boolean;
                            setBy: {
                                author: string | null;
                                /** Format: date-time */
                                at: string;
                            } | null;
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/analytics/rfm/thresholds/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** How many people would change group under other cuts; nothing is saved */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: date */
                        asOf?: string;
                        branch?: string | null;
                        /** @enum {string} */
                        method?: "thresholds" | "quantile";
                        thresholds: {
                            readonly recencyDays: [
                                number,
                                number
                            ];
                            readonly frequency: [
                                number,
                                number
                            ];
                            readonly monetary: [
                                number,
                                number
                            ];
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            changed: number;
                            groups: {
                                /** @enum {string} */
                                group: "champions" | "loyal" | "big_new" | "new" | "growing" | "cooling" | "at_risk" | "sleeping" | "lost";
                                before: number;
                                after: number;
                            }[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/analytics/cohorts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Cohorts by first visit: revenue, margin, retention and visits by age; JSON, CSV or XLSX */
        get: {
            parameters: {
                query?: {
                    /** @description Facts up to the end of this day count; today when left out */
                    asOf?: string | "";
                    /** @description Home branch of the patients */
                    branch?: string | "";
                    grain?: "month" | "quarter" | "year";
                    mode?: "calendar" | "anniversary";
                    by?: ("source" | "service" | "specialty" | "doctor" | "branch" | "payer") | "";
                    /** @description Only people of this slice of the first visit, `dimension:value`; may be repeated */
                    where?: string | string[];
                    format?: "json" | "csv" | "xlsx";
                    measure?: "margin" | "revenue" | "retention" | "visits";
                    per?: "patient" | "total";
                    rows?: "all" | "screen";
                    last?: number | "";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            asOf: string;
                            /** @enum {string} */
                            grain: "month" | "quarter" | "year";
                            /** @enum {string} */
                            mode: "calendar" | "anniversary";
                            by: ("source" | "service" | "specialty" | "doctor" | "branch" | "payer") | null;
                            cohorts: {
                                key: string | null;
                                name: string | null;
                                cohort: string;
                                size: number;
                                returned: {
                                    eligible: number;
                                    converted: number;
                                    rate: number | null;
                                    immature: boolean;
                                } | null;
                                spend: number | null;
                                cac: number | null;
                                paybackK: number | null;
                                readonly cells: {
                                    k: number;
                                    revenue: number;
                                    cumulativeRevenue: number;
                                    margin: number;
                                    cumulativeMargin: number;
                                    active: number;
                                    visits: number;
                                    complete: boolean;
                                }[];
                            }[];
                            totals: {
                                k: number;
                                revenue: number;
                                cumulativeRevenue: number;
                                margin: number;
                                cumulativeMargin: number;
                                active: number;
                                visits: number;
                                patients: number;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/analytics/returns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Conversion to the next visit by slice, with intervals; JSON, CSV or XLSX */
        get: {
            parameters: {
                query?: {
                    /** @description Facts up to the end of this day count; today when left out */
                    asOf?: string | "";
                    /** @description Home branch of the patients */
                    branch?: string | "";
                    /** @description Days within which the next visit counts; none or left out = however long */
                    withinDays?: "30" | "60" | "90" | "180" | "365" | "none" | "";
                    by?: ("source" | "service" | "doctor" | "administrator" | "branch" | "treatment") | "";
                    fromVisit?: number;
                    /** @description Only people of this slice of the first visit, `dimension:value`; may be repeated */
                    where?: string | string[];
                    format?: "json" | "csv" | "xlsx";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            asOf: string;
                            withinDays: number | null;
                            by: ("source" | "service" | "doctor" | "administrator" | "branch" | "treatment") | null;
                            rows: {
                                key: string | null;
                                name: string | null;
                                fromVisit: number;
                                eligible: number;
                                converted: number;
                                waiting: number;
                                rate: number | null;
                                low: number | null;
                                high: number | null;
                                immature: boolean;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/analytics/returns/trend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Conversion to the next visit by month of the visit before it; unfinished months are immature */
        get: {
            parameters: {
                query?: {
                    /** @description Facts up to the end of this day count; today when left out */
                    asOf?: string | "";
                    /** @description Home branch of the patients */
                    branch?: string | "";
                    /** @description Days within which the next visit counts; none or left out = however long */
                    withinDays?: "30" | "60" | "90" | "180" | "365" | "none" | "";
                    by?: ("source" | "service" | "doctor" | "administrator" | "branch" | "treatment") | "";
                    fromVisit?: number;
                    /** @description Only people of this slice of the first visit, `dimension:value`; may be repeated */
                    where?: string | string[];
                    format?: "json" | "csv" | "xlsx";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            asOf: string;
                            withinDays: number | null;
                            by: ("source" | "service" | "doctor" | "administrator" | "branch" | "treatment") | null;
                            fromVisit: number;
                            points: {
                                cohort: string;
                                eligible: number;
                                converted: number;
                                waiting: number;
                                rate: number | null;
                                low: number | null;
                                high: number | null;
                                immature: boolean;
                            }[];
                            slices: {
                                key: string | null;
                                name: string | null;
                                points: {
                                    cohort: string;
                                    eligible: number;
                                    converted: number;
                                    waiting: number;
                                    rate: number | null;
                                    low: number | null;
                                    high: number | null;
                                    immature: boolean;
                                }[];
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/analytics/value-classes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The four value classes: people, money, margin and why people are in them */
        get: {
            parameters: {
                query?: {
                    /** @description Facts up to the end of this day count; today when left out */
                    asOf?: string | "";
                    /** @description Home branch of the patients */
                    branch?: string | "";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            asOf: string;
                            patients: number;
                            revenue: number;
                            margin: number;
                            costKnownShare: number | null;
                            cuts: {
                                lowLtv: number | null;
                                vipRevenue12m: number | null;
                            };
                            classes: {
                                /** @enum {string} */
                                name: "vip" | "stable" | "one_time" | "unprofitable";
                                words: {
                                    ru: string;
                                    en: string;
                                };
                                /** @enum {string} */
                                tactic: "curator_and_exclusive_offers" | "loyalty_and_reminders" | "convert_cheaply" | "cheaper_formats";
                                tacticText: {
                                    ru: string;
                                    en: string;
                                };
                                patients: number;
                                revenue: number;
                                margin: number;
                                reasons: {
                                    /** @enum {string} */
                                    code: "set_by_hand" | "margin_below_cost_to_serve" | "missed_bookings" | "lives_on_discounts" | "top_revenue" | "comes_regularly" | "single_visit" | "stopped_coming" | "no_visits";
                                    patients: number;
                                }[];
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/analytics/value-classes/rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How the clinic divides its patients into classes, who set it and when */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            rules: {
                                lowLtv: {
                                    /** @enum {string} */
                                    method: "quantile";
                                    share: number;
                                } | {
                                    /** @enum {string} */
                                    method: "fixed";
                                    amount: number;
                                };
                                missedBookings: {
                                    share: number;
                                    minBookings: number;
                                };
                                discountShare: number;
                                vip: {
                                    revenue12m: {
                                        /** @enum {string} */
                                        method: "quantile";
                                        share: number;
                                    } | {
                                        /** @enum {string} */
                                        method: "fixed";
                                        amount: number;
                                    };
                                    minVisits: number;
                                };
                                stable: {
                                    minVisits24m: number;
                                };
                                costToServe: {
                                    perVisit: number;
                                    perMissedBooking: number;
                                };
                            };
                            own: boolean;
                            setBy: {
                                author: string | null;
                                /** Format: date-time */
                                at: string;
                            } | null;
                        };
                    };
                };
            };
        };
        /** Set the rules of the value classes; everybody is classed again in the background */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        rules: {
                            /**
                             * @default {
                             *       "method": "quantile",
                             *       "share": 0.5
                             *     }
                             */
                            lowLtv?: {
                                /** @enum {string} */
                                method: "quantile";
                                share: number;
                            } | {
                                /** @enum {string} */
                                method: "fixed";
                                amount: number;
                            };
                            /**
                             * @default {
                             *       "share": 0.5,
                             *       "minBookings": 4
                             *     }
                             */
                            missedBookings?: {
                                share: number;
                                minBookings: number;
                            };
                            /** @default 0.4 */
                            discountShare?: number;
                            /**
                             * @default {
                             *       "revenue12m": {
                             *         "method": "quantile",
                             *         "share": 0.9
                             *       },
                             *       "minVisits": 2
                             *     }
                             */
                            vip?: {
                                revenue12m: {
                                    /** @enum {string} */
                                    method: "quantile";
                                    share: number;
                                } | {
                                    /** @enum {string} */
                                    method: "fixed";
                                    amount: number;
                                };
                                minVisits: number;
                            };
                            /**
                             * @default {
                             *       "minVisits24m": 2
                             *     }
                             */
                            stable?: {
                                minVisits24m: number;
                            };
                            /**
                             * @default {
                             *       "perVisit": 0,
                             *       "perMissedBooking": 0
                             *     }
                             */
                            costToServe?: {
                                perVisit: number;
                                perMissedBooking: number;
                            };
                        } | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            rules: {
                                lowLtv: {
                                    /** @enum {string} */
                                    method: "quantile";
                                    share: number;
                                } | {
                                    /** @enum {string} */
                                    method: "fixed";
                                    amount: number;
                                };
                                missedBookings: {
                                    share: number;
                                    minBookings: number;
                                };
                                discountShare: number;
                                vip: {
                                    revenue12m: {
                                        /** @enum {string} */
                                        method: "quantile";
                                        share: number;
                                    } | {
                                        /** @enum {string} */
                                        method: "fixed";
                                        amount: number;
                                    };
                                    minVisits: number;
                                };
                                stable: {
                                    minVisits24m: number;
                                };
                                costToServe: {
                                    perVisit: number;
                                    perMissedBooking: number;
                                };
                            };
                            own: boolean;
                            setBy: {
                                author: string | null;
                                /** Format: date-time */
                                at: string;
                            } | null;
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/analytics/value-classes/rules/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** How many people would change class under other rules; nothing is saved */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        rules: {
                            /**
                             * @default {
                             *       "method": "quantile",
                             *       "share": 0.5
                             *     }
                             */
                            lowLtv?: {
                                /** @enum {string} */
                                method: "quantile";
                                share: number;
                            } | {
                                /** @enum {string} */
                                method: "fixed";
                                amount: number;
                            };
                            /**
                             * @default {
                             *       "share": 0.5,
                             *       "minBookings": 4
                             *     }
                             */
                            missedBookings?: {
                                share: number;
                                minBookings: number;
                            };
                            /** @default 0.4 */
                            discountShare?: number;
                            /**
                             * @default {
                             *       "revenue12m": {
                             *         "method": "quantile",
                             *         "share": 0.9
                             *       },
                             *       "minVisits": 2
                             *     }
                             */
                            vip?: {
                                revenue12m: {
                                    /** @enum {string} */
                                    method: "quantile";
                                    share: number;
                                } | {
                                    /** @enum {string} */
                                    method: "fixed";
                                    amount: number;
                                };
                                minVisits: number;
                            };
                            /**
                             * @default {
                             *       "minVisits24m": 2
                             *     }
                             */
                            stable?: {
                                minVisits24m: number;
                            };
                            /**
                             * @default {
                             *       "perVisit": 0,
                             *       "perMissedBooking": 0
                             *     }
                             */
                            costToServe?: {
                                perVisit: number;
                                perMissedBooking: number;
                            };
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            changed: number;
                            classes: {
                                /** @enum {string} */
                                name: "vip" | "stable" | "one_time" | "unprofitable";
                                before: number;
                                after: number;
                            }[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/segments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Segments: people, who came and went over a week, when counted, used by whom */
        get: {
            parameters: {
                query?: {
                    search?: string;
                    archived?: "yes" | "no";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                name: string;
                                description: string | null;
                                /** @enum {string} */
                                kind: "rule" | "list";
                                sentence: {
                                    ru: string;
                                    en: string;
                                } | null;
                                people: number;
                                change: {
                                    days: number;
                                    entered: number;
                                    left: number;
                                };
                                /** @enum {string} */
                                state: "building" | "ready" | "failed";
                                builtAt: string | null;
                                buildMs: number | null;
                                usedBy: {
                                    /** @enum {string} */
                                    kind: "journey" | "campaign" | "segment";
                                    id: string;
                                    name: string;
                                }[];
                                usesMoney: boolean;
                                readyKey: string | null;
                                /** Format: date-time */
                                createdAt: string;
                                /** Format: date-time */
                                updatedAt: string;
                                updatedBy: {
                                    id: string;
                                    name: string;
                                } | null;
                                archivedAt: string | null;
                            }[];
                            total: number;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Make a segment of a rule, or a static list */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        /** @default null */
                        description?: string | null;
                        /**
                         * @default rule
                         * @enum {string}
                         */
                        kind?: "rule" | "list";
                        rule?: {
                            [key: string]: unknown;
                        };
                        /** @default false */
                        announceFirst?: boolean;
                        patientIds?: string[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            name: string;
                            description: string | null;
                            /** @enum {string} */
                            kind: "rule" | "list";
                            sentence: {
                                ru: string;
                                en: string;
                            } | null;
                            people: number;
                            change: {
                                days: number;
                                entered: number;
                                left: number;
                            };
                            /** @enum {string} */
                            state: "building" | "ready" | "failed";
                            builtAt: string | null;
                            buildMs: number | null;
                            usedBy: {
                                /** @enum {string} */
                                kind: "journey" | "campaign" | "segment";
                                id: string;
                                name: string;
                            }[];
                            usesMoney: boolean;
                            readyKey: string | null;
                            /** Format: date-time */
                            createdAt: string;
                            /** Format: date-time */
                            updatedAt: string;
                            updatedBy: {
                                id: string;
                                name: string;
                            } | null;
                            archivedAt: string | null;
                            rule: {
                                [key: string]: unknown;
                            } | null;
                            version: number;
                            announceFirst: boolean;
                            failure: string | null;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/segments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One segment with its rule */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            name: string;
                            description: string | null;
                            /** @enum {string} */
                            kind: "rule" | "list";
                            sentence: {
                                ru: string;
                                en: string;
                            } | null;
                            people: number;
                            change: {
                                days: number;
                                entered: number;
                                left: number;
                            };
                            /** @enum {string} */
                            state: "building" | "ready" | "failed";
                            builtAt: string | null;
                            buildMs: number | null;
                            usedBy: {
                                /** @enum {string} */
                                kind: "journey" | "campaign" | "segment";
                                id: string;
                                name: string;
                            }[];
                            usesMoney: boolean;
                            readyKey: string | null;
                            /** Format: date-time */
                            createdAt: string;
                            /** Format: date-time */
                            updatedAt: string;
                            updatedBy: {
                                id: string;
                                name: string;
                            } | null;
                            archivedAt: string | null;
                            rule: {
                                [key: string]: unknown;
                            } | null;
                            version: number;
                            announceFirst: boolean;
                            failure: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        /** Archive a segment; refused while something works on it */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        /** Rename a segment or give it another rule */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name?: string;
                        description?: string | null;
                        rule?: {
                            [key: string]: unknown;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            name: string;
                            description: string | null;
                            /** @enum {string} */
                            kind: "rule" | "list";
                            sentence: {
                                ru: string;
                                en: string;
                            } | null;
                            people: number;
                            change: {
                                days: number;
                                entered: number;
                                left: number;
                            };
                            /** @enum {string} */
                            state: "building" | "ready" | "failed";
                            builtAt: string | null;
                            buildMs: number | null;
                            usedBy: {
                                /** @enum {string} */
                                kind: "journey" | "campaign" | "segment";
                                id: string;
                                name: string;
                            }[];
                            usesMoney: boolean;
                            readyKey: string | null;
                            /** Format: date-time */
                            createdAt: string;
                            /** Format: date-time */
                            updatedAt: string;
                            updatedBy: {
                                id: string;
                                name: string;
                            } | null;
                            archivedAt: string | null;
                            rule: {
                                [key: string]: unknown;
                            } | null;
                            version: number;
                            announceFirst: boolean;
                            failure: string | null;
                        };
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/segments/vocabulary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What rules may ask about: fields, operators, the lists of the clinic */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            fields: {
                                key: string;
                                /** @enum {string} */
                                group: "profile" | "visits" | "bookings" | "money" | "value" | "plans" | "policies" | "contact" | "events" | "work" | "segments" | "custom";
                                /** @enum {string} */
                                type: "number" | "money" | "percent" | "count" | "date" | "birthday" | "choice" | "set" | "text" | "flag";
                                words: {
                                    ru: string;
                                    en: string;
                                };
                                readonly operators: ("at_least" | "at_most" | "exactly" | "between" | "any" | "none" | "before" | "since" | "within" | "any_of" | "all_of" | "none_of" | "contains" | "yes" | "no" | "known" | "unknown")[];
                                options: ({
                                    /** @enum {string} */
                                    kind: "fixed";
                                    readonly values: {
                                        value: string;
                                        words: {
                                            ru: string;
                                            en: string;
                                        };
                                    }[];
                                } | {
                                    /** @enum {string} */
                                    kind: "clinic";
                                    list: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "free";
                                }) | null;
                                window: ("past" | "future" | "hours") | null;
                                readonly where: {
                                    key: string;
                                    words: {
                                        ru: string;
                                        en: string;
                                    };
                                    options: {
                                        /** @enum {string} */
                                        kind: "fixed";
                                        readonly values: {
                                            value: string;
                                            words: {
                                                ru: string;
                                                en: string;
                                            };
                                        }[];
                                    } | {
                                        /** @enum {string} */
                                        kind: "clinic";
                                        list: string;
                                    } | {
                                        /** @enum {string} */
                                        kind: "free";
                                    };
                                }[];
                                money: boolean;
                                noun: string[] | null;
                            }[];
                            lists: {
                                [key: string]: {
                                    value: string;
                                    name: string;
                                }[];
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/segments/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Count a rule: people in total and after each row, reachable by channel, some of them */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        rule: {
                            [key: string]: unknown;
                        };
                        /** Format: uuid */
                        segmentId?: string;
                        /** @default 0 */
                        seed?: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            count: number;
                            total: number;
                            rows: {
                                path: string;
                                count: number;
                            }[];
                            reachable: {
                                [key: string]: number;
                            };
                            addresses: {
                                [key: string]: number;
                            };
                            consented: number;
                            unreachable: {
                                people: number;
                                withoutConsent: number;
                            };
                            openPlanAmount: number | null;
                            revenueYear: number | null;
                            change: {
                                entering: number;
                                leaving: number;
                            } | null;
                            sentence: {
                                ru: string;
                                en: string;
                            };
                            sample: {
                                id: string;
                                fullName: string;
                                age: number | null;
                                lastVisitOn: string | null;
                                visits: number;
                                openPlanAmount: number | null;
                                channels: string[];
                                because: {
                                    ru: string;
                                    en: string;
                                }[];
                            }[];
                            ms: number;
                            /** Format: date-time */
                            at: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/segments/explain": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Which rows of a rule one patient passes */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        rule: {
                            [key: string]: unknown;
                        };
                        /** Format: uuid */
                        patientId: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            patient: {
                                id: string;
                                name: string;
                            };
                            matches: boolean;
                            rows: {
                                path: string;
                                ok: boolean;
                                said: {
                                    ru: string;
                                    en: string;
                                };
                            }[];
                            failsAt: string | null;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/segments/{id}/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** People of a segment, a page at a time, with when they came */
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    cursor?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                fullName: string;
                                /** Format: date-time */
                                enteredAt: string;
                                visits: number;
                                lastVisitOn: string | null;
                            }[];
                            nextCursor: string | null;
                            total: number;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/segments/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many people came and went each day */
        get: {
            parameters: {
                query?: {
                    from?: string;
                    to?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            from: string;
                            to: string;
                            days: {
                                day: string;
                                entered: number;
                                left: number;
                                people: number;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/patients/{id}/segments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Segments a patient is in, entries and exits */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            now: {
                                id: string;
                                name: string;
                                /** Format: date-time */
                                enteredAt: string;
                            }[];
                            history: {
                                segmentId: string;
                                name: string;
                                entered: boolean;
                                reason: string;
                                /** Format: date-time */
                                at: string;
                            }[];
                            bucket: number;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/segments/{id}/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put people on a static list: picked, or by phones, e-mails and card numbers */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @default [] */
                        patientIds?: string[];
                        /** @default [] */
                        names?: string[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            found: number;
                            added: number;
                            notFound: string[];
                            ambiguous: string[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/segments/{id}/entries/removal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take people off a static list */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        patientIds: string[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            removed: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/segments/{id}/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A rule segment as JSON for another clinic */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            revisit: "segment";
                            /** @enum {number} */
                            version: 1;
                            name: string;
                            /** @default null */
                            description: string | null;
                            rule: {
                                [key: string]: unknown;
                            };
                            /** @default {} */
                            names: {
                                [key: string]: {
                                    list: string;
                                    name: string;
                                };
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/segments/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make a segment of such JSON */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        revisit: "segment";
                        /** @enum {number} */
                        version: 1;
                        name: string;
                        /** @default null */
                        description?: string | null;
                        rule: {
                            [key: string]: unknown;
                        };
                        /** @default {} */
                        names?: {
                            [key: string]: {
                                list: string;
                                name: string;
                            };
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            name: string;
                            description: string | null;
                            /** @enum {string} */
                            kind: "rule" | "list";
                            sentence: {
                                ru: string;
                                en: string;
                            } | null;
                            people: number;
                            change: {
                                days: number;
                                entered: number;
                                left: number;
                            };
                            /** @enum {string} */
                            state: "building" | "ready" | "failed";
                            builtAt: string | null;
                            buildMs: number | null;
                            usedBy: {
                                /** @enum {string} */
                                kind: "journey" | "campaign" | "segment";
                                id: string;
                                name: string;
                            }[];
                            usesMoney: boolean;
                            readyKey: string | null;
                            /** Format: date-time */
                            createdAt: string;
                            /** Format: date-time */
                            updatedAt: string;
                            updatedBy: {
                                id: string;
                                name: string;
                            } | null;
                            archivedAt: string | null;
                            rule: {
                                [key: string]: unknown;
                            } | null;
                            version: number;
                            announceFirst: boolean;
                            failure: string | null;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/segments/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Ready segments to begin with */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                key: string;
                                name: {
                                    ru: string;
                                    en: string;
                                };
                                description: {
                                    ru: string;
                                    en: string;
                                };
                                sentence: {
                                    ru: string;
                                    en: string;
                                };
                                segmentId: string | null;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/segments/ready/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Install a ready segment */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    key: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            name: string;
                            description: string | null;
                            /** @enum {string} */
                            kind: "rule" | "list";
                            sentence: {
                                ru: string;
                                en: string;
                            } | null;
                            people: number;
                            change: {
                                days: number;
                                entered: number;
                                left: number;
                            };
                            /** @enum {string} */
                            state: "building" | "ready" | "failed";
                            builtAt: string | null;
                            buildMs: number | null;
                            usedBy: {
                                /** @enum {string} */
                                kind: "journey" | "campaign" | "segment";
                                id: string;
                                name: string;
                            }[];
                            usesMoney: boolean;
                            readyKey: string | null;
                            /** Format: date-time */
                            createdAt: string;
                            /** Format: date-time */
                            updatedAt: string;
                            updatedBy: {
                                id: string;
                                name: string;
                            } | null;
                            archivedAt: string | null;
                            rule: {
                                [key: string]: unknown;
                            } | null;
                            version: number;
                            announceFirst: boolean;
                            failure: string | null;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Imports of the clinic, the newest first */
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    cursor?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                /** @enum {string} */
                                state: "draft" | "checking" | "checked" | "queued" | "running" | "done" | "failed" | "cancelled" | "undoing" | "undone";
                                fileName: string;
                                fileSize: number | null;
                                origin: string;
                                createdBy: string | null;
                                createdAt: string;
                                startedAt: string | null;
                                finishedAt: string | null;
                                undoneAt: string | null;
                                cancelRequested: boolean;
                                progress: {
                                    phase: ("waiting" | "reading" | "referrers" | "merging" | "statistics" | "undoing" | "done") | null;
                                    file: string | null;
                                    rows: number;
                                    totalRows: number | null;
                                    bytes: number;
                                    totalBytes: number;
                                    rowsPerSecond: number;
                                    errors: number;
                                    warnings: number;
                                };
                                result: {
                                    dryRun: boolean;
                                    entities: {
                                        entity: string;
                                        rows: number;
                                        created: number;
                                        updated: number;
                                        unchanged: number;
                                        rejected: number;
                                        merged: number;
                                    }[];
                                    totals: {
                                        payments: number;
                                        refunds: number;
                                    };
                                    suggestions: number;
                                    undo: {
                                        deleted: {
                                            [key: string]: number;
                                        };
                                        restored: {
                                            [key: string]: number;
                                        };
                                        kept: {
                                            [key: string]: number;
                                        };
                                        why: {
                                            [key: string]: {
                                                [key: string]: number;
                                            };
                                        };
                                    } | null;
                                    doubles: {
                                        skipped: boolean;
                                        appointments: number;
                                        service_lines: number;
                                        payments: number;
                                    } | null;
                                } | null;
                                failure: {
                                    code: string;
                                    message: string;
                                } | null;
                            }[];
                            nextCursor: string | null;
                            total: number;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Upload a table, a workbook or a zip of them: a draft with what was recognised in it */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            /** @enum {string} */
                            state: "draft" | "checking" | "checked" | "queued" | "running" | "done" | "failed" | "cancelled" | "undoing" | "undone";
                            fileName: string;
                            fileSize: number | null;
                            origin: string;
                            createdBy: string | null;
                            createdAt: string;
                            startedAt: string | null;
                            finishedAt: string | null;
                            undoneAt: string | null;
                            cancelRequested: boolean;
                            progress: {
                                phase: ("waiting" | "reading" | "referrers" | "merging" | "statistics" | "undoing" | "done") | null;
                                file: string | null;
                                rows: number;
                                totalRows: number | null;
                                bytes: number;
                                totalBytes: number;
                                rowsPerSecond: number;
                                errors: number;
                                warnings: number;
                            };
                            result: {
                                dryRun: boolean;
                                entities: {
                                    entity: string;
                                    rows: number;
                                    created: number;
                                    updated: number;
                                    unchanged: number;
                                    rejected: number;
                                    merged: number;
                                }[];
                                totals: {
                                    payments: number;
                                    refunds: number;
                                };
                                suggestions: number;
                                undo: {
                                    deleted: {
                                        [key: string]: number;
                                    };
                                    restored: {
                                        [key: string]: number;
                                    };
                                    kept: {
                                        [key: string]: number;
                                    };
                                    why: {
                                        [key: string]: {
                                            [key: string]: number;
                                        };
                                    };
                                } | null;
                                doubles: {
                                    skipped: boolean;
                                    appointments: number;
                                    service_lines: number;
                                    payments: number;
                                } | null;
                            } | null;
                            failure: {
                                code: string;
                                message: string;
                            } | null;
                            sheets: {
                                key: string;
                                fileName: string;
                                sheetName: string;
                                /** @enum {string} */
                                kind: "csv" | "xlsx";
                                encoding: string | null;
                                separator: string | null;
                                headerRow: number;
                                guessedHeaderRow: number;
                                skipped: boolean;
                                bytes: number;
                                mapping: {
                                    entities: ("branches" | "staff" | "services" | "insurers" | "patients" | "plans" | "plan_items" | "appointments" | "service_lines" | "payments" | "policies" | "offers" | "leads" | "marketing_spend" | "calls")[];
                                    columns: {
                                        [key: string]: string | string[] | null;
                                    };
                                    /** @default {} */
                                    options: {
                                        /** @enum {string} */
                                        payments?: "row" | "visit" | "none";
                                        /** @enum {string} */
                                        repeatedRows?: "skip" | "keep";
                                        /** @enum {string} */
                                        match?: "card" | "person";
                                        /** @enum {string} */
                                        doubles?: "keep" | "skip";
                                    };
                                    fixes?: {
                                        [key: string]: {
                                            values?: {
                                                [key: string]: string;
                                            };
                                            problems?: {
                                                [key: string]: "empty" | "century" | "number";
                                            };
                                            /** @enum {string} */
                                            dates?: "dmy" | "mdy";
                                        };
                                    };
                                };
                                guess: {
                                    entities: ("branches" | "staff" | "services" | "insurers" | "patients" | "plans" | "plan_items" | "appointments" | "service_lines" | "payments" | "policies" | "offers" | "leads" | "marketing_spend" | "calls")[];
                                    columns: {
                                        [key: string]: string | string[] | null;
                                    };
                                    /** @default {} */
                                    options: {
                                        /** @enum {string} */
                                        payments?: "row" | "visit" | "none";
                                        /** @enum {string} */
                                        repeatedRows?: "skip" | "keep";
                                        /** @enum {string} */
                                        match?: "card" | "person";
                                        /** @enum {string} */
                                        doubles?: "keep" | "skip";
                                    };
                                    fixes?: {
                                        [key: string]: {
                                            values?: {
                                                [key: string]: string;
                                            };
                                            problems?: {
                                                [key: string]: "empty" | "century" | "number";
                                            };
                                            /** @enum {string} */
                                            dates?: "dmy" | "mdy";
                                        };
                                    };
                                };
                                /** @enum {string} */
                                guessedBy: "exchange" | "report" | "none";
                                profile: {
                                    id: string;
                                    name: string;
                                } | null;
                                columns: {
                                    header: string;
                                    target: string[];
                                    confidence: number;
                                    samples: string[];
                                    checked: number;
                                    empty: number;
                                    bad: number;
                                    problems: {
                                        cell: string;
                                        message: string;
                                    }[];
                                }[];
                            }[];
                            unreadable: {
                                fileName: string;
                                code: string;
                                message: string;
                            }[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One import: state, progress, result and what its columns mean */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            /** @enum {string} */
                            state: "draft" | "checking" | "checked" | "queued" | "running" | "done" | "failed" | "cancelled" | "undoing" | "undone";
                            fileName: string;
                            fileSize: number | null;
                            origin: string;
                            createdBy: string | null;
                            createdAt: string;
                            startedAt: string | null;
                            finishedAt: string | null;
                            undoneAt: string | null;
                            cancelRequested: boolean;
                            progress: {
                                phase: ("waiting" | "reading" | "referrers" | "merging" | "statistics" | "undoing" | "done") | null;
                                file: string | null;
                                rows: number;
                                totalRows: number | null;
                                bytes: number;
                                totalBytes: number;
                                rowsPerSecond: number;
                                errors: number;
                                warnings: number;
                            };
                            result: {
                                dryRun: boolean;
                                entities: {
                                    entity: string;
                                    rows: number;
                                    created: number;
                                    updated: number;
                                    unchanged: number;
                                    rejected: number;
                                    merged: number;
                                }[];
                                totals: {
                                    payments: number;
                                    refunds: number;
                                };
                                suggestions: number;
                                undo: {
                                    deleted: {
                                        [key: string]: number;
                                    };
                                    restored: {
                                        [key: string]: number;
                                    };
                                    kept: {
                                        [key: string]: number;
                                    };
                                    why: {
                                        [key: string]: {
                                            [key: string]: number;
                                        };
                                    };
                                } | null;
                                doubles: {
                                    skipped: boolean;
                                    appointments: number;
                                    service_lines: number;
                                    payments: number;
                                } | null;
                            } | null;
                            failure: {
                                code: string;
                                message: string;
                            } | null;
                            sheets: {
                                key: string;
                                fileName: string;
                                sheetName: string;
                                /** @enum {string} */
                                kind: "csv" | "xlsx";
                                encoding: string | null;
                                separator: string | null;
                                headerRow: number;
                                guessedHeaderRow: number;
                                skipped: boolean;
                                bytes: number;
                                mapping: {
                                    entities: ("branches" | "staff" | "services" | "insurers" | "patients" | "plans" | "plan_items" | "appointments" | "service_lines" | "payments" | "policies" | "offers" | "leads" | "marketing_spend" | "calls")[];
                                    columns: {
                                        [key: string]: string | string[] | null;
                                    };
                                    /** @default {} */
                                    options: {
                                        /** @enum {string} */
                                        payments?: "row" | "visit" | "none";
                                        /** @enum {string} */
                                        repeatedRows?: "skip" | "keep";
                                        /** @enum {string} */
                                        match?: "card" | "person";
                                        /** @enum {string} */
                                        doubles?: "keep" | "skip";
                                    };
                                    fixes?: {
                                        [key: string]: {
                                            values?: {
                                                [key: string]: string;
                                            };
                                            problems?: {
                                                [key: string]: "empty" | "century" | "number";
                                            };
                                            /** @enum {string} */
                                            dates?: "dmy" | "mdy";
                                        };
                                    };
                                };
                                guess: {
                                    entities: ("branches" | "staff" | "services" | "insurers" | "patients" | "plans" | "plan_items" | "appointments" | "service_lines" | "payments" | "policies" | "offers" | "leads" | "marketing_spend" | "calls")[];
                                    columns: {
                                        [key: string]: string | string[] | null;
                                    };
                                    /** @default {} */
                                    options: {
                                        /** @enum {string} */
                                        payments?: "row" | "visit" | "none";
                                        /** @enum {string} */
                                        repeatedRows?: "skip" | "keep";
                                        /** @enum {string} */
                                        match?: "card" | "person";
                                        /** @enum {string} */
                                        doubles?: "keep" | "skip";
                                    };
                                    fixes?: {
                                        [key: string]: {
                                            values?: {
                                                [key: string]: string;
                                            };
                                            problems?: {
                                                [key: string]: "empty" | "century" | "number";
                                            };
                                            /** @enum {string} */
                                            dates?: "dmy" | "mdy";
                                        };
                                    };
                                };
                                /** @enum {string} */
                                guessedBy: "exchange" | "report" | "none";
                                profile: {
                                    id: string;
                                    name: string;
                                } | null;
                                columns: {
                                    header: string;
                                    target: string[];
                                    confidence: number;
                                    samples: string[];
                                    checked: number;
                                    empty: number;
                                    bad: number;
                                    problems: {
                                        cell: string;
                                        message: string;
                                    }[];
                                }[];
                            }[];
                            unreadable: {
                                fileName: string;
                                code: string;
                                message: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        /** Remove an import that wrote nothing, with its file */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{id}/mapping": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Say what the columns mean; answers with the sample rows checked anew */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        sheets: {
                            [key: string]: {
                                entities: ("branches" | "staff" | "services" | "insurers" | "patients" | "plans" | "plan_items" | "appointments" | "service_lines" | "payments" | "policies" | "offers" | "leads" | "marketing_spend" | "calls")[];
                                columns: {
                                    [key: string]: string | string[] | null;
                                };
                                /** @default {} */
                                options?: {
                                    /** @enum {string} */
                                    payments?: "row" | "visit" | "none";
                                    /** @enum {string} */
                                    repeatedRows?: "skip" | "keep";
                                    /** @enum {string} */
                                    match?: "card" | "person";
                                    /** @enum {string} */
                                    doubles?: "keep" | "skip";
                                };
                                fixes?: {
                                    [key: string]: {
                                        values?: {
                                            [key: string]: string;
                                        };
                                        problems?: {
                                            [key: string]: "empty" | "century" | "number";
                                        };
                                        /** @enum {string} */
                                        dates?: "dmy" | "mdy";
                                    };
                                };
                            };
                        };
                        origin?: string;
                        /** @enum {string} */
                        encoding?: "utf-8" | "utf-16le" | "utf-16be" | "windows-1251" | "koi8-r" | "ibm866";
                        /** @enum {string} */
                        separator?: "," | ";" | "\t" | "|";
                        headerRows?: {
                            [key: string]: number;
                        };
                        skipped?: string[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            /** @enum {string} */
                            state: "draft" | "checking" | "checked" | "queued" | "running" | "done" | "failed" | "cancelled" | "undoing" | "undone";
                            fileName: string;
                            fileSize: number | null;
                            origin: string;
                            createdBy: string | null;
                            createdAt: string;
                            startedAt: string | null;
                            finishedAt: string | null;
                            undoneAt: string | null;
                            cancelRequested: boolean;
                            progress: {
                                phase: ("waiting" | "reading" | "referrers" | "merging" | "statistics" | "undoing" | "done") | null;
                                file: string | null;
                                rows: number;
                                totalRows: number | null;
                                bytes: number;
                                totalBytes: number;
                                rowsPerSecond: number;
                                errors: number;
                                warnings: number;
                            };
                            result: {
                                dryRun: boolean;
                                entities: {
                                    entity: string;
                                    rows: number;
                                    created: number;
                                    updated: number;
                                    unchanged: number;
                                    rejected: number;
                                    merged: number;
                                }[];
                                totals: {
                                    payments: number;
                                    refunds: number;
                                };
                                suggestions: number;
                                undo: {
                                    deleted: {
                                        [key: string]: number;
                                    };
                                    restored: {
                                        [key: string]: number;
                                    };
                                    kept: {
                                        [key: string]: number;
                                    };
                                    why: {
                                        [key: string]: {
                                            [key: string]: number;
                                        };
                                    };
                                } | null;
                                doubles: {
                                    skipped: boolean;
                                    appointments: number;
                                    service_lines: number;
                                    payments: number;
                                } | null;
                            } | null;
                            failure: {
                                code: string;
                                message: string;
                            } | null;
                            sheets: {
                                key: string;
                                fileName: string;
                                sheetName: string;
                                /** @enum {string} */
                                kind: "csv" | "xlsx";
                                encoding: string | null;
                                separator: string | null;
                                headerRow: number;
                                guessedHeaderRow: number;
                                skipped: boolean;
                                bytes: number;
                                mapping: {
                                    entities: ("branches" | "staff" | "services" | "insurers" | "patients" | "plans" | "plan_items" | "appointments" | "service_lines" | "payments" | "policies" | "offers" | "leads" | "marketing_spend" | "calls")[];
                                    columns: {
                                        [key: string]: string | string[] | null;
                                    };
                                    /** @default {} */
                                    options: {
                                        /** @enum {string} */
                                        payments?: "row" | "visit" | "none";
                                        /** @enum {string} */
                                        repeatedRows?: "skip" | "keep";
                                        /** @enum {string} */
                                        match?: "card" | "person";
                                        /** @enum {string} */
                                        doubles?: "keep" | "skip";
                                    };
                                    fixes?: {
                                        [key: string]: {
                                            values?: {
                                                [key: string]: string;
                                            };
                                            problems?: {
                                                [key: string]: "empty" | "century" | "number";
                                            };
                                            /** @enum {string} */
                                            dates?: "dmy" | "mdy";
                                        };
                                    };
                                };
                                guess: {
                                    entities: ("branches" | "staff" | "services" | "insurers" | "patients" | "plans" | "plan_items" | "appointments" | "service_lines" | "payments" | "policies" | "offers" | "leads" | "marketing_spend" | "calls")[];
                                    columns: {
                                        [key: string]: string | string[] | null;
                                    };
                                    /** @default {} */
                                    options: {
                                        /** @enum {string} */
                                        payments?: "row" | "visit" | "none";
                                        /** @enum {string} */
                                        repeatedRows?: "skip" | "keep";
                                        /** @enum {string} */
                                        match?: "card" | "person";
                                        /** @enum {string} */
                                        doubles?: "keep" | "skip";
                                    };
                                    fixes?: {
                                        [key: string]: {
                                            values?: {
                                                [key: string]: string;
                                            };
                                            problems?: {
                                                [key: string]: "empty" | "century" | "number";
                                            };
                                            /** @enum {string} */
                                            dates?: "dmy" | "mdy";
                                        };
                                    };
                                };
                                /** @enum {string} */
                                guessedBy: "exchange" | "report" | "none";
                                profile: {
                                    id: string;
                                    name: string;
                                } | null;
                                columns: {
                                    header: string;
                                    target: string[];
                                    confidence: number;
                                    samples: string[];
                                    checked: number;
                                    empty: number;
                                    bad: number;
                                    problems: {
                                        cell: string;
                                        message: string;
                                    }[];
                                }[];
                            }[];
                            unreadable: {
                                fileName: string;
                                code: string;
                                message: string;
                            }[];
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{id}/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Start a dry run in the background */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            /** @enum {string} */
                            state: "draft" | "checking" | "checked" | "queued" | "running" | "done" | "failed" | "cancelled" | "undoing" | "undone";
                            fileName: string;
                            fileSize: number | null;
                            origin: string;
                            createdBy: string | null;
                            createdAt: string;
                            startedAt: string | null;
                            finishedAt: string | null;
                            undoneAt: string | null;
                            cancelRequested: boolean;
                            progress: {
                                phase: ("waiting" | "reading" | "referrers" | "merging" | "statistics" | "undoing" | "done") | null;
                                file: string | null;
                                rows: number;
                                totalRows: number | null;
                                bytes: number;
                                totalBytes: number;
                                rowsPerSecond: number;
                                errors: number;
                                warnings: number;
                            };
                            result: {
                                dryRun: boolean;
                                entities: {
                                    entity: string;
                                    rows: number;
                                    created: number;
                                    updated: number;
                                    unchanged: number;
                                    rejected: number;
                                    merged: number;
                                }[];
                                totals: {
                                    payments: number;
                                    refunds: number;
                                };
                                suggestions: number;
                                undo: {
                                    deleted: {
                                        [key: string]: number;
                                    };
                                    restored: {
                                        [key: string]: number;
                                    };
                                    kept: {
                                        [key: string]: number;
                                    };
                                    why: {
                                        [key: string]: {
                                            [key: string]: number;
                                        };
                                    };
                                } | null;
                                doubles: {
                                    skipped: boolean;
                                    appointments: number;
                                    service_lines: number;
                                    payments: number;
                                } | null;
                            } | null;
                            failure: {
                                code: string;
                                message: string;
                            } | null;
                            sheets: {
                                key: string;
                                fileName: string;
                                sheetName: string;
                                /** @enum {string} */
                                kind: "csv" | "xlsx";
                                encoding: string | null;
                                separator: string | null;
                                headerRow: number;
                                guessedHeaderRow: number;
                                skipped: boolean;
                                bytes: number;
                                mapping: {
                                    entities: ("branches" | "staff" | "services" | "insurers" | "patients" | "plans" | "plan_items" | "appointments" | "service_lines" | "payments" | "policies" | "offers" | "leads" | "marketing_spend" | "calls")[];
                                    columns: {
                                        [key: string]: string | string[] | null;
                                    };
                                    /** @default {} */
                                    options: {
                                        /** @enum {string} */
                                        payments?: "row" | "visit" | "none";
                                        /** @enum {string} */
                                        repeatedRows?: "skip" | "keep";
                                        /** @enum {string} */
                                        match?: "card" | "person";
                                        /** @enum {string} */
                                        doubles?: "keep" | "skip";
                                    };
                                    fixes?: {
                                        [key: string]: {
                                            values?: {
                                                [key: string]: string;
                                            };
                                            problems?: {
                                                [key: string]: "empty" | "century" | "number";
                                            };
                                            /** @enum {string} */
                                            dates?: "dmy" | "mdy";
                                        };
                                    };
                                };
                                guess: {
                                    entities: ("branches" | "staff" | "services" | "insurers" | "patients" | "plans" | "plan_items" | "appointments" | "service_lines" | "payments" | "policies" | "offers" | "leads" | "marketing_spend" | "calls")[];
                                    columns: {
                                        [key: string]: string | string[] | null;
                                    };
                                    /** @default {} */
                                    options: {
                                        /** @enum {string} */
                                        payments?: "row" | "visit" | "none";
                                        /** @enum {string} */
                                        repeatedRows?: "skip" | "keep";
                                        /** @enum {string} */
                                        match?: "card" | "person";
                                        /** @enum {string} */
                                        doubles?: "keep" | "skip";
                                    };
                                    fixes?: {
                                        [key: string]: {
                                            values?: {
                                                [key: string]: string;
                                            };
                                            problems?: {
                                                [key: string]: "empty" | "century" | "number";
                                            };
                                            /** @enum {string} */
                                            dates?: "dmy" | "mdy";
                                        };
                                    };
                                };
                                /** @enum {string} */
                                guessedBy: "exchange" | "report" | "none";
                                profile: {
                                    id: string;
                                    name: string;
                                } | null;
                                columns: {
                                    header: string;
                                    target: string[];
                                    confidence: number;
                                    samples: string[];
                                    checked: number;
                                    empty: number;
                                    bad: number;
                                    problems: {
                                        cell: string;
                                        message: string;
                                    }[];
                                }[];
                            }[];
                            unreadable: {
                                fileName: string;
                                code: string;
                                message: string;
                            }[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{id}/run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Start the import in the background */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            /** @enum {string} */
                            state: "draft" | "checking" | "checked" | "queued" | "running" | "done" | "failed" | "cancelled" | "undoing" | "undone";
                            fileName: string;
                            fileSize: number | null;
                            origin: string;
                            createdBy: string | null;
                            createdAt: string;
                            startedAt: string | null;
                            finishedAt: string | null;
                            undoneAt: string | null;
                            cancelRequested: boolean;
                            progress: {
                                phase: ("waiting" | "reading" | "referrers" | "merging" | "statistics" | "undoing" | "done") | null;
                                file: string | null;
                                rows: number;
                                totalRows: number | null;
                                bytes: number;
                                totalBytes: number;
                                rowsPerSecond: number;
                                errors: number;
                                warnings: number;
                            };
                            result: {
                                dryRun: boolean;
                                entities: {
                                    entity: string;
                                    rows: number;
                                    created: number;
                                    updated: number;
                                    unchanged: number;
                                    rejected: number;
                                    merged: number;
                                }[];
                                totals: {
                                    payments: number;
                                    refunds: number;
                                };
                                suggestions: number;
                                undo: {
                                    deleted: {
                                        [key: string]: number;
                                    };
                                    restored: {
                                        [key: string]: number;
                                    };
                                    kept: {
                                        [key: string]: number;
                                    };
                                    why: {
                                        [key: string]: {
                                            [key: string]: number;
                                        };
                                    };
                                } | null;
                                doubles: {
                                    skipped: boolean;
                                    appointments: number;
                                    service_lines: number;
                                    payments: number;
                                } | null;
                            } | null;
                            failure: {
                                code: string;
                                message: string;
                            } | null;
                            sheets: {
                                key: string;
                                fileName: string;
                                sheetName: string;
                                /** @enum {string} */
                                kind: "csv" | "xlsx";
                                encoding: string | null;
                                separator: string | null;
                                headerRow: number;
                                guessedHeaderRow: number;
                                skipped: boolean;
                                bytes: number;
                                mapping: {
                                    entities: ("branches" | "staff" | "services" | "insurers" | "patients" | "plans" | "plan_items" | "appointments" | "service_lines" | "payments" | "policies" | "offers" | "leads" | "marketing_spend" | "calls")[];
                                    columns: {
                                        [key: string]: string | string[] | null;
                                    };
                                    /** @default {} */
                                    options: {
                                        /** @enum {string} */
                                        payments?: "row" | "visit" | "none";
                                        /** @enum {string} */
                                        repeatedRows?: "skip" | "keep";
                                        /** @enum {string} */
                                        match?: "card" | "person";
                                        /** @enum {string} */
                                        doubles?: "keep" | "skip";
                                    };
                                    fixes?: {
                                        [key: string]: {
                                            values?: {
                                                [key: string]: string;
                                            };
                                            problems?: {
                                                [key: string]: "empty" | "century" | "number";
                                            };
                                            /** @enum {string} */
                                            dates?: "dmy" | "mdy";
                                        };
                                    };
                                };
                                guess: {
                                    entities: ("branches" | "staff" | "services" | "insurers" | "patients" | "plans" | "plan_items" | "appointments" | "service_lines" | "payments" | "policies" | "offers" | "leads" | "marketing_spend" | "calls")[];
                                    columns: {
                                        [key: string]: string | string[] | null;
                                    };
                                    /** @default {} */
                                    options: {
                                        /** @enum {string} */
                                        payments?: "row" | "visit" | "none";
                                        /** @enum {string} */
                                        repeatedRows?: "skip" | "keep";
                                        /** @enum {string} */
                                        match?: "card" | "person";
                                        /** @enum {string} */
                                        doubles?: "keep" | "skip";
                                    };
                                    fixes?: {
                                        [key: string]: {
                                            values?: {
                                                [key: string]: string;
                                            };
                                            problems?: {
                                                [key: string]: "empty" | "century" | "number";
                                            };
                                            /** @enum {string} */
                                            dates?: "dmy" | "mdy";
                                        };
                                    };
                                };
                                /** @enum {string} */
                                guessedBy: "exchange" | "report" | "none";
                                profile: {
                                    id: string;
                                    name: string;
                                } | null;
                                columns: {
                                    header: string;
                                    target: string[];
                                    confidence: number;
                                    samples: string[];
                                    checked: number;
                                    empty: number;
                                    bad: number;
                                    problems: {
                                        cell: string;
                                        message: string;
                                    }[];
                                }[];
                            }[];
                            unreadable: {
                                fileName: string;
                                code: string;
                                message: string;
                            }[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take the whole import back, in the background */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            /** @enum {string} */
                            state: "draft" | "checking" | "checked" | "queued" | "running" | "done" | "failed" | "cancelled" | "undoing" | "undone";
                            fileName: string;
                            fileSize: number | null;
                            origin: string;
                            createdBy: string | null;
                            createdAt: string;
                            startedAt: string | null;
                            finishedAt: string | null;
                            undoneAt: string | null;
                            cancelRequested: boolean;
                            progress: {
                                phase: ("waiting" | "reading" | "referrers" | "merging" | "statistics" | "undoing" | "done") | null;
                                file: string | null;
                                rows: number;
                                totalRows: number | null;
                                bytes: number;
                                totalBytes: number;
                                rowsPerSecond: number;
                                errors: number;
                                warnings: number;
                            };
                            result: {
                                dryRun: boolean;
                                entities: {
                                    entity: string;
                                    rows: number;
                                    created: number;
                                    updated: number;
                                    unchanged: number;
                                    rejected: number;
                                    merged: number;
                                }[];
                                totals: {
                                    payments: number;
                                    refunds: number;
                                };
                                suggestions: number;
                                undo: {
                                    deleted: {
                                        [key: string]: number;
                                    };
                                    restored: {
                                        [key: string]: number;
                                    };
                                    kept: {
                                        [key: string]: number;
                                    };
                                    why: {
                                        [key: string]: {
                                            [key: string]: number;
                                        };
                                    };
                                } | null;
                                doubles: {
                                    skipped: boolean;
                                    appointments: number;
                                    service_lines: number;
                                    payments: number;
                                } | null;
                            } | null;
                            failure: {
                                code: string;
                                message: string;
                            } | null;
                            sheets: {
                                key: string;
                                fileName: string;
                                sheetName: string;
                                /** @enum {string} */
                                kind: "csv" | "xlsx";
                                encoding: string | null;
                                separator: string | null;
                                headerRow: number;
                                guessedHeaderRow: number;
                                skipped: boolean;
                                bytes: number;
                                mapping: {
                                    entities: ("branches" | "staff" | "services" | "insurers" | "patients" | "plans" | "plan_items" | "appointments" | "service_lines" | "payments" | "policies" | "offers" | "leads" | "marketing_spend" | "calls")[];
                                    columns: {
                                        [key: string]: string | string[] | null;
                                    };
                                    /** @default {} */
                                    options: {
                                        /** @enum {string} */
                                        payments?: "row" | "visit" | "none";
                                        /** @enum {string} */
                                        repeatedRows?: "skip" | "keep";
                                        /** @enum {string} */
                                        match?: "card" | "person";
                                        /** @enum {string} */
                                        doubles?: "keep" | "skip";
                                    };
                                    fixes?: {
                                        [key: string]: {
                                            values?: {
                                                [key: string]: string;
                                            };
                                            problems?: {
                                                [key: string]: "empty" | "century" | "number";
                                            };
                                            /** @enum {string} */
                                            dates?: "dmy" | "mdy";
                                        };
                                    };
                                };
                                guess: {
                                    entities: ("branches" | "staff" | "services" | "insurers" | "patients" | "plans" | "plan_items" | "appointments" | "service_lines" | "payments" | "policies" | "offers" | "leads" | "marketing_spend" | "calls")[];
                                    columns: {
                                        [key: string]: string | string[] | null;
                                    };
                                    /** @default {} */
                                    options: {
                                        /** @enum {string} */
                                        payments?: "row" | "visit" | "none";
                                        /** @enum {string} */
                                        repeatedRows?: "skip" | "keep";
                                        /** @enum {string} */
                                        match?: "card" | "person";
                                        /** @enum {string} */
                                        doubles?: "keep" | "skip";
                                    };
                                    fixes?: {
                                        [key: string]: {
                                            values?: {
                                                [key: string]: string;
                                            };
                                            problems?: {
                                                [key: string]: "empty" | "century" | "number";
                                            };
                                            /** @enum {string} */
                                            dates?: "dmy" | "mdy";
                                        };
                                    };
                                };
                                /** @enum {string} */
                                guessedBy: "exchange" | "report" | "none";
                                profile: {
                                    id: string;
                                    name: string;
                                } | null;
                                columns: {
                                    header: string;
                                    target: string[];
                                    confidence: number;
                                    samples: string[];
                                    checked: number;
                                    empty: number;
                                    bad: number;
                                    problems: {
                                        cell: string;
                                        message: string;
                                    }[];
                                }[];
                            }[];
                            unreadable: {
                                fileName: string;
                                code: string;
                                message: string;
                            }[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stop the import after the rows it is working on */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            /** @enum {string} */
                            state: "draft" | "checking" | "checked" | "queued" | "running" | "done" | "failed" | "cancelled" | "undoing" | "undone";
                            fileName: string;
                            fileSize: number | null;
                            origin: string;
                            createdBy: string | null;
                            createdAt: string;
                            startedAt: string | null;
                            finishedAt: string | null;
                            undoneAt: string | null;
                            cancelRequested: boolean;
                            progress: {
                                phase: ("waiting" | "reading" | "referrers" | "merging" | "statistics" | "undoing" | "done") | null;
                                file: string | null;
                                rows: number;
                                totalRows: number | null;
                                bytes: number;
                                totalBytes: number;
                                rowsPerSecond: number;
                                errors: number;
                                warnings: number;
                            };
                            result: {
                                dryRun: boolean;
                                entities: {
                                    entity: string;
                                    rows: number;
                                    created: number;
                                    updated: number;
                                    unchanged: number;
                                    rejected: number;
                                    merged: number;
                                }[];
                                totals: {
                                    payments: number;
                                    refunds: number;
                                };
                                suggestions: number;
                                undo: {
                                    deleted: {
                                        [key: string]: number;
                                    };
                                    restored: {
                                        [key: string]: number;
                                    };
                                    kept: {
                                        [key: string]: number;
                                    };
                                    why: {
                                        [key: string]: {
                                            [key: string]: number;
                                        };
                                    };
                                } | null;
                                doubles: {
                                    skipped: boolean;
                                    appointments: number;
                                    service_lines: number;
                                    payments: number;
                                } | null;
                            } | null;
                            failure: {
                                code: string;
                                message: string;
                            } | null;
                            sheets: {
                                key: string;
                                fileName: string;
                                sheetName: string;
                                /** @enum {string} */
                                kind: "csv" | "xlsx";
                                encoding: string | null;
                                separator: string | null;
                                headerRow: number;
                                guessedHeaderRow: number;
                                skipped: boolean;
                                bytes: number;
                                mapping: {
                                    entities: ("branches" | "staff" | "services" | "insurers" | "patients" | "plans" | "plan_items" | "appointments" | "service_lines" | "payments" | "policies" | "offers" | "leads" | "marketing_spend" | "calls")[];
                                    columns: {
                                        [key: string]: string | string[] | null;
                                    };
                                    /** @default {} */
                                    options: {
                                        /** @enum {string} */
                                        payments?: "row" | "visit" | "none";
                                        /** @enum {string} */
                                        repeatedRows?: "skip" | "keep";
                                        /** @enum {string} */
                                        match?: "card" | "person";
                                        /** @enum {string} */
                                        doubles?: "keep" | "skip";
                                    };
                                    fixes?: {
                                        [key: string]: {
                                            values?: {
                                                [key: string]: string;
                                            };
                                            problems?: {
                                                [key: string]: "empty" | "century" | "number";
                                            };
                                            /** @enum {string} */
                                            dates?: "dmy" | "mdy";
                                        };
                                    };
                                };
                                guess: {
                                    entities: ("branches" | "staff" | "services" | "insurers" | "patients" | "plans" | "plan_items" | "appointments" | "service_lines" | "payments" | "policies" | "offers" | "leads" | "marketing_spend" | "calls")[];
                                    columns: {
                                        [key: string]: string | string[] | null;
                                    };
                                    /** @default {} */
                                    options: {
                                        /** @enum {string} */
                                        payments?: "row" | "visit" | "none";
                                        /** @enum {string} */
                                        repeatedRows?: "skip" | "keep";
                                        /** @enum {string} */
                                        match?: "card" | "person";
                                        /** @enum {string} */
                                        doubles?: "keep" | "skip";
                                    };
                                    fixes?: {
                                        [key: string]: {
                                            values?: {
                                                [key: string]: string;
                                            };
                                            problems?: {
                                                [key: string]: "empty" | "century" | "number";
                                            };
                                            /** @enum {string} */
                                            dates?: "dmy" | "mdy";
                                        };
                                    };
                                };
                                /** @enum {string} */
                                guessedBy: "exchange" | "report" | "none";
                                profile: {
                                    id: string;
                                    name: string;
                                } | null;
                                columns: {
                                    header: string;
                                    target: string[];
                                    confidence: number;
                                    samples: string[];
                                    checked: number;
                                    empty: number;
                                    bad: number;
                                    problems: {
                                        cell: string;
                                        message: string;
                                    }[];
                                }[];
                            }[];
                            unreadable: {
                                fileName: string;
                                code: string;
                                message: string;
                            }[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{id}/errors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is wrong with rows of the import: by column and kind with examples, and one by one */
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    cursor?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            groups: {
                                entity: string | null;
                                column: string | null;
                                code: string;
                                /** @enum {string} */
                                severity: "error" | "warning";
                                count: number;
                                suggestion: ({
                                    /** @enum {string} */
                                    kind: "problem";
                                    header: string;
                                    /** @enum {string} */
                                    fix: "empty" | "century" | "number";
                                    label: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "value";
                                    header: string;
                                    cell: string;
                                    value: string;
                                    label: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "values";
                                    header: string;
                                }) | null;
                                examples: {
                                    row: number;
                                    file: string;
                                    sheet: string;
                                    cell: string | null;
                                    message: string;
                                }[];
                            }[];
                            items: {
                                row: number;
                                file: string | null;
                                sheet: string | null;
                                entity: string | null;
                                column: string | null;
                                code: string;
                                /** @enum {string} */
                                severity: "error" | "warning";
                                message: string;
                                cells: string[];
                            }[];
                            nextCursor: string | null;
                            total: number;
                            errors: number;
                            warnings: number;
                            rows: number;
                            rejectedRows: number;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{id}/rows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The first rows of a sheet as they stand in the file, for choosing the one that names the columns */
        get: {
            parameters: {
                query?: {
                    sheet?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            sheet: string;
                            headerRow: number;
                            guessedHeaderRow: number;
                            items: {
                                row: number;
                                cells: string[];
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{id}/values": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The different cells of columns of names and words as the last check counted them, and what each is read as */
        get: {
            parameters: {
                query?: {
                    sheet?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            sheet: string;
                            columns: {
                                sheet: string;
                                header: string;
                                /** @enum {string} */
                                kind: "words" | "names";
                                mayCreate: boolean;
                                choices: {
                                    value: string;
                                    label: string;
                                }[];
                                values: {
                                    cell: string;
                                    count: number;
                                    /** @enum {string} */
                                    state: "known" | "fixed" | "new" | "unknown";
                                    reads: string | null;
                                    suggestion: {
                                        value: string;
                                        label: string;
                                    } | null;
                                }[];
                                more: boolean;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{id}/errors-file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The original rows that have problems, with a column that says what is wrong */
        get: {
            parameters: {
                query?: {
                    format?: "csv" | "xlsx";
                    sheet?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/import-fields": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everything a column can be mapped to */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            entities: {
                                name: string;
                                label: {
                                    ru: string;
                                    en: string;
                                };
                                fields: {
                                    name: string;
                                    label: {
                                        ru: string;
                                        en: string;
                                    };
                                    kind: string;
                                    required: boolean;
                                    key: boolean;
                                }[];
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/import-profiles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Saved mappings; one whose headers match a file is applied by itself */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                name: string;
                                mapping: {
                                    entities: ("branches" | "staff" | "services" | "insurers" | "patients" | "plans" | "plan_items" | "appointments" | "service_lines" | "payments" | "policies" | "offers" | "leads" | "marketing_spend" | "calls")[];
                                    columns: {
                                        [key: string]: string | string[] | null;
                                    };
                                    /** @default {} */
                                    options: {
                                        /** @enum {string} */
                                        payments?: "row" | "visit" | "none";
                                        /** @enum {string} */
                                        repeatedRows?: "skip" | "keep";
                                        /** @enum {string} */
                                        match?: "card" | "person";
                                        /** @enum {string} */
                                        doubles?: "keep" | "skip";
                                    };
                                    fixes?: {
                                        [key: string]: {
                                            values?: {
                                                [key: string]: string;
                                            };
                                            problems?: {
                                                [key: string]: "empty" | "century" | "number";
                                            };
                                            /** @enum {string} */
                                            dates?: "dmy" | "mdy";
                                        };
                                    };
                                };
                                createdAt: string;
                                updatedAt: string;
                            }[];
                            total: number;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Save a mapping under a name */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        mapping: {
                            entities: ("branches" | "staff" | "services" | "insurers" | "patients" | "plans" | "plan_items" | "appointments" | "service_lines" | "payments" | "policies" | "offers" | "leads" | "marketing_spend" | "calls")[];
                            columns: {
                                [key: string]: string | string[] | null;
                            };
                            /** @default {} */
                            options?: {
                                /** @enum {string} */
                                payments?: "row" | "visit" | "none";
                                /** @enum {string} */
                                repeatedRows?: "skip" | "keep";
                                /** @enum {string} */
                                match?: "card" | "person";
                                /** @enum {string} */
                                doubles?: "keep" | "skip";
                            };
                            fixes?: {
                                [key: string]: {
                                    values?: {
                                        [key: string]: string;
                                    };
                                    problems?: {
                                        [key: string]: "empty" | "century" | "number";
                                    };
                                    /** @enum {string} */
                                    dates?: "dmy" | "mdy";
                                };
                            };
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/import-profiles/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Rename a saved mapping or change it */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name?: string;
                        mapping?: {
                            entities: ("branches" | "staff" | "services" | "insurers" | "patients" | "plans" | "plan_items" | "appointments" | "service_lines" | "payments" | "policies" | "offers" | "leads" | "marketing_spend" | "calls")[];
                            columns: {
                                [key: string]: string | string[] | null;
                            };
                            /** @default {} */
                            options?: {
                                /** @enum {string} */
                                payments?: "row" | "visit" | "none";
                                /** @enum {string} */
                                repeatedRows?: "skip" | "keep";
                                /** @enum {string} */
                                match?: "card" | "person";
                                /** @enum {string} */
                                doubles?: "keep" | "skip";
                            };
                            fixes?: {
                                [key: string]: {
                                    values?: {
                                        [key: string]: string;
                                    };
                                    problems?: {
                                        [key: string]: "empty" | "century" | "number";
                                    };
                                    /** @enum {string} */
                                    dates?: "dmy" | "mdy";
                                };
                            };
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                        };
                    };
                };
            };
        };
        post?: never;
        /** Delete a saved mapping */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/outbox": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Messages planned, sent and not sent, with the reason; channel=sandbox: what the sandbox was given */
        get: {
            parameters: {
                query?: {
                    channel?: ("max" | "sms" | "email" | "telegram" | "whatsapp" | "push" | "call" | "webhook" | "sandbox") | ("max" | "sms" | "email" | "telegram" | "whatsapp" | "push" | "call" | "webhook" | "sandbox")[];
                    state?: ("planned" | "held" | "claimed" | "sent" | "delivered" | "read" | "failed" | "unknown" | "skipped" | "held_out" | "cancelled" | "expired") | ("planned" | "held" | "claimed" | "sent" | "delivered" | "read" | "failed" | "unknown" | "skipped" | "held_out" | "cancelled" | "expired")[];
                    reason?: ("sent" | "expired" | "global_stop" | "money_breaker" | "paused" | "version_closed" | "exited" | "booked" | "goal_reached" | "cancelled" | "campaign_stopped" | "stale_data" | "deceased" | "erased" | "complaint" | "complication" | "active_treatment" | "debt_dispute" | "do_not_contact" | "no_consent" | "consent_withdrawn" | "channel_not_allowed" | "needs_launch" | "no_address" | "address_bad" | "address_blocked" | "channel_off" | "all_tried" | "not_published" | "variable_missing" | "linter" | "too_long" | "render_failed" | "control_group" | "quiet_hours" | "holiday" | "preferred_time" | "catch_up" | "window_missed" | "over_cap" | "slot_kept" | "capped_out" | "one_per_household" | "already_sent" | "throttled" | "unavailable" | "channel_auth" | "channel_no_money" | "not_delivered" | "refused" | "unknown") | ("sent" | "expired" | "global_stop" | "money_breaker" | "paused" | "version_closed" | "exited" | "booked" | "goal_reached" | "cancelled" | "campaign_stopped" | "stale_data" | "deceased" | "erased" | "complaint" | "complication" | "active_treatment" | "debt_dispute" | "do_not_contact" | "no_consent" | "consent_withdrawn" | "channel_not_allowed" | "needs_launch" | "no_address" | "address_bad" | "address_blocked" | "channel_off" | "all_tried" | "not_published" | "variable_missing" | "linter" | "too_long" | "render_failed" | "control_group" | "quiet_hours" | "holiday" | "preferred_time" | "catch_up" | "window_missed" | "over_cap" | "slot_kept" | "capped_out" | "one_per_household" | "already_sent" | "throttled" | "unavailable" | "channel_auth" | "channel_no_money" | "not_delivered" | "refused" | "unknown")[];
                    patient?: string;
                    journey?: string;
                    campaign?: string;
                    node?: string;
                    from?: string;
                    to?: string;
                    limit?: number;
                    cursor?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                patient: {
                                    id: string;
                                    fullName: string;
                                    externalIds: string[];
                                };
                                /** @enum {string} */
                                origin: "journey" | "campaign" | "call_list" | "manual";
                                journey: string | null;
                                journeyId: string | null;
                                campaign: string | null;
                                campaignId: string | null;
                                node: string | null;
                                step: string | null;
                                /** @enum {string} */
                                class: "service" | "advertising";
                                /** @enum {string} */
                                priority: "medical" | "service" | "return" | "promotion";
                                /** @enum {string} */
                                state: "planned" | "held" | "claimed" | "sent" | "delivered" | "read" | "failed" | "unknown" | "skipped" | "held_out" | "cancelled" | "expired";
                                verdict: string | null;
                                reason: {
                                    code: string;
                                    text: string;
                                    /** @enum {string} */
                                    remedy: "fixable" | "intended" | "later" | "stop";
                                    fix: string | null;
                                } | null;
                                channel: string | null;
                                provider: string | null;
                                address: string | null;
                                text: string | null;
                                subject: string | null;
                                /** Format: date-time */
                                at: string;
                                /** Format: date-time */
                                dueAt: string;
                                nextAt: string | null;
                                sentAt: string | null;
                                deliveredAt: string | null;
                                readAt: string | null;
                                answeredAt: string | null;
                                cost: number | null;
                            }[];
                            nextCursor: string | null;
                            total: number;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/outbox/summary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many messages are in which state, and why; the parts add up */
        get: {
            parameters: {
                query?: {
                    channel?: ("max" | "sms" | "email" | "telegram" | "whatsapp" | "push" | "call" | "webhook" | "sandbox") | ("max" | "sms" | "email" | "telegram" | "whatsapp" | "push" | "call" | "webhook" | "sandbox")[];
                    state?: ("planned" | "held" | "claimed" | "sent" | "delivered" | "read" | "failed" | "unknown" | "skipped" | "held_out" | "cancelled" | "expired") | ("planned" | "held" | "claimed" | "sent" | "delivered" | "read" | "failed" | "unknown" | "skipped" | "held_out" | "cancelled" | "expired")[];
                    reason?: ("sent" | "expired" | "global_stop" | "money_breaker" | "paused" | "version_closed" | "exited" | "booked" | "goal_reached" | "cancelled" | "campaign_stopped" | "stale_data" | "deceased" | "erased" | "complaint" | "complication" | "active_treatment" | "debt_dispute" | "do_not_contact" | "no_consent" | "consent_withdrawn" | "channel_not_allowed" | "needs_launch" | "no_address" | "address_bad" | "address_blocked" | "channel_off" | "all_tried" | "not_published" | "variable_missing" | "linter" | "too_long" | "render_failed" | "control_group" | "quiet_hours" | "holiday" | "preferred_time" | "catch_up" | "window_missed" | "over_cap" | "slot_kept" | "capped_out" | "one_per_household" | "already_sent" | "throttled" | "unavailable" | "channel_auth" | "channel_no_money" | "not_delivered" | "refused" | "unknown") | ("sent" | "expired" | "global_stop" | "money_breaker" | "paused" | "version_closed" | "exited" | "booked" | "goal_reached" | "cancelled" | "campaign_stopped" | "stale_data" | "deceased" | "erased" | "complaint" | "complication" | "active_treatment" | "debt_dispute" | "do_not_contact" | "no_consent" | "consent_withdrawn" | "channel_not_allowed" | "needs_launch" | "no_address" | "address_bad" | "address_blocked" | "channel_off" | "all_tried" | "not_published" | "variable_missing" | "linter" | "too_long" | "render_failed" | "control_group" | "quiet_hours" | "holiday" | "preferred_time" | "catch_up" | "window_missed" | "over_cap" | "slot_kept" | "capped_out" | "one_per_household" | "already_sent" | "throttled" | "unavailable" | "channel_auth" | "channel_no_money" | "not_delivered" | "refused" | "unknown")[];
                    patient?: string;
                    journey?: string;
                    campaign?: string;
                    node?: string;
                    from?: string;
                    to?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            total: number;
                            states: {
                                /** @enum {string} */
                                state: "planned" | "held" | "claimed" | "sent" | "delivered" | "read" | "failed" | "unknown" | "skipped" | "held_out" | "cancelled" | "expired";
                                touches: number;
                            }[];
                            reasons: {
                                code: string;
                                text: string;
                                /** @enum {string} */
                                remedy: "fixable" | "intended" | "later" | "stop";
                                fix: string | null;
                                touches: number;
                            }[];
                            channels: {
                                channel: string;
                                touches: number;
                                cost: number;
                            }[];
                            unknown: number;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/outbox/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The outbox as CSV, with the same filters */
        get: {
            parameters: {
                query?: {
                    channel?: ("max" | "sms" | "email" | "telegram" | "whatsapp" | "push" | "call" | "webhook" | "sandbox") | ("max" | "sms" | "email" | "telegram" | "whatsapp" | "push" | "call" | "webhook" | "sandbox")[];
                    state?: ("planned" | "held" | "claimed" | "sent" | "delivered" | "read" | "failed" | "unknown" | "skipped" | "held_out" | "cancelled" | "expired") | ("planned" | "held" | "claimed" | "sent" | "delivered" | "read" | "failed" | "unknown" | "skipped" | "held_out" | "cancelled" | "expired")[];
                    reason?: ("sent" | "expired" | "global_stop" | "money_breaker" | "paused" | "version_closed" | "exited" | "booked" | "goal_reached" | "cancelled" | "campaign_stopped" | "stale_data" | "deceased" | "erased" | "complaint" | "complication" | "active_treatment" | "debt_dispute" | "do_not_contact" | "no_consent" | "consent_withdrawn" | "channel_not_allowed" | "needs_launch" | "no_address" | "address_bad" | "address_blocked" | "channel_off" | "all_tried" | "not_published" | "variable_missing" | "linter" | "too_long" | "render_failed" | "control_group" | "quiet_hours" | "holiday" | "preferred_time" | "catch_up" | "window_missed" | "over_cap" | "slot_kept" | "capped_out" | "one_per_household" | "already_sent" | "throttled" | "unavailable" | "channel_auth" | "channel_no_money" | "not_delivered" | "refused" | "unknown") | ("sent" | "expired" | "global_stop" | "money_breaker" | "paused" | "version_closed" | "exited" | "booked" | "goal_reached" | "cancelled" | "campaign_stopped" | "stale_data" | "deceased" | "erased" | "complaint" | "complication" | "active_treatment" | "debt_dispute" | "do_not_contact" | "no_consent" | "consent_withdrawn" | "channel_not_allowed" | "needs_launch" | "no_address" | "address_bad" | "address_blocked" | "channel_off" | "all_tried" | "not_published" | "variable_missing" | "linter" | "too_long" | "render_failed" | "control_group" | "quiet_hours" | "holiday" | "preferred_time" | "catch_up" | "window_missed" | "over_cap" | "slot_kept" | "capped_out" | "one_per_household" | "already_sent" | "throttled" | "unavailable" | "channel_auth" | "channel_no_money" | "not_delivered" | "refused" | "unknown")[];
                    patient?: string;
                    journey?: string;
                    campaign?: string;
                    node?: string;
                    from?: string;
                    to?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/touches/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One message with every decision about it and every delivery: why, or why not */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            patient: {
                                id: string;
                                fullName: string;
                                externalIds: string[];
                            };
                            /** @enum {string} */
                            origin: "journey" | "campaign" | "call_list" | "manual";
                            journey: string | null;
                            journeyId: string | null;
                            campaign: string | null;
                            campaignId: string | null;
                            node: string | null;
                            step: string | null;
                            /** @enum {string} */
                            class: "service" | "advertising";
                            /** @enum {string} */
                            priority: "medical" | "service" | "return" | "promotion";
                            /** @enum {string} */
                            state: "planned" | "held" | "claimed" | "sent" | "delivered" | "read" | "failed" | "unknown" | "skipped" | "held_out" | "cancelled" | "expired";
                            verdict: string | null;
                            reason: {
                                code: string;
                                text: string;
                                /** @enum {string} */
                                remedy: "fixable" | "intended" | "later" | "stop";
                                fix: string | null;
                            } | null;
                            channel: string | null;
                            provider: string | null;
                            address: string | null;
                            text: string | null;
                            subject: string | null;
                            /** Format: date-time */
                            at: string;
                            /** Format: date-time */
                            dueAt: string;
                            nextAt: string | null;
                            sentAt: string | null;
                            deliveredAt: string | null;
                            readAt: string | null;
                            answeredAt: string | null;
                            cost: number | null;
                            /** Format: date-time */
                            expiresAt: string;
                            html: string | null;
                            carriedBy: string | null;
                            decisions: {
                                /** Format: date-time */
                                at: string;
                                verdict: string;
                                reason: {
                                    code: string;
                                    text: string;
                                    /** @enum {string} */
                                    remedy: "fixable" | "intended" | "later" | "stop";
                                    fix: string | null;
                                };
                                gate: number | null;
                                channel: string | null;
                                until: string | null;
                                detail: string | null;
                            }[];
                            deliveries: {
                                id: string;
                                channel: string;
                                provider: string;
                                providerId: string | null;
                                address: string;
                                state: string;
                                tries: number;
                                refusal: string | null;
                                detail: string | null;
                                cost: number | null;
                                /** Format: date-time */
                                claimedAt: string;
                                acceptedAt: string | null;
                                deliveredAt: string | null;
                                readAt: string | null;
                                failedAt: string | null;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        /** Call back a message nobody has begun to send */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            ok: true;
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/touches/{id}/resolution": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say whether an unknown message went out; if not, it passes the gate again */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        sent: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            ok: true;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/patients/{id}/touches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everything sent, planned or not sent to a patient, and the experiments that only watch them */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                patient: {
                                    id: string;
                                    fullName: string;
                                    externalIds: string[];
                                };
                                /** @enum {string} */
                                origin: "journey" | "campaign" | "call_list" | "manual";
                                journey: string | null;
                                journeyId: string | null;
                                campaign: string | null;
                                campaignId: string | null;
                                node: string | null;
                                step: string | null;
                                /** @enum {string} */
                                class: "service" | "advertising";
                                /** @enum {string} */
                                priority: "medical" | "service" | "return" | "promotion";
                                /** @enum {string} */
                                state: "planned" | "held" | "claimed" | "sent" | "delivered" | "read" | "failed" | "unknown" | "skipped" | "held_out" | "cancelled" | "expired";
                                verdict: string | null;
                                reason: {
                                    code: string;
                                    text: string;
                                    /** @enum {string} */
                                    remedy: "fixable" | "intended" | "later" | "stop";
                                    fix: string | null;
                                } | null;
                                channel: string | null;
                                provider: string | null;
                                address: string | null;
                                text: string | null;
                                subject: string | null;
                                /** Format: date-time */
                                at: string;
                                /** Format: date-time */
                                dueAt: string;
                                nextAt: string | null;
                                sentAt: string | null;
                                deliveredAt: string | null;
                                readAt: string | null;
                                answeredAt: string | null;
                                cost: number | null;
                            }[];
                            control: {
                                scope: string;
                                /** Format: date-time */
                                since: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        /** Write to a patient by hand: through the same gate as everything else */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        text?: string;
                        subject?: string;
                        /** Format: uuid */
                        templateId?: string;
                        /** @default {} */
                        context?: {
                            [key: string]: string;
                        };
                        /** @enum {string} */
                        class: "service" | "advertising";
                        /**
                         * @description Tried in this order; the order of the clinic when empty
                         * @default []
                         */
                        channels?: ("max" | "sms" | "email" | "telegram" | "whatsapp" | "push" | "call" | "webhook")[];
                        /**
                         * Format: date-time
                         * @description When to send; now when left out
                         */
                        at?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            verdict: "send" | "later" | "hold" | "skip" | "held_out";
                            reason: {
                                code: string;
                                text: string;
                                /** @enum {string} */
                                remedy: "fixable" | "intended" | "later" | "stop";
                                fix: string | null;
                            };
                            channel: string | null;
                            address: string | null;
                            until: string | null;
                            text: string | null;
                            subject: string | null;
                            id: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/patients/{id}/touches/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What the gate would say of a message by hand; nothing is sent */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        text?: string;
                        subject?: string;
                        /** Format: uuid */
                        templateId?: string;
                        /** @default {} */
                        context?: {
                            [key: string]: string;
                        };
                        /** @enum {string} */
                        class: "service" | "advertising";
                        /**
                         * @description Tried in this order; the order of the clinic when empty
                         * @default []
                         */
                        channels?: ("max" | "sms" | "email" | "telegram" | "whatsapp" | "push" | "call" | "webhook")[];
                        /**
                         * Format: date-time
                         * @description When to send; now when left out
                         */
                        at?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            verdict: "send" | "later" | "hold" | "skip" | "held_out";
                            reason: {
                                code: string;
                                text: string;
                                /** @enum {string} */
                                remedy: "fixable" | "intended" | "later" | "stop";
                                fix: string | null;
                            };
                            channel: string | null;
                            address: string | null;
                            until: string | null;
                            text: string | null;
                            subject: string | null;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contact-rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Quiet hours, holidays, caps, cascade, control group, limits and the general stop, with who set them */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            rules: {
                                /**
                                 * @default {
                                 *       "service": {
                                 *         "weekdays": {
                                 *           "from": "09:00",
                                 *           "to": "21:00"
                                 *         },
                                 *         "weekends": {
                                 *           "from": "10:00",
                                 *           "to": "20:00"
                                 *         },
                                 *         "holidays": {
                                 *           "from": "10:00",
                                 *           "to": "20:00"
                                 *         }
                                 *       },
                                 *       "advertising": {
                                 *         "weekdays": {
                                 *           "from": "10:00",
                                 *           "to": "20:00"
                                 *         },
                                 *         "weekends": {
                                 *           "from": "11:00",
                                 *           "to": "19:00"
                                 *         },
                                 *         "holidays": null
                                 *       }
                                 *     }
                                 */
                                quietHours: {
                                    service: {
                                        weekdays: {
                                            from: string;
                                            to: string;
                                        } | null;
                                        weekends: {
                                            from: string;
                                            to: string;
                                        } | null;
                                        holidays: {
                                            from: string;
                                            to: string;
                                        } | null;
                                    };
                                    advertising: {
                                        weekdays: {
                                            from: string;
                                            to: string;
                                        } | null;
                                        weekends: {
                                            from: string;
                                            to: string;
                                        } | null;
                                        holidays: {
                                            from: string;
                                            to: string;
                                        } | null;
                                    };
                                };
                                /**
                                 * @default {
                                 *       "country": "RU",
                                 *       "also": [],
                                 *       "except": []
                                 *     }
                                 */
                                holidays: {
                                    /** @default RU */
                                    country: "RU" | null;
                                    /** @default [] */
                                    also: string[];
                                    /** @default [] */
                                    except: string[];
                                };
                                /**
                                 * @default [
                                 *       {
                                 *         "max": 3,
                                 *         "hours": 168,
                                 *         "classes": [],
                                 *         "priorities": [
                                 *           "return",
                                 *           "promotion"
                                 *         ],
                                 *         "channels": []
                                 *       },
                                 *       {
                                 *         "max": 1,
                                 *         "hours": 20,
                                 *         "classes": [],
                                 *         "priorities": [
                                 *           "return",
                                 *           "promotion"
                                 *         ],
                                 *         "channels": []
                                 *       },
                                 *       {
                                 *         "max": 4,
                                 *         "hours": 720,
                                 *         "classes": [
                                 *           "advertising"
                                 *         ],
                                 *         "priorities": [],
                                 *         "channels": []
                                 *       }
                                 *     ]
                                 */
                                caps: {
                                    max: number;
                                    hours: number;
                                    /** @default [] */
                                    classes: ("service" | "advertising")[];
                                    /** @default [] */
                                    priorities: ("medical" | "service" | "return" | "promotion")[];
                                    /** @default [] */
                                    channels: ("max" | "sms" | "email" | "telegram" | "whatsapp" | "push" | "call" | "webhook")[];
                                }[];
                                /**
                                 * @default {
                                 *       "service": [
                                 *         "max",
                                 *         "sms",
                                 *         "email",
                                 *         "push"
                                 *       ],
                                 *       "advertising": [
                                 *         "max",
                                 *         "sms",
                                 *         "email",
                                 *         "push"
                                 *       ]
                                 *     }
                                 */
                                cascade: {
                                    service: ("max" | "sms" | "email" | "telegram" | "whatsapp" | "push" | "call" | "webhook")[];
                                    advertising: ("max" | "sms" | "email" | "telegram" | "whatsapp" | "push" | "call" | "webhook")[];
                                };
                                /** @default 24 */
                                staleAfterHours: number | null;
                                /** @default 20 */
                                spreadMinutes: number;
                                /** @default 0 */
                                holdoutPercent: number;
                                /** @default null */
                                moneyPerHour: number | null;
                                /** @default 2000 */
                                catchUpPerHour: number;
                            };
                            setBy: {
                                author: string | null;
                                /** Format: date-time */
                                at: string;
                            } | null;
                            defaults: {
                                /**
                                 * @default {
                                 *       "service": {
                                 *         "weekdays": {
                                 *           "from": "09:00",
                                 *           "to": "21:00"
                                 *         },
                                 *         "weekends": {
                                 *           "from": "10:00",
                                 *           "to": "20:00"
                                 *         },
                                 *         "holidays": {
                                 *           "from": "10:00",
                                 *           "to": "20:00"
                                 *         }
                                 *       },
                                 *       "advertising": {
                                 *         "weekdays": {
                                 *           "from": "10:00",
                                 *           "to": "20:00"
                                 *         },
                                 *         "weekends": {
                                 *           "from": "11:00",
                                 *           "to": "19:00"
                                 *         },
                                 *         "holidays": null
                                 *       }
                                 *     }
                                 */
                                quietHours: {
                                    service: {
                                        weekdays: {
                                            from: string;
                                            to: string;
                                        } | null;
                                        weekends: {
                                            from: string;
                                            to: string;
                                        } | null;
                                        holidays: {
                                            from: string;
                                            to: string;
                                        } | null;
                                    };
                                    advertising: {
                                        weekdays: {
                                            from: string;
                                            to: string;
                                        } | null;
                                        weekends: {
                                            from: string;
                                            to: string;
                                        } | null;
                                        holidays: {
                                            from: string;
                                            to: string;
                                        } | null;
                                    };
                                };
                                /**
                                 * @default {
                                 *       "country": "RU",
                                 *       "also": [],
                                 *       "except": []
                                 *     }
                                 */
                                holidays: {
                                    /** @default RU */
                                    country: "RU" | null;
                                    /** @default [] */
                                    also: string[];
                                    /** @default [] */
                                    except: string[];
                                };
                                /**
                                 * @default [
                                 *       {
                                 *         "max": 3,
                                 *         "hours": 168,
                                 *         "classes": [],
                                 *         "priorities": [
                                 *           "return",
                                 *           "promotion"
                                 *         ],
                                 *         "channels": []
                                 *       },
                                 *       {
                                 *         "max": 1,
                                 *         "hours": 20,
                                 *         "classes": [],
                                 *         "priorities": [
                                 *           "return",
                                 *           "promotion"
                                 *         ],
                                 *         "channels": []
                                 *       },
                                 *       {
                                 *         "max": 4,
                                 *         "hours": 720,
                                 *         "classes": [
                                 *           "advertising"
                                 *         ],
                                 *         "priorities": [],
                                 *         "channels": []
                                 *       }
                                 *     ]
                                 */
                                caps: {
                                    max: number;
                                    hours: number;
                                    /** @default [] */
                                    classes: ("service" | "advertising")[];
                                    /** @default [] */
                                    priorities: ("medical" | "service" | "return" | "promotion")[];
                                    /** @default [] */
                                    channels: ("max" | "sms" | "email" | "telegram" | "whatsapp" | "push" | "call" | "webhook")[];
                                }[];
                                /**
                                 * @default {
                                 *       "service": [
                                 *         "max",
                                 *         "sms",
                                 *         "email",
                                 *         "push"
                                 *       ],
                                 *       "advertising": [
                                 *         "max",
                                 *         "sms",
                                 *         "email",
                                 *         "push"
                                 *       ]
                                 *     }
                                 */
                                cascade: {
                                    service: ("max" | "sms" | "email" | "telegram" | "whatsapp" | "push" | "call" | "webhook")[];
                                    advertising: ("max" | "sms" | "email" | "telegram" | "whatsapp" | "push" | "call" | "webhook")[];
                                };
                                /** @default 24 */
                                staleAfterHours: number | null;
                                /** @default 20 */
                                spreadMinutes: number;
                                /** @default 0 */
                                holdoutPercent: number;
                                /** @default null */
                                moneyPerHour: number | null;
                                /** @default 2000 */
                                catchUpPerHour: number;
                            };
                            stop: {
                                stopped: boolean;
                                note: string;
                                setBy: {
                                    author: string | null;
                                    /** Format: date-time */
                                    at: string;
                                } | null;
                            };
                            base: {
                                updatedAt: string | null;
                                stale: boolean;
                            };
                        };
                    };
                };
            };
        };
        /** Set the rules of contact; the earlier ones stay as history */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * @default {
                         *       "service": {
                         *         "weekdays": {
                         *           "from": "09:00",
                         *           "to": "21:00"
                         *         },
                         *         "weekends": {
                         *           "from": "10:00",
                         *           "to": "20:00"
                         *         },
                         *         "holidays": {
                         *           "from": "10:00",
                         *           "to": "20:00"
                         *         }
                         *       },
                         *       "advertising": {
                         *         "weekdays": {
                         *           "from": "10:00",
                         *           "to": "20:00"
                         *         },
                         *         "weekends": {
                         *           "from": "11:00",
                         *           "to": "19:00"
                         *         },
                         *         "holidays": null
                         *       }
                         *     }
                         */
                        quietHours?: {
                            service: {
                                weekdays: {
                                    from: string;
                                    to: string;
                                } | null;
                                weekends: {
                                    from: string;
                                    to: string;
                                } | null;
                                holidays: {
                                    from: string;
                                    to: string;
                                } | null;
                            };
                            advertising: {
                                weekdays: {
                                    from: string;
                                    to: string;
                                } | null;
                                weekends: {
                                    from: string;
                                    to: string;
                                } | null;
                                holidays: {
                                    from: string;
                                    to: string;
                                } | null;
                            };
                        };
                        /**
                         * @default {
                         *       "country": "RU",
                         *       "also": [],
                         *       "except": []
                         *     }
                         */
                        holidays?: {
                            /** @default RU */
                            country?: "RU" | null;
                            /** @default [] */
                            also?: string[];
                            /** @default [] */
                            except?: string[];
                        };
                        /**
                         * @default [
                         *       {
                         *         "max": 3,
                         *         "hours": 168,
                         *         "classes": [],
                         *         "priorities": [
                         *           "return",
                         *           "promotion"
                         *         ],
                         *         "channels": []
                         *       },
                         *       {
                         *         "max": 1,
                         *         "hours": 20,
                         *         "classes": [],
                         *         "priorities": [
                         *           "return",
                         *           "promotion"
                         *         ],
                         *         "channels": []
                         *       },
                         *       {
                         *         "max": 4,
                         *         "hours": 720,
                         *         "classes": [
                         *           "advertising"
                         *         ],
                         *         "priorities": [],
                         *         "channels": []
                         *       }
                         *     ]
                         */
                        caps?: {
                            max: number;
                            hours: number;
                            /** @default [] */
                            classes?: ("service" | "advertising")[];
                            /** @default [] */
                            priorities?: ("medical" | "service" | "return" | "promotion")[];
                            /** @default [] */
                            channels?: ("max" | "sms" | "email" | "telegram" | "whatsapp" | "push" | "call" | "webhook")[];
                        }[];
                        /**
                         * @default {
                         *       "service": [
                         *         "max",
                         *         "sms",
                         *         "email",
                         *         "push"
                         *       ],
                         *       "advertising": [
                         *         "max",
                         *         "sms",
                         *         "email",
                         *         "push"
                         *       ]
                         *     }
                         */
                        cascade?: {
                            service: ("max" | "sms" | "email" | "telegram" | "whatsapp" | "push" | "call" | "webhook")[];
                            advertising: ("max" | "sms" | "email" | "telegram" | "whatsapp" | "push" | "call" | "webhook")[];
                        };
                        /** @default 24 */
                        staleAfterHours?: number | null;
                        /** @default 20 */
                        spreadMinutes?: number;
                        /** @default 0 */
                        holdoutPercent?: number;
                        /** @default null */
                        moneyPerHour?: number | null;
                        /** @default 2000 */
                        catchUpPerHour?: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            rules: {
                                /**
                                 * @default {
                                 *       "service": {
                                 *         "weekdays": {
                                 *           "from": "09:00",
                                 *           "to": "21:00"
                                 *         },
                                 *         "weekends": {
                                 *           "from": "10:00",
                                 *           "to": "20:00"
                                 *         },
                                 *         "holidays": {
                                 *           "from": "10:00",
                                 *           "to": "20:00"
                                 *         }
                                 *       },
                                 *       "advertising": {
                                 *         "weekdays": {
                                 *           "from": "10:00",
                                 *           "to": "20:00"
                                 *         },
                                 *         "weekends": {
                                 *           "from": "11:00",
                                 *           "to": "19:00"
                                 *         },
                                 *         "holidays": null
                                 *       }
                                 *     }
                                 */
                                quietHours: {
                                    service: {
                                        weekdays: {
                                            from: string;
                                            to: string;
                                        } | null;
                                        weekends: {
                                            from: string;
                                            to: string;
                                        } | null;
                                        holidays: {
                                            from: string;
                                            to: string;
                                        } | null;
                                    };
                                    advertising: {
                                        weekdays: {
                                            from: string;
                                            to: string;
                                        } | null;
                                        weekends: {
                                            from: string;
                                            to: string;
                                        } | null;
                                        holidays: {
                                            from: string;
                                            to: string;
                                        } | null;
                                    };
                                };
                                /**
                                 * @default {
                                 *       "country": "RU",
                                 *       "also": [],
                                 *       "except": []
                                 *     }
                                 */
                                holidays: {
                                    /** @default RU */
                                    country: "RU" | null;
                                    /** @default [] */
                                    also: string[];
                                    /** @default [] */
                                    except: string[];
                                };
                                /**
                                 * @default [
                                 *       {
                                 *         "max": 3,
                                 *         "hours": 168,
                                 *         "classes": [],
                                 *         "priorities": [
                                 *           "return",
                                 *           "promotion"
                                 *         ],
                                 *         "channels": []
                                 *       },
                                 *       {
                                 *         "max": 1,
                                 *         "hours": 20,
                                 *         "classes": [],
                                 *         "priorities": [
                                 *           "return",
                                 *           "promotion"
                                 *         ],
                                 *         "channels": []
                                 *       },
                                 *       {
                                 *         "max": 4,
                                 *         "hours": 720,
                                 *         "classes": [
                                 *           "advertising"
                                 *         ],
                                 *         "priorities": [],
                                 *         "channels": []
                                 *       }
                                 *     ]
                                 */
                                caps: {
                                    max: number;
                                    hours: number;
                                    /** @default [] */
                                    classes: ("service" | "advertising")[];
                                    /** @default [] */
                                    priorities: ("medical" | "service" | "return" | "promotion")[];
                                    /** @default [] */
                                    channels: ("max" | "sms" | "email" | "telegram" | "whatsapp" | "push" | "call" | "webhook")[];
                                }[];
                                /**
                                 * @default {
                                 *       "service": [
                                 *         "max",
                                 *         "sms",
                                 *         "email",
                                 *         "push"
                                 *       ],
                                 *       "advertising": [
                                 *         "max",
                                 *         "sms",
                                 *         "email",
                                 *         "push"
                                 *       ]
                                 *     }
                                 */
                                cascade: {
                                    service: ("max" | "sms" | "email" | "telegram" | "whatsapp" | "push" | "call" | "webhook")[];
                                    advertising: ("max" | "sms" | "email" | "telegram" | "whatsapp" | "push" | "call" | "webhook")[];
                                };
                                /** @default 24 */
                                staleAfterHours: number | null;
                                /** @default 20 */
                                spreadMinutes: number;
                                /** @default 0 */
                                holdoutPercent: number;
                                /** @default null */
                                moneyPerHour: number | null;
                                /** @default 2000 */
                                catchUpPerHour: number;
                            };
                            setBy: {
                                author: string | null;
                                /** Format: date-time */
                                at: string;
                            } | null;
                            defaults: {
                                /**
                                 * @default {
                                 *       "service": {
                                 *         "weekdays": {
                                 *           "from": "09:00",
                                 *           "to": "21:00"
                                 *         },
                                 *         "weekends": {
                                 *           "from": "10:00",
                                 *           "to": "20:00"
                                 *         },
                                 *         "holidays": {
                                 *           "from": "10:00",
                                 *           "to": "20:00"
                                 *         }
                                 *       },
                                 *       "advertising": {
                                 *         "weekdays": {
                                 *           "from": "10:00",
                                 *           "to": "20:00"
                                 *         },
                                 *         "weekends": {
                                 *           "from": "11:00",
                                 *           "to": "19:00"
                                 *         },
                                 *         "holidays": null
                                 *       }
                                 *     }
                                 */
                                quietHours: {
                                    service: {
                                        weekdays: {
                                            from: string;
                                            to: string;
                                        } | null;
                                        weekends: {
                                            from: string;
                                            to: string;
                                        } | null;
                                        holidays: {
                                            from: string;
                                            to: string;
                                        } | null;
                                    };
                                    advertising: {
                                        weekdays: {
                                            from: string;
                                            to: string;
                                        } | null;
                                        weekends: {
                                            from: string;
                                            to: string;
                                        } | null;
                                        holidays: {
                                            from: string;
                                            to: string;
                                        } | null;
                                    };
                                };
                                /**
                                 * @default {
                                 *       "country": "RU",
                                 *       "also": [],
                                 *       "except": []
                                 *     }
                                 */
                                holidays: {
                                    /** @default RU */
                                    country: "RU" | null;
                                    /** @default [] */
                                    also: string[];
                                    /** @default [] */
                                    except: string[];
                                };
                                /**
                                 * @default [
                                 *       {
                                 *         "max": 3,
                                 *         "hours": 168,
                                 *         "classes": [],
                                 *         "priorities": [
                                 *           "return",
                                 *           "promotion"
                                 *         ],
                                 *         "channels": []
                                 *       },
                                 *       {
                                 *         "max": 1,
                                 *         "hours": 20,
                                 *         "classes": [],
                                 *         "priorities": [
                                 *           "return",
                                 *           "promotion"
                                 *         ],
                                 *         "channels": []
                                 *       },
                                 *       {
                                 *         "max": 4,
                                 *         "hours": 720,
                                 *         "classes": [
                                 *           "advertising"
                                 *         ],
                                 *         "priorities": [],
                                 *         "channels": []
                                 *       }
                                 *     ]
                                 */
                                caps: {
                                    max: number;
                                    hours: number;
                                    /** @default [] */
                                    classes: ("service" | "advertising")[];
                                    /** @default [] */
                                    priorities: ("medical" | "service" | "return" | "promotion")[];
                                    /** @default [] */
                                    channels: ("max" | "sms" | "email" | "telegram" | "whatsapp" | "push" | "call" | "webhook")[];
                                }[];
                                /**
                                 * @default {
                                 *       "service": [
                                 *         "max",
                                 *         "sms",
                                 *         "email",
                                 *         "push"
                                 *       ],
                                 *       "advertising": [
                                 *         "max",
                                 *         "sms",
                                 *         "email",
                                 *         "push"
                                 *       ]
                                 *     }
                                 */
                                cascade: {
                                    service: ("max" | "sms" | "email" | "telegram" | "whatsapp" | "push" | "call" | "webhook")[];
                                    advertising: ("max" | "sms" | "email" | "telegram" | "whatsapp" | "push" | "call" | "webhook")[];
                                };
                                /** @default 24 */
                                staleAfterHours: number | null;
                                /** @default 20 */
                                spreadMinutes: number;
                                /** @default 0 */
                                holdoutPercent: number;
                                /** @default null */
                                moneyPerHour: number | null;
                                /** @default 2000 */
                                catchUpPerHour: number;
                            };
                            stop: {
                                stopped: boolean;
                                note: string;
                                setBy: {
                                    author: string | null;
                                    /** Format: date-time */
                                    at: string;
                                } | null;
                            };
                            base: {
                                updatedAt: string | null;
                                stale: boolean;
                            };
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contact-rules/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Stop everything that nobody has begun to send, or let it go on */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        stopped: boolean;
                        /** @default  */
                        note?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            rules: {
                                /**
                                 * @default {
                                 *       "service": {
                                 *         "weekdays": {
                                 *           "from": "09:00",
                                 *           "to": "21:00"
                                 *         },
                                 *         "weekends": {
                                 *           "from": "10:00",
                                 *           "to": "20:00"
                                 *         },
                                 *         "holidays": {
                                 *           "from": "10:00",
                                 *           "to": "20:00"
                                 *         }
                                 *       },
                                 *       "advertising": {
                                 *         "weekdays": {
                                 *           "from": "10:00",
                                 *           "to": "20:00"
                                 *         },
                                 *         "weekends": {
                                 *           "from": "11:00",
                                 *           "to": "19:00"
                                 *         },
                                 *         "holidays": null
                                 *       }
                                 *     }
                                 */
                                quietHours: {
                                    service: {
                                        weekdays: {
                                            from: string;
                                            to: string;
                                        } | null;
                                        weekends: {
                                            from: string;
                                            to: string;
                                        } | null;
                                        holidays: {
                                            from: string;
                                            to: string;
                                        } | null;
                                    };
                                    advertising: {
                                        weekdays: {
                                            from: string;
                                            to: string;
                                        } | null;
                                        weekends: {
                                            from: string;
                                            to: string;
                                        } | null;
                                        holidays: {
                                            from: string;
                                            to: string;
                                        } | null;
                                    };
                                };
                                /**
                                 * @default {
                                 *       "country": "RU",
                                 *       "also": [],
                                 *       "except": []
                                 *     }
                                 */
                                holidays: {
                                    /** @default RU */
                                    country: "RU" | null;
                                    /** @default [] */
                                    also: string[];
                                    /** @default [] */
                                    except: string[];
                                };
                                /**
                                 * @default [
                                 *       {
                                 *         "max": 3,
                                 *         "hours": 168,
                                 *         "classes": [],
                                 *         "priorities": [
                                 *           "return",
                                 *           "promotion"
                                 *         ],
                                 *         "channels": []
                                 *       },
                                 *       {
                                 *         "max": 1,
                                 *         "hours": 20,
                                 *         "classes": [],
                                 *         "priorities": [
                                 *           "return",
                                 *           "promotion"
                                 *         ],
                                 *         "channels": []
                                 *       },
                                 *       {
                                 *         "max": 4,
                                 *         "hours": 720,
                                 *         "classes": [
                                 *           "advertising"
                                 *         ],
                                 *         "priorities": [],
                                 *         "channels": []
                                 *       }
                                 *     ]
                                 */
                                caps: {
                                    max: number;
                                    hours: number;
                                    /** @default [] */
                                    classes: ("service" | "advertising")[];
                                    /** @default [] */
                                    priorities: ("medical" | "service" | "return" | "promotion")[];
                                    /** @default [] */
                                    channels: ("max" | "sms" | "email" | "telegram" | "whatsapp" | "push" | "call" | "webhook")[];
                                }[];
                                /**
                                 * @default {
                                 *       "service": [
                                 *         "max",
                                 *         "sms",
                                 *         "email",
                                 *         "push"
                                 *       ],
                                 *       "advertising": [
                                 *         "max",
                                 *         "sms",
                                 *         "email",
                                 *         "push"
                                 *       ]
                                 *     }
                                 */
                                cascade: {
                                    service: ("max" | "sms" | "email" | "telegram" | "whatsapp" | "push" | "call" | "webhook")[];
                                    advertising: ("max" | "sms" | "email" | "telegram" | "whatsapp" | "push" | "call" | "webhook")[];
                                };
                                /** @default 24 */
                                staleAfterHours: number | null;
                                /** @default 20 */
                                spreadMinutes: number;
                                /** @default 0 */
                                holdoutPercent: number;
                                /** @default null */
                                moneyPerHour: number | null;
                                /** @default 2000 */
                                catchUpPerHour: number;
                            };
                            setBy: {
                                author: string | null;
                                /** Format: date-time */
                                at: string;
                            } | null;
                            defaults: {
                                /**
                                 * @default {
                                 *       "service": {
                                 *         "weekdays": {
                                 *           "from": "09:00",
                                 *           "to": "21:00"
                                 *         },
                                 *         "weekends": {
                                 *           "from": "10:00",
                                 *           "to": "20:00"
                                 *         },
                                 *         "holidays": {
                                 *           "from": "10:00",
                                 *           "to": "20:00"
                                 *         }
                                 *       },
                                 *       "advertising": {
                                 *         "weekdays": {
                                 *           "from": "10:00",
                                 *           "to": "20:00"
                                 *         },
                                 *         "weekends": {
                                 *           "from": "11:00",
                                 *           "to": "19:00"
                                 *         },
                                 *         "holidays": null
                                 *       }
                                 *     }
                                 */
                                quietHours: {
                                    service: {
                                        weekdays: {
                                            from: string;
                                            to: string;
                                        } | null;
                                        weekends: {
                                            from: string;
                                            to: string;
                                        } | null;
                                        holidays: {
                                            from: string;
                                            to: string;
                                        } | null;
                                    };
                                    advertising: {
                                        weekdays: {
                                            from: string;
                                            to: string;
                                        } | null;
                                        weekends: {
                                            from: string;
                                            to: string;
                                        } | null;
                                        holidays: {
                                            from: string;
                                            to: string;
                                        } | null;
                                    };
                                };
                                /**
                                 * @default {
                                 *       "country": "RU",
                                 *       "also": [],
                                 *       "except": []
                                 *     }
                                 */
                                holidays: {
                                    /** @default RU */
                                    country: "RU" | null;
                                    /** @default [] */
                                    also: string[];
                                    /** @default [] */
                                    except: string[];
                                };
                                /**
                                 * @default [
                                 *       {
                                 *         "max": 3,
                                 *         "hours": 168,
                                 *         "classes": [],
                                 *         "priorities": [
                                 *           "return",
                                 *           "promotion"
                                 *         ],
                                 *         "channels": []
                                 *       },
                                 *       {
                                 *         "max": 1,
                                 *         "hours": 20,
                                 *         "classes": [],
                                 *         "priorities": [
                                 *           "return",
                                 *           "promotion"
                                 *         ],
                                 *         "channels": []
                                 *       },
                                 *       {
                                 *         "max": 4,
                                 *         "hours": 720,
                                 *         "classes": [
                                 *           "advertising"
                                 *         ],
                                 *         "priorities": [],
                                 *         "channels": []
                                 *       }
                                 *     ]
                                 */
                                caps: {
                                    max: number;
                                    hours: number;
                                    /** @default [] */
                                    classes: ("service" | "advertising")[];
                                    /** @default [] */
                                    priorities: ("medical" | "service" | "return" | "promotion")[];
                                    /** @default [] */
                                    channels: ("max" | "sms" | "email" | "telegram" | "whatsapp" | "push" | "call" | "webhook")[];
                                }[];
                                /**
                                 * @default {
                                 *       "service": [
                                 *         "max",
                                 *         "sms",
                                 *         "email",
                                 *         "push"
                                 *       ],
                                 *       "advertising": [
                                 *         "max",
                                 *         "sms",
                                 *         "email",
                                 *         "push"
                                 *       ]
                                 *     }
                                 */
                                cascade: {
                                    service: ("max" | "sms" | "email" | "telegram" | "whatsapp" | "push" | "call" | "webhook")[];
                                    advertising: ("max" | "sms" | "email" | "telegram" | "whatsapp" | "push" | "call" | "webhook")[];
                                };
                                /** @default 24 */
                                staleAfterHours: number | null;
                                /** @default 20 */
                                spreadMinutes: number;
                                /** @default 0 */
                                holdoutPercent: number;
                                /** @default null */
                                moneyPerHour: number | null;
                                /** @default 2000 */
                                catchUpPerHour: number;
                            };
                            stop: {
                                stopped: boolean;
                                note: string;
                                setBy: {
                                    author: string | null;
                                    /** Format: date-time */
                                    at: string;
                                } | null;
                            };
                            base: {
                                updatedAt: string | null;
                                stale: boolean;
                            };
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contact-rules/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Earlier rules of contact and stops, the newest first */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** @enum {string} */
                                kind: "rules" | "stop";
                                settings: {
                                    [key: string]: unknown;
                                };
                                author: string | null;
                                /** Format: date-time */
                                at: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/channels/{channel}/tests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send a test message to an own phone, mailbox or chat; it is named a test and leaves like any other message */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    channel: "max" | "sms" | "email" | "telegram" | "whatsapp" | "push" | "webhook";
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        to: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            channel: string;
                            provider: string;
                            address: string;
                            text: string;
                            /** @enum {string} */
                            state: "waiting" | "sandbox" | "accepted" | "delivered" | "read" | "failed" | "unclear";
                            said: string;
                            detail: string | null;
                            cost: number | null;
                            /** Format: date-time */
                            at: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/channel-tests/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What became of a test message */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            channel: string;
                            provider: string;
                            address: string;
                            text: string;
                            /** @enum {string} */
                            state: "waiting" | "sandbox" | "accepted" | "delivered" | "read" | "failed" | "unclear";
                            said: string;
                            detail: string | null;
                            cost: number | null;
                            /** Format: date-time */
                            at: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/channels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Ways of reaching patients: vendors, what each of them needs, connections and how they are */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** @enum {string} */
                                channel: "max" | "sms" | "email" | "telegram" | "whatsapp" | "push" | "webhook";
                                name: string;
                                /** @enum {string} */
                                state: "sandbox" | "off" | "working" | "trouble";
                                trouble: {
                                    code: string;
                                    text: string;
                                    detail: string | null;
                                    /** Format: date-time */
                                    at: string;
                                } | null;
                                connection: {
                                    /** Format: uuid */
                                    id: string;
                                    provider: string;
                                    name: string;
                                    shown: {
                                        [key: string]: string;
                                    };
                                    switchedOn: boolean;
                                    price: number | null;
                                    perSecond: number | null;
                                    connectedBy: string | null;
                                    /** Format: date-time */
                                    connectedAt: string;
                                    checkedAt: string | null;
                                    balance: {
                                        amount: number;
                                        /** Format: date-time */
                                        at: string;
                                    } | null;
                                    reportAddress: string | null;
                                    toldAt: string | null;
                                    reportTrouble: {
                                        code: string;
                                        text: string;
                                        detail: string | null;
                                        /** Format: date-time */
                                        at: string;
                                    } | null;
                                    resting: boolean;
                                    week: {
                                        sent: number;
                                        delivered: number;
                                        cost: number;
                                    };
                                } | null;
                                providers: {
                                    provider: string;
                                    name: string;
                                    site: string | null;
                                    fields: {
                                        key: string;
                                        name: string;
                                        where: string | null;
                                        /** @enum {string} */
                                        kind: "line" | "lines" | "switch";
                                        secret: boolean;
                                        required: boolean;
                                        default: string | null;
                                    }[];
                                    perSecond: number | null;
                                    /** @enum {string} */
                                    reportsBy: "message" | "subscription" | "hand" | "connection" | "nothing";
                                    tellsBalance: boolean;
                                    needsSwitch: boolean;
                                }[];
                            }[];
                            publicUrl: string | null;
                            sandboxMessages: number;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/channels/{channel}/connection": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Connect a vendor or change its connection; the vendor is asked before anything is kept */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    channel: "max" | "sms" | "email" | "telegram" | "whatsapp" | "push" | "webhook";
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        provider: string;
                        /** @description By the keys of the fields of the vendor. A secret that is left out stays as it is. */
                        config: {
                            [key: string]: string | number | boolean;
                        };
                        /**
                         * @description Minor units for one message or SMS part; null = as the vendor says
                         * @default null
                         */
                        price?: number | null;
                        /**
                         * @description null = the limit of the vendor
                         * @default null
                         */
                        perSecond?: number | null;
                        /**
                         * @description The clinic knows that the channel is restricted and uses it
                         * @default false
                         */
                        switchOn?: boolean;
                        /**
                         * @description Keep it although the vendor does not accept it now
                         * @default false
                         */
                        anyway?: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            channel: "max" | "sms" | "email" | "telegram" | "whatsapp" | "push" | "webhook";
                            name: string;
                            /** @enum {string} */
                            state: "sandbox" | "off" | "working" | "trouble";
                            trouble: {
                                code: string;
                                text: string;
                                detail: string | null;
                                /** Format: date-time */
                                at: string;
                            } | null;
                            connection: {
                                /** Format: uuid */
                                id: string;
                                provider: string;
                                name: string;
                                shown: {
                                    [key: string]: string;
                                };
                                switchedOn: boolean;
                                price: number | null;
                                perSecond: number | null;
                                connectedBy: string | null;
                                /** Format: date-time */
                                connectedAt: string;
                                checkedAt: string | null;
                                balance: {
                                    amount: number;
                                    /** Format: date-time */
                                    at: string;
                                } | null;
                                reportAddress: string | null;
                                toldAt: string | null;
                                reportTrouble: {
                                    code: string;
                                    text: string;
                                    detail: string | null;
                                    /** Format: date-time */
                                    at: string;
                                } | null;
                                resting: boolean;
                                week: {
                                    sent: number;
                                    delivered: number;
                                    cost: number;
                                };
                            } | null;
                            providers: {
                                provider: string;
                                name: string;
                                site: string | null;
                                fields: {
                                    key: string;
                                    name: string;
                                    where: string | null;
                                    /** @enum {string} */
                                    kind: "line" | "lines" | "switch";
                                    secret: boolean;
                                    required: boolean;
                                    default: string | null;
                                }[];
                                perSecond: number | null;
                                /** @enum {string} */
                                reportsBy: "message" | "subscription" | "hand" | "connection" | "nothing";
                                tellsBalance: boolean;
                                needsSwitch: boolean;
                            }[];
                        };
                    };
                };
            };
        };
        post?: never;
        /** Disconnect a vendor: messages of the channel go to the sandbox */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    channel: "max" | "sms" | "email" | "telegram" | "whatsapp" | "push" | "webhook";
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            channel: "max" | "sms" | "email" | "telegram" | "whatsapp" | "push" | "webhook";
                            name: string;
                            /** @enum {string} */
                            state: "sandbox" | "off" | "working" | "trouble";
                            trouble: {
                                code: string;
                                text: string;
                                detail: string | null;
                                /** Format: date-time */
                                at: string;
                            } | null;
                            connection: {
                                /** Format: uuid */
                                id: string;
                                provider: string;
                                name: string;
                                shown: {
                                    [key: string]: string;
                                };
                                switchedOn: boolean;
                                price: number | null;
                                perSecond: number | null;
                                connectedBy: string | null;
                                /** Format: date-time */
                                connectedAt: string;
                                checkedAt: string | null;
                                balance: {
                                    amount: number;
                                    /** Format: date-time */
                                    at: string;
                                } | null;
                                reportAddress: string | null;
                                toldAt: string | null;
                                reportTrouble: {
                                    code: string;
                                    text: string;
                                    detail: string | null;
                                    /** Format: date-time */
                                    at: string;
                                } | null;
                                resting: boolean;
                                week: {
                                    sent: number;
                                    delivered: number;
                                    cost: number;
                                };
                            } | null;
                            providers: {
                                provider: string;
                                name: string;
                                site: string | null;
                                fields: {
                                    key: string;
                                    name: string;
                                    where: string | null;
                                    /** @enum {string} */
                                    kind: "line" | "lines" | "switch";
                                    secret: boolean;
                                    required: boolean;
                                    default: string | null;
                                }[];
                                perSecond: number | null;
                                /** @enum {string} */
                                reportsBy: "message" | "subscription" | "hand" | "connection" | "nothing";
                                tellsBalance: boolean;
                                needsSwitch: boolean;
                            }[];
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/channels/{channel}/connection/restoration": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put back a connection that was taken away within the last day */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    channel: "max" | "sms" | "email" | "telegram" | "whatsapp" | "push" | "webhook";
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            channel: "max" | "sms" | "email" | "telegram" | "whatsapp" | "push" | "webhook";
                            name: string;
                            /** @enum {string} */
                            state: "sandbox" | "off" | "working" | "trouble";
                            trouble: {
                                code: string;
                                text: string;
                                detail: string | null;
                                /** Format: date-time */
                                at: string;
                            } | null;
                            connection: {
                                /** Format: uuid */
                                id: string;
                                provider: string;
                                name: string;
                                shown: {
                                    [key: string]: string;
                                };
                                switchedOn: boolean;
                                price: number | null;
                                perSecond: number | null;
                                connectedBy: string | null;
                                /** Format: date-time */
                                connectedAt: string;
                                checkedAt: string | null;
                                balance: {
                                    amount: number;
                                    /** Format: date-time */
                                    at: string;
                                } | null;
                                reportAddress: string | null;
                                toldAt: string | null;
                                reportTrouble: {
                                    code: string;
                                    text: string;
                                    detail: string | null;
                                    /** Format: date-time */
                                    at: string;
                                } | null;
                                resting: boolean;
                                week: {
                                    sent: number;
                                    delivered: number;
                                    cost: number;
                                };
                            } | null;
                            providers: {
                                provider: string;
                                name: string;
                                site: string | null;
                                fields: {
                                    key: string;
                                    name: string;
                                    where: string | null;
                                    /** @enum {string} */
                                    kind: "line" | "lines" | "switch";
                                    secret: boolean;
                                    required: boolean;
                                    default: string | null;
                                }[];
                                perSecond: number | null;
                                /** @enum {string} */
                                reportsBy: "message" | "subscription" | "hand" | "connection" | "nothing";
                                tellsBalance: boolean;
                                needsSwitch: boolean;
                            }[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/channels/{channel}/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask the vendor whether all is well and how much money is left; tell it where to report */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    channel: "max" | "sms" | "email" | "telegram" | "whatsapp" | "push" | "webhook";
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            channel: "max" | "sms" | "email" | "telegram" | "whatsapp" | "push" | "webhook";
                            name: string;
                            /** @enum {string} */
                            state: "sandbox" | "off" | "working" | "trouble";
                            trouble: {
                                code: string;
                                text: string;
                                detail: string | null;
                                /** Format: date-time */
                                at: string;
                            } | null;
                            connection: {
                                /** Format: uuid */
                                id: string;
                                provider: string;
                                name: string;
                                shown: {
                                    [key: string]: string;
                                };
                                switchedOn: boolean;
                                price: number | null;
                                perSecond: number | null;
                                connectedBy: string | null;
                                /** Format: date-time */
                                connectedAt: string;
                                checkedAt: string | null;
                                balance: {
                                    amount: number;
                                    /** Format: date-time */
                                    at: string;
                                } | null;
                                reportAddress: string | null;
                                toldAt: string | null;
                                reportTrouble: {
                                    code: string;
                                    text: string;
                                    detail: string | null;
                                    /** Format: date-time */
                                    at: string;
                                } | null;
                                resting: boolean;
                                week: {
                                    sent: number;
                                    delivered: number;
                                    cost: number;
                                };
                            } | null;
                            providers: {
                                provider: string;
                                name: string;
                                site: string | null;
                                fields: {
                                    key: string;
                                    name: string;
                                    where: string | null;
                                    /** @enum {string} */
                                    kind: "line" | "lines" | "switch";
                                    secret: boolean;
                                    required: boolean;
                                    default: string | null;
                                }[];
                                perSecond: number | null;
                                /** @enum {string} */
                                reportsBy: "message" | "subscription" | "hand" | "connection" | "nothing";
                                tellsBalance: boolean;
                                needsSwitch: boolean;
                            }[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/channels/{channel}/chats": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who wrote through the channel last: a chat to send a test to */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    channel: "max" | "sms" | "email" | "telegram" | "whatsapp" | "push" | "webhook";
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                address: string;
                                name: string | null;
                                /** Format: date-time */
                                at: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/journeys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Journeys with their versions and numbers of the past 30 days */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                readyKey: string | null;
                                name: string;
                                description: string;
                                /** @enum {string} */
                                state: "draft" | "live" | "paused" | "closed" | "deleted";
                                /** @enum {string} */
                                priority: "medical" | "service" | "return" | "promotion";
                                versions: {
                                    id: string;
                                    number: number;
                                    /** @enum {string} */
                                    state: "draft" | "live" | "draining" | "closed";
                                    inside: number;
                                    /** Format: date-time */
                                    createdAt: string;
                                    /** Format: date-time */
                                    updatedAt: string;
                                    publishedAt: string | null;
                                    publishedBy: {
                                        id: string;
                                        name: string;
                                    } | null;
                                    closedAt: string | null;
                                }[];
                                totals: {
                                    inside: number;
                                    setAside: number;
                                    entered: number;
                                    sent: number;
                                    goals: number;
                                    money: number;
                                };
                                holding: {
                                    stale: boolean;
                                    updatedAt: string | null;
                                };
                                /** Format: date-time */
                                createdAt: string;
                                /** Format: date-time */
                                updatedAt: string;
                                trigger: {
                                    [key: string]: unknown;
                                };
                            }[];
                            holding: {
                                stale: boolean;
                                updatedAt: string | null;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        /** Start a journey as a draft */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        description?: string;
                        definition?: {
                            [key: string]: unknown;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/journeys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One journey: what is edited, what is wrong with it, its versions */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            readyKey: string | null;
                            name: string;
                            description: string;
                            /** @enum {string} */
                            state: "draft" | "live" | "paused" | "closed" | "deleted";
                            /** @enum {string} */
                            priority: "medical" | "service" | "return" | "promotion";
                            versions: {
                                id: string;
                                number: number;
                                /** @enum {string} */
                                state: "draft" | "live" | "draining" | "closed";
                                inside: number;
                                /** Format: date-time */
                                createdAt: string;
                                /** Format: date-time */
                                updatedAt: string;
                                publishedAt: string | null;
                                publishedBy: {
                                    id: string;
                                    name: string;
                                } | null;
                                closedAt: string | null;
                            }[];
                            totals: {
                                inside: number;
                                setAside: number;
                                entered: number;
                                sent: number;
                                goals: number;
                                money: number;
                            };
                            holding: {
                                stale: boolean;
                                updatedAt: string | null;
                            };
                            /** Format: date-time */
                            createdAt: string;
                            /** Format: date-time */
                            updatedAt: string;
                            definition: {
                                [key: string]: unknown;
                            };
                            definitionVersionId: string;
                            problems: {
                                code: string;
                                /** @enum {string} */
                                severity: "error" | "warning";
                                nodeId: string | null;
                                path: string;
                                message: {
                                    ru: string;
                                    en: string;
                                };
                            }[];
                            pausedAt: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        /** Delete a journey; people inside leave now, or finish first and it stays closed */
        delete: {
            parameters: {
                query: {
                    inside: "finish" | "exit";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            left: number;
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/journeys/{id}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Versions of a journey with their definitions, newest first */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                number: number;
                                /** @enum {string} */
                                state: "draft" | "live" | "draining" | "closed";
                                inside: number;
                                /** Format: date-time */
                                createdAt: string;
                                /** Format: date-time */
                                updatedAt: string;
                                publishedAt: string | null;
                                publishedBy: {
                                    id: string;
                                    name: string;
                                } | null;
                                closedAt: string | null;
                                definition: {
                                    [key: string]: unknown;
                                };
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/journeys/{id}/draft": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Save the draft; the answer says what to correct */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name?: string;
                        description?: string;
                        definition?: {
                            [key: string]: unknown;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            versionId: string;
                            problems: {
                                code: string;
                                /** @enum {string} */
                                severity: "error" | "warning";
                                nodeId: string | null;
                                path: string;
                                message: {
                                    ru: string;
                                    en: string;
                                };
                            }[];
                        };
                    };
                };
            };
        };
        post?: never;
        /** Throw the draft away; published versions stay */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/journeys/{id}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make the draft the live version, under the name of the caller */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @default false */
                        backlog?: boolean;
                        /**
                         * @default finish
                         * @enum {string}
                         */
                        inside?: "finish" | "move";
                        /** @default {} */
                        nodeMap?: {
                            [key: string]: string;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            versionId: string;
                            number: number;
                            moved: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/journeys/{id}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stop every clock of a journey */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/journeys/{id}/resume-check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a pause has stopped: people inside, and those whose step came due meanwhile */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            pausedAt: string;
                            inside: number;
                            overdue: number;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/journeys/{id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Start the clocks again; steps whose moment passed come late, are left out, or end the passage */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        choice: "late" | "skip" | "exit";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            overdue: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/journeys/{id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take nobody in any more; people inside finish or leave now */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        inside: "finish" | "exit";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            left: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/journeys/{id}/publish-check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What publishing would mean: problems, who enters now, first message, cost, people inside */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            problems: {
                                code: string;
                                /** @enum {string} */
                                severity: "error" | "warning";
                                nodeId: string | null;
                                path: string;
                                message: {
                                    ru: string;
                                    en: string;
                                };
                            }[];
                            publishable: boolean;
                            backlog: {
                                people: number;
                                wouldEnter: number;
                            } | null;
                            firstSendAt: string | null;
                            nextRunAt: string | null;
                            cost: number | null;
                            channels: {
                                /** @enum {string} */
                                channel: "max" | "sms" | "email" | "telegram" | "whatsapp" | "push" | "call" | "webhook";
                                provider: string;
                                sandbox: boolean;
                                price: number | null;
                            }[];
                            inside: {
                                versionId: string;
                                number: number;
                                nodeId: string;
                                people: number;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/journeys/{id}/numbers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Numbers of a version, step by step, from its log */
        get: {
            parameters: {
                query?: {
                    versionId?: string;
                    days?: number;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            versionId: string;
                            number: number;
                            entered: number;
                            inside: number;
                            done: number;
                            goals: number;
                            money: number;
                            exits: {
                                reason: string;
                                count: number;
                            }[];
                            nodes: {
                                nodeId: string;
                                inNow: number;
                                passed: number;
                                edges: {
                                    edge: string;
                                    passed: number;
                                }[];
                                sent: number;
                                delivered: number;
                                read: number;
                                clicked: number;
                                replied: number;
                                heldOut: number;
                                skipped: number;
                                failed: number;
                                reasons: {
                                    reason: string;
                                    count: number;
                                }[];
                                exited: number;
                                goals: number;
                                money: number;
                            }[];
                            arms: {
                                /** @enum {string} */
                                arm: "treated" | "control";
                                entered: number;
                                goals: number;
                                money: number;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/journeys/{id}/walk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Which way one real patient would go, with times, channels and reasons; nothing is sent */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        patientId: string;
                        /** Format: date-time */
                        startsAt?: string;
                        definition?: {
                            [key: string]: unknown;
                        };
                        /** @default {} */
                        choices?: {
                            [key: string]: string;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            enters: boolean;
                            refusal: string | null;
                            /** @enum {string} */
                            arm: "treated" | "control";
                            steps: {
                                nodeId: string;
                                /** Format: date-time */
                                at: string;
                                leftAt: string | null;
                                edge: string | null;
                                reason: string | null;
                                channel: ("max" | "sms" | "email" | "telegram" | "whatsapp" | "push" | "call" | "webhook") | null;
                                text: string | null;
                                verdict: ("send" | "later" | "hold" | "skip" | "held_out") | null;
                                until: string | null;
                                why: {
                                    ok: boolean;
                                    said: {
                                        ru: string;
                                        en: string;
                                    };
                                }[];
                            }[];
                            end: {
                                reason: string;
                                /** Format: date-time */
                                at: string;
                            } | null;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/journeys/{id}/dry-runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Lead the people of the past days through the draft without any effect; runs in the background */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @default 30 */
                        days?: number;
                        definition?: {
                            [key: string]: unknown;
                        };
                        /** @default false */
                        again?: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            /** @enum {string} */
                            state: "queued" | "running" | "done" | "failed";
                            days: number;
                            progress: {
                                done: number;
                                total: number;
                            };
                            result: {
                                /** Format: date-time */
                                from: string;
                                /** Format: date-time */
                                to: string;
                                named: number;
                                entered: number;
                                control: number;
                                refused: {
                                    reason: string;
                                    count: number;
                                }[];
                                sampled: number | null;
                                messages: number;
                                calls: number;
                                cost: number;
                                bookings: {
                                    low: number;
                                    high: number;
                                    seen: number;
                                };
                                ends: {
                                    reason: string;
                                    count: number;
                                }[];
                                nodes: {
                                    nodeId: string;
                                    reached: number;
                                    edges: {
                                        edge: string;
                                        people: number;
                                    }[];
                                    sendNow: number;
                                    later: number;
                                    notSent: number;
                                    reasons: {
                                        reason: string;
                                        count: number;
                                    }[];
                                    channels: {
                                        /** @enum {string} */
                                        channel: "max" | "sms" | "email" | "telegram" | "whatsapp" | "push" | "call" | "webhook";
                                        count: number;
                                    }[];
                                    cost: number;
                                    exited: number;
                                }[];
                            } | null;
                            failure: string | null;
                            /** Format: date-time */
                            createdAt: string;
                            finishedAt: string | null;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/journeys/{id}/dry-runs/newest": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The newest dry run of a journey */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            run: {
                                id: string;
                                /** @enum {string} */
                                state: "queued" | "running" | "done" | "failed";
                                days: number;
                                progress: {
                                    done: number;
                                    total: number;
                                };
                                result: {
                                    /** Format: date-time */
                                    from: string;
                                    /** Format: date-time */
                                    to: string;
                                    named: number;
                                    entered: number;
                                    control: number;
                                    refused: {
                                        reason: string;
                                        count: number;
                                    }[];
                                    sampled: number | null;
                                    messages: number;
                                    calls: number;
                                    cost: number;
                                    bookings: {
                                        low: number;
                                        high: number;
                                        seen: number;
                                    };
                                    ends: {
                                        reason: string;
                                        count: number;
                                    }[];
                                    nodes: {
                                        nodeId: string;
                                        reached: number;
                                        edges: {
                                            edge: string;
                                            people: number;
                                        }[];
                                        sendNow: number;
                                        later: number;
                                        notSent: number;
                                        reasons: {
                                            reason: string;
                                            count: number;
                                        }[];
                                        channels: {
                                            /** @enum {string} */
                                            channel: "max" | "sms" | "email" | "telegram" | "whatsapp" | "push" | "call" | "webhook";
                                            count: number;
                                        }[];
                                        cost: number;
                                        exited: number;
                                    }[];
                                } | null;
                                failure: string | null;
                                /** Format: date-time */
                                createdAt: string;
                                finishedAt: string | null;
                            } | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/journeys/{id}/dry-runs/{runId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A dry run with its progress and answer */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    runId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            /** @enum {string} */
                            state: "queued" | "running" | "done" | "failed";
                            days: number;
                            progress: {
                                done: number;
                                total: number;
                            };
                            result: {
                                /** Format: date-time */
                                from: string;
                                /** Format: date-time */
                                to: string;
                                named: number;
                                entered: number;
                                control: number;
                                refused: {
                                    reason: string;
                                    count: number;
                                }[];
                                sampled: number | null;
                                messages: number;
                                calls: number;
                                cost: number;
                                bookings: {
                                    low: number;
                                    high: number;
                                    seen: number;
                                };
                                ends: {
                                    reason: string;
                                    count: number;
                                }[];
                                nodes: {
                                    nodeId: string;
                                    reached: number;
                                    edges: {
                                        edge: string;
                                        people: number;
                                    }[];
                                    sendNow: number;
                                    later: number;
                                    notSent: number;
                                    reasons: {
                                        reason: string;
                                        count: number;
                                    }[];
                                    channels: {
                                        /** @enum {string} */
                                        channel: "max" | "sms" | "email" | "telegram" | "whatsapp" | "push" | "call" | "webhook";
                                        count: number;
                                    }[];
                                    cost: number;
                                    exited: number;
                                }[];
                            } | null;
                            failure: string | null;
                            /** Format: date-time */
                            createdAt: string;
                            finishedAt: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/journeys/{id}/enrollments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** People inside a journey or past it, newest first */
        get: {
            parameters: {
                query?: {
                    state?: "active" | "done" | "exited" | "set_aside";
                    nodeId?: string;
                    limit?: number;
                    cursor?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                journey: {
                                    id: string;
                                    name: string;
                                };
                                version: number;
                                patient: {
                                    id: string;
                                    name: string;
                                };
                                /** @enum {string} */
                                state: "active" | "done" | "exited";
                                /** @enum {string} */
                                arm: "treated" | "control";
                                nodeId: string;
                                step: string;
                                waitsFor: ("time" | "event" | "touch" | "task") | null;
                                dueAt: string | null;
                                /** Format: date-time */
                                enteredAt: string;
                                endedAt: string | null;
                                endReason: string | null;
                                goalAt: string | null;
                                setAsideAt: string | null;
                                failure: string | null;
                                touch: {
                                    id: string;
                                    nodeId: string | null;
                                    state: string;
                                    reason: string | null;
                                    channel: ("max" | "sms" | "email" | "telegram" | "whatsapp" | "push" | "call" | "webhook") | null;
                                    nextAt: string | null;
                                } | null;
                            }[];
                            nextCursor: string | null;
                            total: number;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Let patients in by hand or from a connected system */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        patientIds: string[];
                        /** @default {} */
                        episode?: {
                            /** Format: uuid */
                            appointmentId?: string;
                            /** Format: uuid */
                            planId?: string;
                            /** Format: uuid */
                            policyId?: string;
                            /** Format: uuid */
                            doctorId?: string;
                            /** Format: uuid */
                            branchId?: string;
                            treatmentTypes?: string[];
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            entered: number;
                            refused: {
                                reason: string;
                                count: number;
                            }[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/journeys/{id}/enrollments/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** People of a journey as CSV, with the same filters */
        get: {
            parameters: {
                query?: {
                    state?: "active" | "done" | "exited" | "set_aside";
                    nodeId?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/enrollments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Passages of all journeys, e.g. those set aside after failures */
        get: {
            parameters: {
                query?: {
                    state?: "active" | "done" | "exited" | "set_aside";
                    nodeId?: string;
                    limit?: number;
                    cursor?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                journey: {
                                    id: string;
                                    name: string;
                                };
                                version: number;
                                patient: {
                                    id: string;
                                    name: string;
                                };
                                /** @enum {string} */
                                state: "active" | "done" | "exited";
                                /** @enum {string} */
                                arm: "treated" | "control";
                                nodeId: string;
                                step: string;
                                waitsFor: ("time" | "event" | "touch" | "task") | null;
                                dueAt: string | null;
                                /** Format: date-time */
                                enteredAt: string;
                                endedAt: string | null;
                                endReason: string | null;
                                goalAt: string | null;
                                setAsideAt: string | null;
                                failure: string | null;
                                touch: {
                                    id: string;
                                    nodeId: string | null;
                                    state: string;
                                    reason: string | null;
                                    channel: ("max" | "sms" | "email" | "telegram" | "whatsapp" | "push" | "call" | "webhook") | null;
                                    nextAt: string | null;
                                } | null;
                            }[];
                            nextCursor: string | null;
                            total: number;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/patients/{id}/enrollments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Journeys a patient is in or was in, with the current step */
        get: {
            parameters: {
                query?: {
                    state?: "active" | "done" | "exited" | "set_aside";
                    nodeId?: string;
                    limit?: number;
                    cursor?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                journey: {
                                    id: string;
                                    name: string;
                                };
                                version: number;
                                patient: {
                                    id: string;
                                    name: string;
                                };
                                /** @enum {string} */
                                state: "active" | "done" | "exited";
                                /** @enum {string} */
                                arm: "treated" | "control";
                                nodeId: string;
                                step: string;
                                waitsFor: ("time" | "event" | "touch" | "task") | null;
                                dueAt: string | null;
                                /** Format: date-time */
                                enteredAt: string;
                                endedAt: string | null;
                                endReason: string | null;
                                goalAt: string | null;
                                setAsideAt: string | null;
                                failure: string | null;
                                touch: {
                                    id: string;
                                    nodeId: string | null;
                                    state: string;
                                    reason: string | null;
                                    channel: ("max" | "sms" | "email" | "telegram" | "whatsapp" | "push" | "call" | "webhook") | null;
                                    nextAt: string | null;
                                } | null;
                            }[];
                            nextCursor: string | null;
                            total: number;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/enrollments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One passage with everything that happened in it */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            journey: {
                                id: string;
                                name: string;
                            };
                            version: number;
                            patient: {
                                id: string;
                                name: string;
                            };
                            /** @enum {string} */
                            state: "active" | "done" | "exited";
                            /** @enum {string} */
                            arm: "treated" | "control";
                            nodeId: string;
                            step: string;
                            waitsFor: ("time" | "event" | "touch" | "task") | null;
                            dueAt: string | null;
                            /** Format: date-time */
                            enteredAt: string;
                            endedAt: string | null;
                            endReason: string | null;
                            goalAt: string | null;
                            setAsideAt: string | null;
                            failure: string | null;
                            touch: {
                                id: string;
                                nodeId: string | null;
                                state: string;
                                reason: string | null;
                                channel: ("max" | "sms" | "email" | "telegram" | "whatsapp" | "push" | "call" | "webhook") | null;
                                nextAt: string | null;
                            } | null;
                            touches: {
                                id: string;
                                nodeId: string | null;
                                state: string;
                                reason: string | null;
                                channel: ("max" | "sms" | "email" | "telegram" | "whatsapp" | "push" | "call" | "webhook") | null;
                                nextAt: string | null;
                            }[];
                            steps: {
                                nodeId: string | null;
                                what: string;
                                edge: string | null;
                                outcome: string | null;
                                reason: string | null;
                                amount: number | null;
                                /** Format: date-time */
                                at: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/enrollments/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Try a passage that was set aside again */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/enrollments/{id}/move": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put a patient before another step of their version; what was planned for the old step is taken back */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        nodeId: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/enrollments/{id}/exit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a patient out of a journey; nothing more of it is sent */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Campaigns, the newest first, with how far they are */
        get: {
            parameters: {
                query?: {
                    state?: ("draft" | "checked" | "scheduled" | "sending" | "waiting" | "paused" | "cancelled" | "done") | ("draft" | "checked" | "scheduled" | "sending" | "waiting" | "paused" | "cancelled" | "done")[];
                    search?: string;
                    limit?: number;
                    cursor?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                name: string;
                                description: string;
                                /** @enum {string} */
                                state: "draft" | "checked" | "scheduled" | "sending" | "waiting" | "paused" | "cancelled" | "done";
                                verbs: ("change" | "check" | "delete" | "launch" | "go_ahead" | "pause" | "resume" | "cancel")[];
                                segment: {
                                    id: string;
                                    name: string | null;
                                } | null;
                                messageClass: ("service" | "advertising") | null;
                                progress: {
                                    people: number;
                                    released: number;
                                    sent: number;
                                    open: number;
                                };
                                scheduledAt: string | null;
                                launchedAt: string | null;
                                launchedBy: {
                                    id: string;
                                    name: string;
                                } | null;
                                finishedAt: string | null;
                                /** Format: date-time */
                                createdAt: string;
                                /** Format: date-time */
                                updatedAt: string;
                                hasControl: boolean;
                                variants: number;
                            }[];
                            nextCursor: string | null;
                            total: number;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Start a campaign as a draft */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        description?: string;
                        definition?: {
                            [key: string]: unknown;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One campaign: what is decided, what speaks against it, what its check found, who did what */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            name: string;
                            description: string;
                            /** @enum {string} */
                            state: "draft" | "checked" | "scheduled" | "sending" | "waiting" | "paused" | "cancelled" | "done";
                            verbs: ("change" | "check" | "delete" | "launch" | "go_ahead" | "pause" | "resume" | "cancel")[];
                            segment: {
                                id: string;
                                name: string | null;
                            } | null;
                            messageClass: ("service" | "advertising") | null;
                            progress: {
                                people: number;
                                released: number;
                                sent: number;
                                open: number;
                            };
                            scheduledAt: string | null;
                            launchedAt: string | null;
                            launchedBy: {
                                id: string;
                                name: string;
                            } | null;
                            finishedAt: string | null;
                            /** Format: date-time */
                            createdAt: string;
                            /** Format: date-time */
                            updatedAt: string;
                            definition: {
                                /** @default null */
                                segmentId: string | null;
                                /** @default [] */
                                variants: {
                                    id: string;
                                    /** Format: uuid */
                                    templateId: string;
                                    /** @default 1 */
                                    weight: number;
                                }[];
                                /** @default [] */
                                channels: ("max" | "sms" | "email" | "telegram" | "whatsapp" | "push" | "call" | "webhook")[];
                                /** @default null */
                                fallback: {
                                    /** @enum {string} */
                                    on: "not_delivered" | "not_answered";
                                    hours: number;
                                } | null;
                                /**
                                 * @default promotion
                                 * @enum {string}
                                 */
                                priority: "service" | "return" | "promotion";
                                /** @default 0 */
                                holdoutPercent: number;
                                /** @default true */
                                unlessBooked: boolean;
                                /** @default true */
                                perHousehold: boolean;
                                /** @default null */
                                perHour: number | null;
                                /** @default 72 */
                                windowHours: number;
                                /** @default 30 */
                                attributionDays: number;
                            };
                            segmentPeople: number | null;
                            templates: {
                                id: string;
                                name: string | null;
                            }[];
                            problems: {
                                code: string;
                                /** @enum {string} */
                                severity: "error" | "warning";
                                path: string;
                                message: {
                                    ru: string;
                                    en: string;
                                };
                            }[];
                            check: {
                                id: string;
                                /** @enum {string} */
                                state: "running" | "done" | "failed";
                                progress: {
                                    done: number;
                                    total: number;
                                };
                                isCurrent: boolean;
                                /** Format: date-time */
                                at: string;
                                /** Format: date-time */
                                createdAt: string;
                                finishedAt: string | null;
                                waterfall: {
                                    audience: number;
                                    steps: {
                                        /** @enum {string} */
                                        step: "clinic" | "origin" | "person" | "consent" | "reach" | "text" | "control" | "hours" | "cap" | "key";
                                        words: {
                                            ru: string;
                                            en: string;
                                        };
                                        lost: number;
                                        left: number;
                                        reasons: {
                                            reason: {
                                                code: string;
                                                text: string;
                                                remedy: string;
                                                fix: string | null;
                                            };
                                            people: number;
                                        }[];
                                    }[];
                                    now: number;
                                    later: {
                                        reason: {
                                            code: string;
                                            text: string;
                                            remedy: string;
                                            fix: string | null;
                                        };
                                        people: number;
                                    }[];
                                    held: {
                                        reason: {
                                            code: string;
                                            text: string;
                                            remedy: string;
                                            fix: string | null;
                                        };
                                        people: number;
                                    }[];
                                    coming: number;
                                } | null;
                                channels: {
                                    /** @enum {string} */
                                    channel: "max" | "sms" | "email" | "telegram" | "whatsapp" | "push" | "call" | "webhook";
                                    people: number;
                                    parts: number;
                                    cost: number | null;
                                }[];
                                cost: number;
                                firstSendAt: string | null;
                                lastSendAt: string | null;
                                variants: {
                                    variant: string | null;
                                    people: number;
                                }[];
                                samples: {
                                    patient: {
                                        id: string;
                                        fullName: string;
                                    };
                                    variant: string | null;
                                    /** @enum {string} */
                                    channel: "max" | "sms" | "email" | "telegram" | "whatsapp" | "push" | "call" | "webhook";
                                    subject: string | null;
                                    text: string | null;
                                }[];
                                examples: {
                                    reason: string;
                                    patients: {
                                        id: string;
                                        fullName: string;
                                    }[];
                                }[];
                                experiment: {
                                    treated: number;
                                    control: number;
                                    detectable: number | null;
                                } | null;
                            } | null;
                            launchMode: ("now" | "scheduled" | "pilot") | null;
                            wave: ("all" | "pilot" | "rest") | null;
                            pilotPercent: number | null;
                            frozenAt: string | null;
                            stoppedBy: {
                                code: string;
                                /** @enum {string} */
                                severity: "error" | "warning";
                                path: string;
                                message: {
                                    ru: string;
                                    en: string;
                                };
                            }[];
                            log: {
                                what: string;
                                by: string | null;
                                /** Format: date-time */
                                at: string;
                                details: {
                                    [key: string]: unknown;
                                };
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        /** Delete a campaign that was never launched */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        /** Change a draft; given parts of the definition replace the old ones */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name?: string;
                        description?: string;
                        definition?: {
                            [key: string]: unknown;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            name: string;
                            description: string;
                            /** @enum {string} */
                            state: "draft" | "checked" | "scheduled" | "sending" | "waiting" | "paused" | "cancelled" | "done";
                            verbs: ("change" | "check" | "delete" | "launch" | "go_ahead" | "pause" | "resume" | "cancel")[];
                            segment: {
                                id: string;
                                name: string | null;
                            } | null;
                            messageClass: ("service" | "advertising") | null;
                            progress: {
                                people: number;
                                released: number;
                                sent: number;
                                open: number;
                            };
                            scheduledAt: string | null;
                            launchedAt: string | null;
                            launchedBy: {
                                id: string;
                                name: string;
                            } | null;
                            finishedAt: string | null;
                            /** Format: date-time */
                            createdAt: string;
                            /** Format: date-time */
                            updatedAt: string;
                            definition: {
                                /** @default null */
                                segmentId: string | null;
                                /** @default [] */
                                variants: {
                                    id: string;
                                    /** Format: uuid */
                                    templateId: string;
                                    /** @default 1 */
                                    weight: number;
                                }[];
                                /** @default [] */
                                channels: ("max" | "sms" | "email" | "telegram" | "whatsapp" | "push" | "call" | "webhook")[];
                                /** @default null */
                                fallback: {
                                    /** @enum {string} */
                                    on: "not_delivered" | "not_answered";
                                    hours: number;
                                } | null;
                                /**
                                 * @default promotion
                                 * @enum {string}
                                 */
                                priority: "service" | "return" | "promotion";
                                /** @default 0 */
                                holdoutPercent: number;
                                /** @default true */
                                unlessBooked: boolean;
                                /** @default true */
                                perHousehold: boolean;
                                /** @default null */
                                perHour: number | null;
                                /** @default 72 */
                                windowHours: number;
                                /** @default 30 */
                                attributionDays: number;
                            };
                            segmentPeople: number | null;
                            templates: {
                                id: string;
                                name: string | null;
                            }[];
                            problems: {
                                code: string;
                                /** @enum {string} */
                                severity: "error" | "warning";
                                path: string;
                                message: {
                                    ru: string;
                                    en: string;
                                };
                            }[];
                            check: {
                                id: string;
                                /** @enum {string} */
                                state: "running" | "done" | "failed";
                                progress: {
                                    done: number;
                                    total: number;
                                };
                                isCurrent: boolean;
                                /** Format: date-time */
                                at: string;
                                /** Format: date-time */
                                createdAt: string;
                                finishedAt: string | null;
                                waterfall: {
                                    audience: number;
                                    steps: {
                                        /** @enum {string} */
                                        step: "clinic" | "origin" | "person" | "consent" | "reach" | "text" | "control" | "hours" | "cap" | "key";
                                        words: {
                                            ru: string;
                                            en: string;
                                        };
                                        lost: number;
                                        left: number;
                                        reasons: {
                                            reason: {
                                                code: string;
                                                text: string;
                                                remedy: string;
                                                fix: string | null;
                                            };
                                            people: number;
                                        }[];
                                    }[];
                                    now: number;
                                    later: {
                                        reason: {
                                            code: string;
                                            text: string;
                                            remedy: string;
                                            fix: string | null;
                                        };
                                        people: number;
                                    }[];
                                    held: {
                                        reason: {
                                            code: string;
                                            text: string;
                                            remedy: string;
                                            fix: string | null;
                                        };
                                        people: number;
                                    }[];
                                    coming: number;
                                } | null;
                                channels: {
                                    /** @enum {string} */
                                    channel: "max" | "sms" | "email" | "telegram" | "whatsapp" | "push" | "call" | "webhook";
                                    people: number;
                                    parts: number;
                                    cost: number | null;
                                }[];
                                cost: number;
                                firstSendAt: string | null;
                                lastSendAt: string | null;
                                variants: {
                                    variant: string | null;
                                    people: number;
                                }[];
                                samples: {
                                    patient: {
                                        id: string;
                                        fullName: string;
                                    };
                                    variant: string | null;
                                    /** @enum {string} */
                                    channel: "max" | "sms" | "email" | "telegram" | "whatsapp" | "push" | "call" | "webhook";
                                    subject: string | null;
                                    text: string | null;
                                }[];
                                examples: {
                                    reason: string;
                                    patients: {
                                        id: string;
                                        fullName: string;
                                    }[];
                                }[];
                                experiment: {
                                    treated: number;
                                    control: number;
                                    detectable: number | null;
                                } | null;
                            } | null;
                            launchMode: ("now" | "scheduled" | "pilot") | null;
                            wave: ("all" | "pilot" | "rest") | null;
                            pilotPercent: number | null;
                            frozenAt: string | null;
                            stoppedBy: {
                                code: string;
                                /** @enum {string} */
                                severity: "error" | "warning";
                                path: string;
                                message: {
                                    ru: string;
                                    en: string;
                                };
                            }[];
                            log: {
                                what: string;
                                by: string | null;
                                /** Format: date-time */
                                at: string;
                                details: {
                                    [key: string]: unknown;
                                };
                            }[];
                        };
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/campaigns/{id}/report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** From the audience to visits and money, by variant and against the control group */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            audience: number;
                            states: {
                                /** @enum {string} */
                                state: "waiting" | "planned" | "held" | "claimed" | "sent" | "delivered" | "read" | "failed" | "unknown" | "skipped" | "held_out" | "cancelled" | "expired";
                                reason: {
                                    code: string;
                                    text: string;
                                    remedy: string;
                                    fix: string | null;
                                } | null;
                                people: number;
                            }[];
                            attributionDays: number;
                            matureOn: string | null;
                            isMature: boolean;
                            cost: number;
                            treated: {
                                people: number;
                                sent: number;
                                delivered: number;
                                read: number;
                                clicked: number;
                                answered: number;
                                compared: number;
                                booked: number;
                                visited: number;
                                visits: number;
                                payers: number;
                                paid: number;
                                paidEach: number | null;
                            };
                            control: {
                                people: number;
                                sent: number;
                                delivered: number;
                                read: number;
                                clicked: number;
                                answered: number;
                                compared: number;
                                booked: number;
                                visited: number;
                                visits: number;
                                payers: number;
                                paid: number;
                                paidEach: number | null;
                            } | null;
                            effect: {
                                booked: {
                                    difference: number;
                                    low: number;
                                    high: number;
                                    /** @enum {string} */
                                    verdict: "not_enough" | "unclear" | "more" | "less";
                                } | null;
                                visited: {
                                    difference: number;
                                    low: number;
                                    high: number;
                                    /** @enum {string} */
                                    verdict: "not_enough" | "unclear" | "more" | "less";
                                } | null;
                                money: {
                                    difference: number;
                                    low: number;
                                    high: number;
                                    /** @enum {string} */
                                    verdict: "not_enough" | "unclear" | "more" | "less";
                                } | null;
                                extraVisitors: number | null;
                                extraMoney: number | null;
                            } | null;
                            variants: {
                                variant: string;
                                people: number;
                                sent: number;
                                delivered: number;
                                read: number;
                                clicked: number;
                                answered: number;
                                compared: number;
                                booked: number;
                                visited: number;
                                visits: number;
                                payers: number;
                                paid: number;
                                paidEach: number | null;
                                visitedAgainstControl: {
                                    difference: number;
                                    low: number;
                                    high: number;
                                    /** @enum {string} */
                                    verdict: "not_enough" | "unclear" | "more" | "less";
                                } | null;
                                visitedAgainstFirst: {
                                    difference: number;
                                    low: number;
                                    high: number;
                                    /** @enum {string} */
                                    verdict: "not_enough" | "unclear" | "more" | "less";
                                } | null;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The people behind a number of the report */
        get: {
            parameters: {
                query?: {
                    state?: ("waiting" | "planned" | "held" | "claimed" | "sent" | "delivered" | "read" | "failed" | "unknown" | "skipped" | "held_out" | "cancelled" | "expired") | ("waiting" | "planned" | "held" | "claimed" | "sent" | "delivered" | "read" | "failed" | "unknown" | "skipped" | "held_out" | "cancelled" | "expired")[];
                    reason?: string | string[];
                    variant?: string;
                    arm?: "treated" | "control";
                    outcome?: "sent" | "delivered" | "read" | "clicked" | "answered" | "compared" | "booked" | "visited" | "paid";
                    limit?: number;
                    cursor?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                patient: {
                                    id: string;
                                    fullName: string;
                                    externalIds: string[];
                                };
                                variant: string | null;
                                /** @enum {string} */
                                arm: "treated" | "control";
                                touchId: string | null;
                                /** @enum {string} */
                                state: "waiting" | "planned" | "held" | "claimed" | "sent" | "delivered" | "read" | "failed" | "unknown" | "skipped" | "held_out" | "cancelled" | "expired";
                                reason: {
                                    code: string;
                                    text: string;
                                    remedy: string;
                                    fix: string | null;
                                } | null;
                                channel: string | null;
                                contactedAt: string | null;
                                deliveredAt: string | null;
                                readAt: string | null;
                                answeredAt: string | null;
                                clicked: boolean;
                                booked: boolean | null;
                                visits: number | null;
                                paid: number | null;
                            }[];
                            nextCursor: string | null;
                            total: number;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}/people/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The same people as CSV */
        get: {
            parameters: {
                query?: {
                    state?: ("waiting" | "planned" | "held" | "claimed" | "sent" | "delivered" | "read" | "failed" | "unknown" | "skipped" | "held_out" | "cancelled" | "expired") | ("waiting" | "planned" | "held" | "claimed" | "sent" | "delivered" | "read" | "failed" | "unknown" | "skipped" | "held_out" | "cancelled" | "expired")[];
                    reason?: string | string[];
                    variant?: string;
                    arm?: "treated" | "control";
                    outcome?: "sent" | "delivered" | "read" | "clicked" | "answered" | "compared" | "booked" | "visited" | "paid";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}/duplicate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A new draft with the same definition */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What the gate would say of everybody; a large audience is checked in the background, see `check` of the campaign */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: date-time */
                        at?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            /** @enum {string} */
                            state: "running" | "done" | "failed";
                            progress: {
                                done: number;
                                total: number;
                            };
                            isCurrent: boolean;
                            /** Format: date-time */
                            at: string;
                            /** Format: date-time */
                            createdAt: string;
                            finishedAt: string | null;
                            waterfall: {
                                audience: number;
                                steps: {
                                    /** @enum {string} */
                                    step: "clinic" | "origin" | "person" | "consent" | "reach" | "text" | "control" | "hours" | "cap" | "key";
                                    words: {
                                        ru: string;
                                        en: string;
                                    };
                                    lost: number;
                                    left: number;
                                    reasons: {
                                        reason: {
                                            code: string;
                                            text: string;
                                            remedy: string;
                                            fix: string | null;
                                        };
                                        people: number;
                                    }[];
                                }[];
                                now: number;
                                later: {
                                    reason: {
                                        code: string;
                                        text: string;
                                        remedy: string;
                                        fix: string | null;
                                    };
                                    people: number;
                                }[];
                                held: {
                                    reason: {
                                        code: string;
                                        text: string;
                                        remedy: string;
                                        fix: string | null;
                                    };
                                    people: number;
                                }[];
                                coming: number;
                            } | null;
                            channels: {
                                /** @enum {string} */
                                channel: "max" | "sms" | "email" | "telegram" | "whatsapp" | "push" | "call" | "webhook";
                                people: number;
                                parts: number;
                                cost: number | null;
                            }[];
                            cost: number;
                            firstSendAt: string | null;
                            lastSendAt: string | null;
                            variants: {
                                variant: string | null;
                                people: number;
                            }[];
                            samples: {
                                patient: {
                                    id: string;
                                    fullName: string;
                                };
                                variant: string | null;
                                /** @enum {string} */
                                channel: "max" | "sms" | "email" | "telegram" | "whatsapp" | "push" | "call" | "webhook";
                                subject: string | null;
                                text: string | null;
                            }[];
                            examples: {
                                reason: string;
                                patients: {
                                    id: string;
                                    fullName: string;
                                }[];
                            }[];
                            experiment: {
                                treated: number;
                                control: number;
                                detectable: number | null;
                            } | null;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}/launch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send a checked campaign under the name of the caller: now, at a time, or to a part first */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        mode: "now";
                    } | {
                        /** @enum {string} */
                        mode: "scheduled";
                        /** Format: date-time */
                        at: string;
                    } | {
                        /** @enum {string} */
                        mode: "pilot";
                        /** @default 5 */
                        percent?: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            audienceChecked: number;
                            audienceNow: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}/go-ahead": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let the rest follow the part that went first */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            name: string;
                            description: string;
                            /** @enum {string} */
                            state: "draft" | "checked" | "scheduled" | "sending" | "waiting" | "paused" | "cancelled" | "done";
                            verbs: ("change" | "check" | "delete" | "launch" | "go_ahead" | "pause" | "resume" | "cancel")[];
                            segment: {
                                id: string;
                                name: string | null;
                            } | null;
                            messageClass: ("service" | "advertising") | null;
                            progress: {
                                people: number;
                                released: number;
                                sent: number;
                                open: number;
                            };
                            scheduledAt: string | null;
                            launchedAt: string | null;
                            launchedBy: {
                                id: string;
                                name: string;
                            } | null;
                            finishedAt: string | null;
                            /** Format: date-time */
                            createdAt: string;
                            /** Format: date-time */
                            updatedAt: string;
                            definition: {
                                /** @default null */
                                segmentId: string | null;
                                /** @default [] */
                                variants: {
                                    id: string;
                                    /** Format: uuid */
                                    templateId: string;
                                    /** @default 1 */
                                    weight: number;
                                }[];
                                /** @default [] */
                                channels: ("max" | "sms" | "email" | "telegram" | "whatsapp" | "push" | "call" | "webhook")[];
                                /** @default null */
                                fallback: {
                                    /** @enum {string} */
                                    on: "not_delivered" | "not_answered";
                                    hours: number;
                                } | null;
                                /**
                                 * @default promotion
                                 * @enum {string}
                                 */
                                priority: "service" | "return" | "promotion";
                                /** @default 0 */
                                holdoutPercent: number;
                                /** @default true */
                                unlessBooked: boolean;
                                /** @default true */
                                perHousehold: boolean;
                                /** @default null */
                                perHour: number | null;
                                /** @default 72 */
                                windowHours: number;
                                /** @default 30 */
                                attributionDays: number;
                            };
                            segmentPeople: number | null;
                            templates: {
                                id: string;
                                name: string | null;
                            }[];
                            problems: {
                                code: string;
                                /** @enum {string} */
                                severity: "error" | "warning";
                                path: string;
                                message: {
                                    ru: string;
                                    en: string;
                                };
                            }[];
                            check: {
                                id: string;
                                /** @enum {string} */
                                state: "running" | "done" | "failed";
                                progress: {
                                    done: number;
                                    total: number;
                                };
                                isCurrent: boolean;
                                /** Format: date-time */
                                at: string;
                                /** Format: date-time */
                                createdAt: string;
                                finishedAt: string | null;
                                waterfall: {
                                    audience: number;
                                    steps: {
                                        /** @enum {string} */
                                        step: "clinic" | "origin" | "person" | "consent" | "reach" | "text" | "control" | "hours" | "cap" | "key";
                                        words: {
                                            ru: string;
                                            en: string;
                                        };
                                        lost: number;
                                        left: number;
                                        reasons: {
                                            reason: {
                                                code: string;
                                                text: string;
                                                remedy: string;
                                                fix: string | null;
                                            };
                                            people: number;
                                        }[];
                                    }[];
                                    now: number;
                                    later: {
                                        reason: {
                                            code: string;
                                            text: string;
                                            remedy: string;
                                            fix: string | null;
                                        };
                                        people: number;
                                    }[];
                                    held: {
                                        reason: {
                                            code: string;
                                            text: string;
                                            remedy: string;
                                            fix: string | null;
                                        };
                                        people: number;
                                    }[];
                                    coming: number;
                                } | null;
                                channels: {
                                    /** @enum {string} */
                                    channel: "max" | "sms" | "email" | "telegram" | "whatsapp" | "push" | "call" | "webhook";
                                    people: number;
                                    parts: number;
                                    cost: number | null;
                                }[];
                                cost: number;
                                firstSendAt: string | null;
                                lastSendAt: string | null;
                                variants: {
                                    variant: string | null;
                                    people: number;
                                }[];
                                samples: {
                                    patient: {
                                        id: string;
                                        fullName: string;
                                    };
                                    variant: string | null;
                                    /** @enum {string} */
                                    channel: "max" | "sms" | "email" | "telegram" | "whatsapp" | "push" | "call" | "webhook";
                                    subject: string | null;
                                    text: string | null;
                                }[];
                                examples: {
                                    reason: string;
                                    patients: {
                                        id: string;
                                        fullName: string;
                                    }[];
                                }[];
                                experiment: {
                                    treated: number;
                                    control: number;
                                    detectable: number | null;
                                } | null;
                            } | null;
                            launchMode: ("now" | "scheduled" | "pilot") | null;
                            wave: ("all" | "pilot" | "rest") | null;
                            pilotPercent: number | null;
                            frozenAt: string | null;
                            stoppedBy: {
                                code: string;
                                /** @enum {string} */
                                severity: "error" | "warning";
                                path: string;
                                message: {
                                    ru: string;
                                    en: string;
                                };
                            }[];
                            log: {
                                what: string;
                                by: string | null;
                                /** Format: date-time */
                                at: string;
                                details: {
                                    [key: string]: unknown;
                                };
                            }[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stop where it stands; what nobody has begun to send is called back */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            name: string;
                            description: string;
                            /** @enum {string} */
                            state: "draft" | "checked" | "scheduled" | "sending" | "waiting" | "paused" | "cancelled" | "done";
                            verbs: ("change" | "check" | "delete" | "launch" | "go_ahead" | "pause" | "resume" | "cancel")[];
                            segment: {
                                id: string;
                                name: string | null;
                            } | null;
                            messageClass: ("service" | "advertising") | null;
                            progress: {
                                people: number;
                                released: number;
                                sent: number;
                                open: number;
                            };
                            scheduledAt: string | null;
                            launchedAt: string | null;
                            launchedBy: {
                                id: string;
                                name: string;
                            } | null;
                            finishedAt: string | null;
                            /** Format: date-time */
                            createdAt: string;
                            /** Format: date-time */
                            updatedAt: string;
                            definition: {
                                /** @default null */
                                segmentId: string | null;
                                /** @default [] */
                                variants: {
                                    id: string;
                                    /** Format: uuid */
                                    templateId: string;
                                    /** @default 1 */
                                    weight: number;
                                }[];
                                /** @default [] */
                                channels: ("max" | "sms" | "email" | "telegram" | "whatsapp" | "push" | "call" | "webhook")[];
                                /** @default null */
                                fallback: {
                                    /** @enum {string} */
                                    on: "not_delivered" | "not_answered";
                                    hours: number;
                                } | null;
                                /**
                                 * @default promotion
                                 * @enum {string}
                                 */
                                priority: "service" | "return" | "promotion";
                                /** @default 0 */
                                holdoutPercent: number;
                                /** @default true */
                                unlessBooked: boolean;
                                /** @default true */
                                perHousehold: boolean;
                                /** @default null */
                                perHour: number | null;
                                /** @default 72 */
                                windowHours: number;
                                /** @default 30 */
                                attributionDays: number;
                            };
                            segmentPeople: number | null;
                            templates: {
                                id: string;
                                name: string | null;
                            }[];
                            problems: {
                                code: string;
                                /** @enum {string} */
                                severity: "error" | "warning";
                                path: string;
                                message: {
                                    ru: string;
                                    en: string;
                                };
                            }[];
                            check: {
                                id: string;
                                /** @enum {string} */
                                state: "running" | "done" | "failed";
                                progress: {
                                    done: number;
                                    total: number;
                                };
                                isCurrent: boolean;
                                /** Format: date-time */
                                at: string;
                                /** Format: date-time */
                                createdAt: string;
                                finishedAt: string | null;
                                waterfall: {
                                    audience: number;
                                    steps: {
                                        /** @enum {string} */
                                        step: "clinic" | "origin" | "person" | "consent" | "reach" | "text" | "control" | "hours" | "cap" | "key";
                                        words: {
                                            ru: string;
                                            en: string;
                                        };
                                        lost: number;
                                        left: number;
                                        reasons: {
                                            reason: {
                                                code: string;
                                                text: string;
                                                remedy: string;
                                                fix: string | null;
                                            };
                                            people: number;
                                        }[];
                                    }[];
                                    now: number;
                                    later: {
                                        reason: {
                                            code: string;
                                            text: string;
                                            remedy: string;
                                            fix: string | null;
                                        };
                                        people: number;
                                    }[];
                                    held: {
                                        reason: {
                                            code: string;
                                            text: string;
                                            remedy: string;
                                            fix: string | null;
                                        };
                                        people: number;
                                    }[];
                                    coming: number;
                                } | null;
                                channels: {
                                    /** @enum {string} */
                                    channel: "max" | "sms" | "email" | "telegram" | "whatsapp" | "push" | "call" | "webhook";
                                    people: number;
                                    parts: number;
                                    cost: number | null;
                                }[];
                                cost: number;
                                firstSendAt: string | null;
                                lastSendAt: string | null;
                                variants: {
                                    variant: string | null;
                                    people: number;
                                }[];
                                samples: {
                                    patient: {
                                        id: string;
                                        fullName: string;
                                    };
                                    variant: string | null;
                                    /** @enum {string} */
                                    channel: "max" | "sms" | "email" | "telegram" | "whatsapp" | "push" | "call" | "webhook";
                                    subject: string | null;
                                    text: string | null;
                                }[];
                                examples: {
                                    reason: string;
                                    patients: {
                                        id: string;
                                        fullName: string;
                                    }[];
                                }[];
                                experiment: {
                                    treated: number;
                                    control: number;
                                    detectable: number | null;
                                } | null;
                            } | null;
                            launchMode: ("now" | "scheduled" | "pilot") | null;
                            wave: ("all" | "pilot" | "rest") | null;
                            pilotPercent: number | null;
                            frozenAt: string | null;
                            stoppedBy: {
                                code: string;
                                /** @enum {string} */
                                severity: "error" | "warning";
                                path: string;
                                message: {
                                    ru: string;
                                    en: string;
                                };
                            }[];
                            log: {
                                what: string;
                                by: string | null;
                                /** Format: date-time */
                                at: string;
                                details: {
                                    [key: string]: unknown;
                                };
                            }[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Go on where it stopped */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            name: string;
                            description: string;
                            /** @enum {string} */
                            state: "draft" | "checked" | "scheduled" | "sending" | "waiting" | "paused" | "cancelled" | "done";
                            verbs: ("change" | "check" | "delete" | "launch" | "go_ahead" | "pause" | "resume" | "cancel")[];
                            segment: {
                                id: string;
                                name: string | null;
                            } | null;
                            messageClass: ("service" | "advertising") | null;
                            progress: {
                                people: number;
                                released: number;
                                sent: number;
                                open: number;
                            };
                            scheduledAt: string | null;
                            launchedAt: string | null;
                            launchedBy: {
                                id: string;
                                name: string;
                            } | null;
                            finishedAt: string | null;
                            /** Format: date-time */
                            createdAt: string;
                            /** Format: date-time */
                            updatedAt: string;
                            definition: {
                                /** @default null */
                                segmentId: string | null;
                                /** @default [] */
                                variants: {
                                    id: string;
                                    /** Format: uuid */
                                    templateId: string;
                                    /** @default 1 */
                                    weight: number;
                                }[];
                                /** @default [] */
                                channels: ("max" | "sms" | "email" | "telegram" | "whatsapp" | "push" | "call" | "webhook")[];
                                /** @default null */
                                fallback: {
                                    /** @enum {string} */
                                    on: "not_delivered" | "not_answered";
                                    hours: number;
                                } | null;
                                /**
                                 * @default promotion
                                 * @enum {string}
                                 */
                                priority: "service" | "return" | "promotion";
                                /** @default 0 */
                                holdoutPercent: number;
                                /** @default true */
                                unlessBooked: boolean;
                                /** @default true */
                                perHousehold: boolean;
                                /** @default null */
                                perHour: number | null;
                                /** @default 72 */
                                windowHours: number;
                                /** @default 30 */
                                attributionDays: number;
                            };
                            segmentPeople: number | null;
                            templates: {
                                id: string;
                                name: string | null;
                            }[];
                            problems: {
                                code: string;
                                /** @enum {string} */
                                severity: "error" | "warning";
                                path: string;
                                message: {
                                    ru: string;
                                    en: string;
                                };
                            }[];
                            check: {
                                id: string;
                                /** @enum {string} */
                                state: "running" | "done" | "failed";
                                progress: {
                                    done: number;
                                    total: number;
                                };
                                isCurrent: boolean;
                                /** Format: date-time */
                                at: string;
                                /** Format: date-time */
                                createdAt: string;
                                finishedAt: string | null;
                                waterfall: {
                                    audience: number;
                                    steps: {
                                        /** @enum {string} */
                                        step: "clinic" | "origin" | "person" | "consent" | "reach" | "text" | "control" | "hours" | "cap" | "key";
                                        words: {
                                            ru: string;
                                            en: string;
                                        };
                                        lost: number;
                                        left: number;
                                        reasons: {
                                            reason: {
                                                code: string;
                                                text: string;
                                                remedy: string;
                                                fix: string | null;
                                            };
                                            people: number;
                                        }[];
                                    }[];
                                    now: number;
                                    later: {
                                        reason: {
                                            code: string;
                                            text: string;
                                            remedy: string;
                                            fix: string | null;
                                        };
                                        people: number;
                                    }[];
                                    held: {
                                        reason: {
                                            code: string;
                                            text: string;
                                            remedy: string;
                                            fix: string | null;
                                        };
                                        people: number;
                                    }[];
                                    coming: number;
                                } | null;
                                channels: {
                                    /** @enum {string} */
                                    channel: "max" | "sms" | "email" | "telegram" | "whatsapp" | "push" | "call" | "webhook";
                                    people: number;
                                    parts: number;
                                    cost: number | null;
                                }[];
                                cost: number;
                                firstSendAt: string | null;
                                lastSendAt: string | null;
                                variants: {
                                    variant: string | null;
                                    people: number;
                                }[];
                                samples: {
                                    patient: {
                                        id: string;
                                        fullName: string;
                                    };
                                    variant: string | null;
                                    /** @enum {string} */
                                    channel: "max" | "sms" | "email" | "telegram" | "whatsapp" | "push" | "call" | "webhook";
                                    subject: string | null;
                                    text: string | null;
                                }[];
                                examples: {
                                    reason: string;
                                    patients: {
                                        id: string;
                                        fullName: string;
                                    }[];
                                }[];
                                experiment: {
                                    treated: number;
                                    control: number;
                                    detectable: number | null;
                                } | null;
                            } | null;
                            launchMode: ("now" | "scheduled" | "pilot") | null;
                            wave: ("all" | "pilot" | "rest") | null;
                            pilotPercent: number | null;
                            frozenAt: string | null;
                            stoppedBy: {
                                code: string;
                                /** @enum {string} */
                                severity: "error" | "warning";
                                path: string;
                                message: {
                                    ru: string;
                                    en: string;
                                };
                            }[];
                            log: {
                                what: string;
                                by: string | null;
                                /** Format: date-time */
                                at: string;
                                details: {
                                    [key: string]: unknown;
                                };
                            }[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End it for good; what nobody has begun to send is called back */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            name: string;
                            description: string;
                            /** @enum {string} */
                            state: "draft" | "checked" | "scheduled" | "sending" | "waiting" | "paused" | "cancelled" | "done";
                            verbs: ("change" | "check" | "delete" | "launch" | "go_ahead" | "pause" | "resume" | "cancel")[];
                            segment: {
                                id: string;
                                name: string | null;
                            } | null;
                            messageClass: ("service" | "advertising") | null;
                            progress: {
                                people: number;
                                released: number;
                                sent: number;
                                open: number;
                            };
                            scheduledAt: string | null;
                            launchedAt: string | null;
                            launchedBy: {
                                id: string;
                                name: string;
                            } | null;
                            finishedAt: string | null;
                            /** Format: date-time */
                            createdAt: string;
                            /** Format: date-time */
                            updatedAt: string;
                            definition: {
                                /** @default null */
                                segmentId: string | null;
                                /** @default [] */
                                variants: {
                                    id: string;
                                    /** Format: uuid */
                                    templateId: string;
                                    /** @default 1 */
                                    weight: number;
                                }[];
                                /** @default [] */
                                channels: ("max" | "sms" | "email" | "telegram" | "whatsapp" | "push" | "call" | "webhook")[];
                                /** @default null */
                                fallback: {
                                    /** @enum {string} */
                                    on: "not_delivered" | "not_answered";
                                    hours: number;
                                } | null;
                                /**
                                 * @default promotion
                                 * @enum {string}
                                 */
                                priority: "service" | "return" | "promotion";
                                /** @default 0 */
                                holdoutPercent: number;
                                /** @default true */
                                unlessBooked: boolean;
                                /** @default true */
                                perHousehold: boolean;
                                /** @default null */
                                perHour: number | null;
                                /** @default 72 */
                                windowHours: number;
                                /** @default 30 */
                                attributionDays: number;
                            };
                            segmentPeople: number | null;
                            templates: {
                                id: string;
                                name: string | null;
                            }[];
                            problems: {
                                code: string;
                                /** @enum {string} */
                                severity: "error" | "warning";
                                path: string;
                                message: {
                                    ru: string;
                                    en: string;
                                };
                            }[];
                            check: {
                                id: string;
                                /** @enum {string} */
                                state: "running" | "done" | "failed";
                                progress: {
                                    done: number;
                                    total: number;
                                };
                                isCurrent: boolean;
                                /** Format: date-time */
                                at: string;
                                /** Format: date-time */
                                createdAt: string;
                                finishedAt: string | null;
                                waterfall: {
                                    audience: number;
                                    steps: {
                                        /** @enum {string} */
                                        step: "clinic" | "origin" | "person" | "consent" | "reach" | "text" | "control" | "hours" | "cap" | "key";
                                        words: {
                                            ru: string;
                                            en: string;
                                        };
                                        lost: number;
                                        left: number;
                                        reasons: {
                                            reason: {
                                                code: string;
                                                text: string;
                                                remedy: string;
                                                fix: string | null;
                                            };
                                            people: number;
                                        }[];
                                    }[];
                                    now: number;
                                    later: {
                                        reason: {
                                            code: string;
                                            text: string;
                                            remedy: string;
                                            fix: string | null;
                                        };
                                        people: number;
                                    }[];
                                    held: {
                                        reason: {
                                            code: string;
                                            text: string;
                                            remedy: string;
                                            fix: string | null;
                                        };
                                        people: number;
                                    }[];
                                    coming: number;
                                } | null;
                                channels: {
                                    /** @enum {string} */
                                    channel: "max" | "sms" | "email" | "telegram" | "whatsapp" | "push" | "call" | "webhook";
                                    people: number;
                                    parts: number;
                                    cost: number | null;
                                }[];
                                cost: number;
                                firstSendAt: string | null;
                                lastSendAt: string | null;
                                variants: {
                                    variant: string | null;
                                    people: number;
                                }[];
                                samples: {
                                    patient: {
                                        id: string;
                                        fullName: string;
                                    };
                                    variant: string | null;
                                    /** @enum {string} */
                                    channel: "max" | "sms" | "email" | "telegram" | "whatsapp" | "push" | "call" | "webhook";
                                    subject: string | null;
                                    text: string | null;
                                }[];
                                examples: {
                                    reason: string;
                                    patients: {
                                        id: string;
                                        fullName: string;
                                    }[];
                                }[];
                                experiment: {
                                    treated: number;
                                    control: number;
                                    detectable: number | null;
                                } | null;
                            } | null;
                            launchMode: ("now" | "scheduled" | "pilot") | null;
                            wave: ("all" | "pilot" | "rest") | null;
                            pilotPercent: number | null;
                            frozenAt: string | null;
                            stoppedBy: {
                                code: string;
                                /** @enum {string} */
                                severity: "error" | "warning";
                                path: string;
                                message: {
                                    ru: string;
                                    en: string;
                                };
                            }[];
                            log: {
                                what: string;
                                by: string | null;
                                /** Format: date-time */
                                at: string;
                                details: {
                                    [key: string]: unknown;
                                };
                            }[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tasks: open ones by due time, overdue first */
        get: {
            parameters: {
                query?: {
                    state?: "open" | "done" | "cancelled";
                    whose?: "mine" | "all";
                    when?: "overdue" | "today" | "later" | "snoozed";
                    patientId?: string;
                    journeyId?: string;
                    kind?: "call" | "notify" | "review";
                    limit?: number;
                    cursor?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                /** @enum {string} */
                                kind: "call" | "notify" | "review";
                                patient: {
                                    id: string;
                                    name: string;
                                    age: number | null;
                                    phone: string | null;
                                    preferredTime: string | null;
                                    lastVisitOn: string | null;
                                    nextVisitOn: string | null;
                                    doctor: string | null;
                                    class: ("vip" | "stable" | "one_time" | "unprofitable") | null;
                                    openPlanAmount: number | null;
                                } | null;
                                title: string;
                                script: string;
                                /** Format: date-time */
                                dueAt: string;
                                /** @enum {string} */
                                priority: "medical" | "service" | "return" | "promotion";
                                assigneeRole: string | null;
                                assignee: {
                                    id: string;
                                    name: string;
                                } | null;
                                journey: {
                                    id: string;
                                    name: string;
                                } | null;
                                step: string | null;
                                /** @enum {string} */
                                state: "open" | "done" | "cancelled" | "snoozed";
                                result: ("booked" | "call_back" | "arrived" | "refused" | "no_answer" | "wrong_number" | "done") | null;
                                comment: string | null;
                                snoozedUntil: string | null;
                                overdue: boolean;
                                lockedBy: string | null;
                                /** Format: date-time */
                                createdAt: string;
                                endedAt: string | null;
                                endedBy: {
                                    id: string;
                                    name: string;
                                } | null;
                                endReason: string | null;
                            }[];
                            nextCursor: string | null;
                            total: number;
                            sums: {
                                mine: number;
                                overdue: number;
                                today: number;
                                later: number;
                                snoozed: number;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tasks/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tasks as CSV, with the same filters */
        get: {
            parameters: {
                query?: {
                    state?: "open" | "done" | "cancelled";
                    whose?: "mine" | "all";
                    when?: "overdue" | "today" | "later" | "snoozed";
                    patientId?: string;
                    journeyId?: string;
                    kind?: "call" | "notify" | "review";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/patients/{id}/tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask somebody, or oneself, to do something about a patient */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        title: string;
                        /** @default  */
                        script?: string;
                        /**
                         * @default call
                         * @enum {string}
                         */
                        kind?: "call" | "notify";
                        /** Format: date-time */
                        dueAt: string;
                        /** @default null */
                        assigneeId?: string | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tasks/{id}/assignee": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Hand a task over to somebody, or back to everybody of its role */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        assigneeId: string | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tasks/{id}/lock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Say that one is working on a task, and so on its patient; refused while somebody else is */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            seconds: number;
                        };
                    };
                };
            };
        };
        post?: never;
        /** Say that one has stopped working on a task */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tasks/{id}/result": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** How a task ended, or until when it is put off */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        result?: "booked" | "call_back" | "arrived" | "refused" | "no_answer" | "wrong_number" | "done";
                        /** Format: date-time */
                        until?: string;
                        comment?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Message templates: words, class, what is published */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** Format: uuid */
                                id: string;
                                key: string | null;
                                name: string;
                                /** @enum {string} */
                                messageClass: "service" | "advertising";
                                family: string;
                                text: string;
                                channels: ("max" | "sms" | "email" | "telegram" | "whatsapp" | "push" | "call" | "webhook")[];
                                published: {
                                    /** Format: uuid */
                                    versionId: string;
                                    number: number;
                                    /** Format: date-time */
                                    at: string;
                                } | null;
                                changed: boolean;
                                archived: boolean;
                                /** Format: date-time */
                                updatedAt: string;
                                problems: {
                                    errors: number;
                                    warnings: number;
                                };
                                usedBy: {
                                    /** @enum {string} */
                                    kind: "journey" | "campaign";
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    state: string;
                                }[];
                            }[];
                            total: number;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Write a template; it is sent only after it is published */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        /** @enum {string} */
                        messageClass: "service" | "advertising";
                        family?: string;
                        bodies: {
                            text: string;
                            sms?: string;
                            max?: string;
                            telegram?: string;
                            whatsapp?: string;
                            push?: string;
                            call?: string;
                            email?: {
                                subject: string;
                                text?: string;
                                mjml?: string;
                            };
                            whatsappTemplate?: {
                                name: string;
                                language: string;
                                /** @default [] */
                                variables?: string[];
                            };
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            key: string | null;
                            name: string;
                            /** @enum {string} */
                            messageClass: "service" | "advertising";
                            family: string;
                            text: string;
                            channels: ("max" | "sms" | "email" | "telegram" | "whatsapp" | "push" | "call" | "webhook")[];
                            published: {
                                /** Format: uuid */
                                versionId: string;
                                number: number;
                                /** Format: date-time */
                                at: string;
                            } | null;
                            changed: boolean;
                            archived: boolean;
                            /** Format: date-time */
                            updatedAt: string;
                            problems: {
                                errors: number;
                                warnings: number;
                            };
                            usedBy: {
                                /** @enum {string} */
                                kind: "journey" | "campaign";
                                /** Format: uuid */
                                id: string;
                                name: string;
                                state: string;
                            }[];
                            bodies: {
                                text: string;
                                sms?: string;
                                max?: string;
                                telegram?: string;
                                whatsapp?: string;
                                push?: string;
                                call?: string;
                                email?: {
                                    subject: string;
                                    text?: string;
                                    mjml?: string;
                                };
                                whatsappTemplate?: {
                                    name: string;
                                    language: string;
                                    /** @default [] */
                                    variables: string[];
                                };
                            };
                            findings: {
                                /** @enum {string} */
                                severity: "error" | "warning";
                                code: string;
                                message: {
                                    ru: string;
                                    en: string;
                                };
                                found: string;
                                channels: string[];
                            }[];
                            versions: {
                                /** Format: uuid */
                                id: string;
                                number: number;
                                /** Format: date-time */
                                publishedAt: string;
                                publishedBy: string | null;
                                /** @enum {string} */
                                messageClass: "service" | "advertising";
                                family: string;
                                bodies: {
                                    text: string;
                                    sms?: string;
                                    max?: string;
                                    telegram?: string;
                                    whatsapp?: string;
                                    push?: string;
                                    call?: string;
                                    email?: {
                                        subject: string;
                                        text?: string;
                                        mjml?: string;
                                    };
                                    whatsappTemplate?: {
                                        name: string;
                                        language: string;
                                        /** @default [] */
                                        variables: string[];
                                    };
                                };
                            }[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/templates/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every template as CSV */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/template-variables": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everything a message may say about a person */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                name: string;
                                words: {
                                    ru: string;
                                    en: string;
                                };
                                sample: {
                                    ru: string;
                                    en: string;
                                };
                                medical: boolean;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/templates/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** How a text looks for a person in a channel, and what speaks against it */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        bodies: {
                            text: string;
                            sms?: string;
                            max?: string;
                            telegram?: string;
                            whatsapp?: string;
                            push?: string;
                            call?: string;
                            email?: {
                                subject: string;
                                text?: string;
                                mjml?: string;
                            };
                            whatsappTemplate?: {
                                name: string;
                                language: string;
                                /** @default [] */
                                variables?: string[];
                            };
                        };
                        /** @enum {string} */
                        messageClass: "service" | "advertising";
                        /** @enum {string} */
                        channel: "max" | "sms" | "email" | "telegram" | "whatsapp" | "push" | "call" | "webhook";
                        /** Format: uuid */
                        patientId?: string;
                        /** Format: uuid */
                        appointmentId?: string;
                        /** Format: uuid */
                        planId?: string;
                        /** Format: uuid */
                        policyId?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            text: string | null;
                            subject: string | null;
                            html: string | null;
                            missing: string | null;
                            problem: {
                                ru: string;
                                en: string;
                            } | null;
                            absent: {
                                name: string;
                                words: {
                                    ru: string;
                                    en: string;
                                };
                            }[];
                            sms: {
                                alphabet: string;
                                units: number;
                                parts: number;
                                left: number;
                            } | null;
                            findings: {
                                /** @enum {string} */
                                severity: "error" | "warning";
                                code: string;
                                message: {
                                    ru: string;
                                    en: string;
                                };
                                found: string;
                                channels: string[];
                            }[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/templates/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A template with its draft, findings and versions */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            key: string | null;
                            name: string;
                            /** @enum {string} */
                            messageClass: "service" | "advertising";
                            family: string;
                            text: string;
                            channels: ("max" | "sms" | "email" | "telegram" | "whatsapp" | "push" | "call" | "webhook")[];
                            published: {
                                /** Format: uuid */
                                versionId: string;
                                number: number;
                                /** Format: date-time */
                                at: string;
                            } | null;
                            changed: boolean;
                            archived: boolean;
                            /** Format: date-time */
                            updatedAt: string;
                            problems: {
                                errors: number;
                                warnings: number;
                            };
                            usedBy: {
                                /** @enum {string} */
                                kind: "journey" | "campaign";
                                /** Format: uuid */
                                id: string;
                                name: string;
                                state: string;
                            }[];
                            bodies: {
                                text: string;
                                sms?: string;
                                max?: string;
                                telegram?: string;
                                whatsapp?: string;
                                push?: string;
                                call?: string;
                                email?: {
                                    subject: string;
                                    text?: string;
                                    mjml?: string;
                                };
                                whatsappTemplate?: {
                                    name: string;
                                    language: string;
                                    /** @default [] */
                                    variables: string[];
                                };
                            };
                            findings: {
                                /** @enum {string} */
                                severity: "error" | "warning";
                                code: string;
                                message: {
                                    ru: string;
                                    en: string;
                                };
                                found: string;
                                channels: string[];
                            }[];
                            versions: {
                                /** Format: uuid */
                                id: string;
                                number: number;
                                /** Format: date-time */
                                publishedAt: string;
                                publishedBy: string | null;
                                /** @enum {string} */
                                messageClass: "service" | "advertising";
                                family: string;
                                bodies: {
                                    text: string;
                                    sms?: string;
                                    max?: string;
                                    telegram?: string;
                                    whatsapp?: string;
                                    push?: string;
                                    call?: string;
                                    email?: {
                                        subject: string;
                                        text?: string;
                                        mjml?: string;
                                    };
                                    whatsappTemplate?: {
                                        name: string;
                                        language: string;
                                        /** @default [] */
                                        variables: string[];
                                    };
                                };
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change the draft of a template, or archive it */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name?: string;
                        /** @enum {string} */
                        messageClass?: "service" | "advertising";
                        family?: string;
                        bodies?: {
                            text: string;
                            sms?: string;
                            max?: string;
                            telegram?: string;
                            whatsapp?: string;
                            push?: string;
                            call?: string;
                            email?: {
                                subject: string;
                                text?: string;
                                mjml?: string;
                            };
                            whatsappTemplate?: {
                                name: string;
                                language: string;
                                /** @default [] */
                                variables?: string[];
                            };
                        };
                        archived?: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            key: string | null;
                            name: string;
                            /** @enum {string} */
                            messageClass: "service" | "advertising";
                            family: string;
                            text: string;
                            channels: ("max" | "sms" | "email" | "telegram" | "whatsapp" | "push" | "call" | "webhook")[];
                            published: {
                                /** Format: uuid */
                                versionId: string;
                                number: number;
                                /** Format: date-time */
                                at: string;
                            } | null;
                            changed: boolean;
                            archived: boolean;
                            /** Format: date-time */
                            updatedAt: string;
                            problems: {
                                errors: number;
                                warnings: number;
                            };
                            usedBy: {
                                /** @enum {string} */
                                kind: "journey" | "campaign";
                                /** Format: uuid */
                                id: string;
                                name: string;
                                state: string;
                            }[];
                            bodies: {
                                text: string;
                                sms?: string;
                                max?: string;
                                telegram?: string;
                                whatsapp?: string;
                                push?: string;
                                call?: string;
                                email?: {
                                    subject: string;
                                    text?: string;
                                    mjml?: string;
                                };
                                whatsappTemplate?: {
                                    name: string;
                                    language: string;
                                    /** @default [] */
                                    variables: string[];
                                };
                            };
                            findings: {
                                /** @enum {string} */
                                severity: "error" | "warning";
                                code: string;
                                message: {
                                    ru: string;
                                    en: string;
                                };
                                found: string;
                                channels: string[];
                            }[];
                            versions: {
                                /** Format: uuid */
                                id: string;
                                number: number;
                                /** Format: date-time */
                                publishedAt: string;
                                publishedBy: string | null;
                                /** @enum {string} */
                                messageClass: "service" | "advertising";
                                family: string;
                                bodies: {
                                    text: string;
                                    sms?: string;
                                    max?: string;
                                    telegram?: string;
                                    whatsapp?: string;
                                    push?: string;
                                    call?: string;
                                    email?: {
                                        subject: string;
                                        text?: string;
                                        mjml?: string;
                                    };
                                    whatsappTemplate?: {
                                        name: string;
                                        language: string;
                                        /** @default [] */
                                        variables: string[];
                                    };
                                };
                            }[];
                        };
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/templates/{id}/published": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Publish the draft: new messages say it from now on */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            key: string | null;
                            name: string;
                            /** @enum {string} */
                            messageClass: "service" | "advertising";
                            family: string;
                            text: string;
                            channels: ("max" | "sms" | "email" | "telegram" | "whatsapp" | "push" | "call" | "webhook")[];
                            published: {
                                /** Format: uuid */
                                versionId: string;
                                number: number;
                                /** Format: date-time */
                                at: string;
                            } | null;
                            changed: boolean;
                            archived: boolean;
                            /** Format: date-time */
                            updatedAt: string;
                            problems: {
                                errors: number;
                                warnings: number;
                            };
                            usedBy: {
                                /** @enum {string} */
                                kind: "journey" | "campaign";
                                /** Format: uuid */
                                id: string;
                                name: string;
                                state: string;
                            }[];
                            bodies: {
                                text: string;
                                sms?: string;
                                max?: string;
                                telegram?: string;
                                whatsapp?: string;
                                push?: string;
                                call?: string;
                                email?: {
                                    subject: string;
                                    text?: string;
                                    mjml?: string;
                                };
                                whatsappTemplate?: {
                                    name: string;
                                    language: string;
                                    /** @default [] */
                                    variables: string[];
                                };
                            };
                            findings: {
                                /** @enum {string} */
                                severity: "error" | "warning";
                                code: string;
                                message: {
                                    ru: string;
                                    en: string;
                                };
                                found: string;
                                channels: string[];
                            }[];
                            versions: {
                                /** Format: uuid */
                                id: string;
                                number: number;
                                /** Format: date-time */
                                publishedAt: string;
                                publishedBy: string | null;
                                /** @enum {string} */
                                messageClass: "service" | "advertising";
                                family: string;
                                bodies: {
                                    text: string;
                                    sms?: string;
                                    max?: string;
                                    telegram?: string;
                                    whatsapp?: string;
                                    push?: string;
                                    call?: string;
                                    email?: {
                                        subject: string;
                                        text?: string;
                                        mjml?: string;
                                    };
                                    whatsappTemplate?: {
                                        name: string;
                                        language: string;
                                        /** @default [] */
                                        variables: string[];
                                    };
                                };
                            }[];
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/templates/{id}/published/{versionId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Bring an earlier version back into force; the draft stays as it is */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    versionId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            key: string | null;
                            name: string;
                            /** @enum {string} */
                            messageClass: "service" | "advertising";
                            family: string;
                            text: string;
                            channels: ("max" | "sms" | "email" | "telegram" | "whatsapp" | "push" | "call" | "webhook")[];
                            published: {
                                /** Format: uuid */
                                versionId: string;
                                number: number;
                                /** Format: date-time */
                                at: string;
                            } | null;
                            changed: boolean;
                            archived: boolean;
                            /** Format: date-time */
                            updatedAt: string;
                            problems: {
                                errors: number;
                                warnings: number;
                            };
                            usedBy: {
                                /** @enum {string} */
                                kind: "journey" | "campaign";
                                /** Format: uuid */
                                id: string;
                                name: string;
                                state: string;
                            }[];
                            bodies: {
                                text: string;
                                sms?: string;
                                max?: string;
                                telegram?: string;
                                whatsapp?: string;
                                push?: string;
                                call?: string;
                                email?: {
                                    subject: string;
                                    text?: string;
                                    mjml?: string;
                                };
                                whatsappTemplate?: {
                                    name: string;
                                    language: string;
                                    /** @default [] */
                                    variables: string[];
                                };
                            };
                            findings: {
                                /** @enum {string} */
                                severity: "error" | "warning";
                                code: string;
                                message: {
                                    ru: string;
                                    en: string;
                                };
                                found: string;
                                channels: string[];
                            }[];
                            versions: {
                                /** Format: uuid */
                                id: string;
                                number: number;
                                /** Format: date-time */
                                publishedAt: string;
                                publishedBy: string | null;
                                /** @enum {string} */
                                messageClass: "service" | "advertising";
                                family: string;
                                bodies: {
                                    text: string;
                                    sms?: string;
                                    max?: string;
                                    telegram?: string;
                                    whatsapp?: string;
                                    push?: string;
                                    call?: string;
                                    email?: {
                                        subject: string;
                                        text?: string;
                                        mjml?: string;
                                    };
                                    whatsappTemplate?: {
                                        name: string;
                                        language: string;
                                        /** @default [] */
                                        variables: string[];
                                    };
                                };
                            }[];
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/message-settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Phone, links and manner of speaking of the clinic in its messages */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @default  */
                            phone: string;
                            /** @default  */
                            bookingUrl: string | "";
                            /** @default  */
                            reviewUrl: string | "";
                            /** @default  */
                            surveyUrl: string | "";
                            /** @default  */
                            publicUrl: string | "";
                            /**
                             * @default formal
                             * @enum {string}
                             */
                            politeness: "formal" | "friendly";
                            /** @default 500 */
                            smsPartPrice: number;
                        };
                    };
                };
            };
        };
        /** Change phone, links and manner of speaking in messages */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @default  */
                        phone?: string;
                        /** @default  */
                        bookingUrl?: string | "";
                        /** @default  */
                        reviewUrl?: string | "";
                        /** @default  */
                        surveyUrl?: string | "";
                        /** @default  */
                        publicUrl?: string | "";
                        /**
                         * @default formal
                         * @enum {string}
                         */
                        politeness?: "formal" | "friendly";
                        /** @default 500 */
                        smsPartPrice?: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @default  */
                            phone: string;
                            /** @default  */
                            bookingUrl: string | "";
                            /** @default  */
                            reviewUrl: string | "";
                            /** @default  */
                            surveyUrl: string | "";
                            /** @default  */
                            publicUrl: string | "";
                            /**
                             * @default formal
                             * @enum {string}
                             */
                            politeness: "formal" | "friendly";
                            /** @default 500 */
                            smsPartPrice: number;
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/journey-library": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Ready journeys to install, and which of them the clinic has */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                key: string;
                                name: {
                                    ru: string;
                                    en: string;
                                };
                                description: {
                                    ru: string;
                                    en: string;
                                };
                                needs: {
                                    ru: string;
                                    en: string;
                                };
                                messages: number;
                                steps: number;
                                /** @enum {string} */
                                priority: "medical" | "service" | "return" | "promotion";
                                advertising: boolean;
                                installed: {
                                    /** Format: uuid */
                                    id: string;
                                    state: string;
                                } | null;
                            }[];
                            total: number;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/journey-library/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make a ready journey the clinic’s own as a draft, with its templates and segment */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    key: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        channels?: ("max" | "sms" | "email" | "telegram" | "whatsapp" | "push" | "call" | "webhook")[];
                        withoutHoldout?: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            published: boolean;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/holds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** People it is a bad moment to write to, and why; the newest first */
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    cursor?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** Format: uuid */
                                id: string;
                                patient: {
                                    /** Format: uuid */
                                    id: string;
                                    fullName: string;
                                };
                                /** @enum {string} */
                                reason: "complaint" | "complication" | "active_treatment" | "debt_dispute" | "do_not_contact";
                                /** @enum {string} */
                                scope: "everything" | "offers";
                                note: string | null;
                                /** Format: date-time */
                                since: string;
                                until: string | null;
                                setBy: string | null;
                            }[];
                            nextCursor: string | null;
                            total: number;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/consents/summary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many people agree and refuse, by purpose, and how many addresses are silent, by reason */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            purposes: {
                                /** @enum {string} */
                                purpose: "service" | "marketing" | "personal_data" | "messenger" | "medical" | "call_recording" | "ad_audience";
                                granted: number;
                                refused: number;
                            }[];
                            suppressed: {
                                /** @enum {string} */
                                reason: "stop_word" | "unsubscribed" | "bot_stopped" | "asked" | "erased" | "complaint";
                                /** @enum {string} */
                                scope: "advertising" | "all";
                                addresses: number;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/patients/{id}/consents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everything a person said about messages, newest first */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** Format: uuid */
                                id: string;
                                /** @enum {string} */
                                purpose: "service" | "marketing" | "personal_data" | "messenger" | "medical" | "call_recording" | "ad_audience";
                                channel: string;
                                granted: boolean;
                                source: string;
                                form: string | null;
                                proof: string | null;
                                textId: string | null;
                                recordedBy: string | null;
                                /** Format: date-time */
                                at: string;
                            }[];
                            total: number;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Record a consent or a refusal in the ledger */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        purpose: "service" | "marketing" | "personal_data" | "messenger" | "medical" | "call_recording" | "ad_audience";
                        /** @default * */
                        channel?: string;
                        granted: boolean;
                        /**
                         * @default words
                         * @enum {string}
                         */
                        form?: "paper" | "web" | "sms_code" | "call" | "kiosk" | "e_signature" | "words" | "reply" | "link" | "import";
                        /** @default null */
                        proof?: string | null;
                        /** @default null */
                        textId?: string | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/patients/{id}/holds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** When it was or is a bad moment to write to a person, and why */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** Format: uuid */
                                id: string;
                                /** @enum {string} */
                                reason: "complaint" | "complication" | "active_treatment" | "debt_dispute" | "do_not_contact";
                                /** @enum {string} */
                                scope: "everything" | "offers";
                                note: string | null;
                                /** Format: date-time */
                                since: string;
                                until: string | null;
                                liftedAt: string | null;
                            }[];
                            total: number;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Say that it is a bad moment to write: a complaint, a complication, a dispute */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        reason: "complaint" | "complication" | "active_treatment" | "debt_dispute" | "do_not_contact";
                        /**
                         * @default offers
                         * @enum {string}
                         */
                        scope?: "everything" | "offers";
                        /** @default null */
                        note?: string | null;
                        /** @default null */
                        until?: string | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/patients/{id}/holds/{holdId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** The bad moment is over */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    holdId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/consent-texts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Texts people agree to, every wording */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** Format: uuid */
                                id: string;
                                /** @enum {string} */
                                purpose: "service" | "marketing" | "personal_data" | "messenger" | "medical" | "call_recording" | "ad_audience";
                                text: string;
                                /** Format: date-time */
                                createdAt: string;
                            }[];
                            total: number;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Add a wording of a consent */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        purpose: "service" | "marketing" | "personal_data" | "messenger" | "medical" | "call_recording" | "ad_audience";
                        text: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/collector/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Public keys of the clinic’s sites, newest first */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                name: string;
                                key: string;
                                origins: string[];
                                needsConsent: boolean;
                                /** Format: date-time */
                                createdAt: string;
                                rotatedAt: string | null;
                                oldKeyUntil: string | null;
                                revokedAt: string | null;
                                lastEventAt: string | null;
                            }[];
                            publicUrl: string;
                        };
                    };
                };
            };
        };
        put?: never;
        /** A public key for a site: it may add events from the listed origins and nothing else */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        origins: string[];
                        /** @default false */
                        needsConsent?: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            key: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/collector/keys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Revokes a site key at once */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        /** Name, origins and the question of consent of a site key */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name?: string;
                        origins?: string[];
                        needsConsent?: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        trace?: never;
    };
    "/api/v1/collector/keys/{id}/rotation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A new key in place of the old one, which works for a week more */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            key: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/collector/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The newest events of the site, without anything that says whose they are */
        get: {
            parameters: {
                query?: {
                    keyId?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                keyId: string;
                                /** @enum {string} */
                                kind: "page" | "service_viewed" | "form_started" | "form_sent" | "booking_abandoned";
                                /** Format: date-time */
                                at: string;
                                /** Format: date-time */
                                receivedAt: string;
                                path: string | null;
                                title: string | null;
                                service: string | null;
                                form: string | null;
                                known: boolean;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/collector/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Events of the site by day and kind, and how many were turned away */
        get: {
            parameters: {
                query?: {
                    keyId?: string;
                    days?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            days: {
                                on: string;
                                kinds: {
                                    page: number;
                                    service_viewed: number;
                                    form_started: number;
                                    form_sent: number;
                                    booking_abandoned: number;
                                };
                            }[];
                            turnedAway: {
                                foreign_origin: number;
                                too_often: number;
                                invalid: number;
                                robot: number;
                                no_consent: number;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/patients/{id}/chat-links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Personal links by which a patient connects a messenger or a browser; null for channels the clinic has not connected */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            telegram: string | null;
                            max: string | null;
                            push: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** This description: every address, its input and its answer */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Events of the clinic's site, up to 50 at once, by a collector key */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        key?: string;
                        visitor?: string;
                        sentAt?: number | string;
                        consent?: boolean;
                        contacts?: {
                            phone?: string;
                            email?: string;
                        };
                        events: {
                            id?: string;
                            /** @enum {string} */
                            type: "page" | "service_viewed" | "form_started" | "form_sent" | "booking_abandoned" | "site.page" | "site.service_viewed" | "site.form_started" | "site.form_sent" | "site.booking_abandoned";
                            at?: number | string;
                            url?: string;
                            path?: string;
                            title?: string;
                            service?: string;
                            form?: string;
                            phone?: string;
                            email?: string;
                        }[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        /** Events of the clinic's site, up to 50 at once, by a collector key */
        options: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        key?: string;
                        visitor?: string;
                        sentAt?: number | string;
                        consent?: boolean;
                        contacts?: {
                            phone?: string;
                            email?: string;
                        };
                        events: {
                            id?: string;
                            /** @enum {string} */
                            type: "page" | "service_viewed" | "form_started" | "form_sent" | "booking_abandoned" | "site.page" | "site.service_viewed" | "site.form_started" | "site.form_sent" | "site.booking_abandoned";
                            at?: number | string;
                            url?: string;
                            path?: string;
                            title?: string;
                            service?: string;
                            form?: string;
                            phone?: string;
                            email?: string;
                        }[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: never;
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
