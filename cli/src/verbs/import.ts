import { importFiles } from '@revisit/server/modules/imports/imports.ts'
import { readFile } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Command } from 'commander'
import { clinicBySlug, perform, WrongUsage } from '../session.ts'

type ImportOptions = {
  clinic: string
  entity?: string
  mapping?: string
  origin: string
  dryRun?: boolean
  json?: boolean
}

/** `import <file-or-folder>`: the whole exchange format, the same way the web app does it. */
export function addImportVerb(program: Command): void {
  program
    .command('import')
    .description('import a CSV, XLSX or zip file, or a folder of them')
    .argument('<path>', 'file or folder')
    .requiredOption('--clinic <slug>')
    .option('--entity <entity>', 'what the rows are, when the file name and header do not tell')
    .option('--mapping <file>', 'JSON file that says what each column is')
    .option('--origin <name>', 'source system the external ids belong to', 'import')
    .option('--dry-run', 'count and report errors, change nothing')
    .option('--json', 'print one JSON document')
    .action((path: string, options: ImportOptions) =>
      perform(options, async (installation) => {
        if (!existsSync(path)) throw new WrongUsage(`no such file or folder: ${path}`)
        const clinicId = await clinicBySlug(installation, options.clinic)
        const mapping = options.mapping ? JSON.parse(await readFile(options.mapping, 'utf8')) : undefined
        const { entity, origin, dryRun = false } = options
        const results = await importFiles(installation.ports, {
          clinicId,
          path: resolve(path),
          origin,
          entity,
          mapping,
          dryRun,
          actor: null,
          onProgress: progressLine,
        })
        const lines = results.map(
          (r) =>
            `${r.entity}: ${r.rows} rows, ${r.created} created, ${r.updated} updated, ${r.unchanged} unchanged, ${r.rejected} rejected, ${r.merged} merged${r.errorsFile ? `, errors: ${r.errorsFile}` : ''}`,
        )
        return { json: results, lines }
      }),
    )
}

function progressLine(progress: { phase: string; rows: number }): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001B[K${progress.phase}: ${progress.rows}`)
}
