import { describe, expect, it } from 'vitest'
import { storeZip } from './store-zip.ts'

describe('several reports dropped at once', () => {
  it('are packed into one archive that gives back the same files under their Russian names', async () => {
    const patients = 'ФИО;Тел.\nСоколова Марина;8 (916) 204-24-07\n'
    const payments = 'Дата;Сумма\n'.repeat(20_000)
    const zip = await storeZip([
      { name: 'пациенты.csv', file: new Blob([patients]) },
      { name: 'payments.csv', file: new Blob([payments]) },
    ])
    expect(await unpack(zip)).toEqual([
      { name: 'пациенты.csv', text: patients },
      { name: 'payments.csv', text: payments },
    ])
  })

  it('carry the checksum by which programs tell a whole file', async () => {
    const zip = await storeZip([{ name: 'a.csv', file: new Blob(['123456789']) }])
    expect(new DataView(await zip.arrayBuffer()).getUint32(14, true)).toBe(0xcbf43926)
  })

  it('make the same archive every time', async () => {
    const files = [{ name: 'a.csv', file: new Blob(['a;b']) }]
    expect(await (await storeZip(files)).bytes()).toEqual(await (await storeZip(files)).bytes())
  })
})

/** Reads an archive the way programs do: from its end record through the directory to each file. */
async function unpack(zip: Blob): Promise<{ name: string; text: string }[]> {
  const buffer = await zip.arrayBuffer()
  const view = new DataView(buffer)
  const text = (at: number, length: number) => new TextDecoder().decode(new Uint8Array(buffer, at, length))
  const end = buffer.byteLength - 22
  expect(view.getUint32(end, true)).toBe(0x06054b50)
  let record = view.getUint32(end + 16, true)
  return Array.from({ length: view.getUint16(end + 10, true) }, () => {
    const [size, nameLength] = [view.getUint32(record + 24, true), view.getUint16(record + 28, true)]
    const local = view.getUint32(record + 42, true)
    const content = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true)
    const file = { name: text(record + 46, nameLength), text: text(content, size) }
    record += 46 + nameLength
    return file
  })
}
