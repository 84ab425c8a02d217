import { writeClinicFiles } from './clinic-files.ts'

// Run in a process of its own, so that the memory of making the files is not counted as the importer's.
const [folder, patients, visits] = process.argv.slice(2)
await writeClinicFiles(folder!, Number(patients), Number(visits))
