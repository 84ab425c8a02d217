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
        /** Who read, exported and changed what, newest first */
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    cursor?: string;
                    action?: string;
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
                                consent: {
                                    channel: string;
                                    service: boolean | null;
                                    marketing: boolean | null;
                                }[];
                            }[];
                            consents: {
                                /** @enum {string} */
                                purpose: "service" | "marketing" | "medical";
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
                                    purpose: "service" | "marketing" | "medical";
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
                    types?: ("appointment" | "payment" | "plan" | "offer" | "call" | "lead" | "note" | "consent" | "merge" | "event") | ("appointment" | "payment" | "plan" | "offer" | "call" | "lead" | "note" | "consent" | "merge" | "event")[];
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
                                purpose: "service" | "marketing" | "medical";
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
    "/api/v1/patients/{id}/consents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
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
                        purpose: "service" | "marketing" | "medical";
                        /** @default * */
                        channel?: string;
                        granted: boolean;
                        /** @default null */
                        proof?: string | null;
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
