/** The secret of test installations. */
export const testSecret = 'a secret for tests only, long enough to be one';
