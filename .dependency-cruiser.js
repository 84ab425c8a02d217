/** Who may import whom. Every rule is proven by a deliberate break in server/src/testing/boundaries.test.ts. */
const TESTS = String.raw`\.(test|testing)\.tsx?$|^server/src/testing/`

const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to })

export default {
  forbidden: [
    rule('no-cycles', 'a cycle has no top to read from', {}, { circular: true }),
    rule(
      'domain-is-pure',
      'the domain knows itself, zod and the phone library',
      { path: '^domain/src', pathNot: TESTS },
      { pathNot: '^domain/src|node_modules/(zod|libphonenumber-js)/' },
    ),
    rule(
      'platform-knows-no-patient',
      'platform imports npm only',
      { path: '^server/src/platform', pathNot: TESTS },
      { path: '^(server/src/(modules|app|api|runtime|product|installation)|domain|web|ui|cli|demo)' },
    ),
    rule(
      'enter-by-the-door',
      'other modules are entered by their door',
      { path: '^server/src/modules/([^/]+)/', pathNot: TESTS },
      {
        path: '^server/src/modules/([^/]+)/',
        pathNot: String.raw`^server/src/modules/$1/|^server/src/modules/([^/]+)/\1\.ts$`,
      },
    ),
    rule(
      'only-queries-touch-the-database',
      'SQL lives in queries',
      { path: '^server/src/modules', pathNot: String.raw`queries\.ts$|sign-in\.ts$|` + TESTS },
      { path: 'node_modules/(kysely|pg|pg-copy-streams)/', dependencyTypesNot: ['type-only'] },
    ),
    rule(
      'only-http-touches-fastify',
      'modules declare routes; platform/http serves them',
      { path: '^(server/src/modules|domain|cli|demo)', pathNot: TESTS },
      { path: 'node_modules/(@fastify/|fastify/)' },
    ),
    rule(
      'browser-never-imports-server',
      'the web app talks over HTTP',
      { path: '^(web|ui)/src' },
      { path: '^(server|cli|demo)/' },
    ),
    rule(
      'ui-is-a-kit',
      'the kit knows neither router nor API',
      { path: '^ui/src' },
      { path: '^(web|domain)/|node_modules/(@tanstack/react-(router|query)|openapi-fetch|i18next|react-i18next)/' },
    ),
    rule(
      'tests-stay-outside',
      'production code never imports tests',
      { pathNot: TESTS + String.raw`|^(e2e|bench)/` },
      { path: TESTS },
    ),
    rule(
      'one-way-out',
      'outbound HTTP has one client',
      { path: '^(server|cli)/src', pathNot: String.raw`^server/src/platform/(outbound|free-port)|` + TESTS },
      { path: '^(http|https|undici)$' },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.js'],
    },
  },
}
