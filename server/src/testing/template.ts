export const TEMPLATE = 'revisit_template'
export const APPLICATION_PASSWORD = 'test-application-password'
