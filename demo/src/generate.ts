import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type Clinic, generateClinic } from './clinic.ts'
import { writeExchange } from './exchange.ts'
import { writeMess } from './mess.ts'
import type { ClinicSettings } from './world.ts'

const USAGE = `node demo/src/generate.ts --out DIR [--seed 1] [--patients 20000] [--months 48] [--end-on 2026-11-20] [--mess]

Writes a believable dental network in the exchange format (15 CSV files) and its truth (truth.json) into DIR.
--mess adds DIR/mess: the same network as a clinic's own reports print it, for import tests.`

process.exitCode = await run(process.argv.slice(2))

async function run(args: string[]): Promise<number> {
  const options = readOptions(args)
  if (options === null) {
    console.error(USAGE)
    return 2
  }
  if (options.help) {
    console.log(USAGE)
    return 0
  }
  const clinic = clinicOf(options)
  if (clinic === null) return 2
  const truth = await writeExchange(clinic, options.out)
  if (options.mess) await writeMess(clinic, join(options.out, 'mess'))
  console.log(JSON.stringify({ out: options.out, people: truth.people, cards: truth.cards, files: truth.files }))
  return 0
}

function clinicOf(settings: ClinicSettings): Clinic | null {
  try {
    return generateClinic(settings)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    console.error(`${error.message}\n\n${USAGE}`)
    return null
  }
}

function readOptions(args: string[]) {
  try {
    const { values } = parseArgs({
      args,
      options: {
        out: { type: 'string' },
        seed: { type: 'string', default: '1' },
        patients: { type: 'string', default: '20000' },
        months: { type: 'string', default: '48' },
        'end-on': { type: 'string', default: '2026-11-20' },
        mess: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    })
    if (values.out === undefined && !values.help) return null
    return {
      out: values.out ?? '',
      seed: Number(values.seed),
      patients: Number(values.patients),
      months: Number(values.months),
      endOn: values['end-on'],
      mess: values.mess,
      help: values.help,
    }
  } catch {
    return null
  }
}
