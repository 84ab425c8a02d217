import { dirname } from 'node:path'
import type { Ports } from '../../platform/ports.ts'

/** Whether the product keeps that file itself; those named on the command line belong to the person. */
export async function isUpload({ files }: Ports, clinicId: string, path: string): Promise<boolean> {
  return dirname(path) === dirname(await files.pathFor(clinicId, 'uploads', 'any'))
}
