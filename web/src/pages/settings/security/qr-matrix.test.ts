import { describe, expect, it } from 'vitest'
import { qrMatrix } from './qr-matrix.ts'

const drawn = (text: string) => qrMatrix(text)!.map((row) => row.map((dark) => (dark ? '#' : '.')).join(''))

describe('a QR code', () => {
  // Read back by an independent decoder before it was written down here.
  it('of a short word looks like this', () => {
    expect(drawn('Revisit')).toEqual([
      '#######...##..#######',
      '#.....#.#..##.#.....#',
      '#.###.#..#....#.###.#',
      '#.###.#..##...#.###.#',
      '#.###.#.##..#.#.###.#',
      '#.....#...#.#.#.....#',
      '#######.#.#.#.#######',
      '...........##........',
      '#.#.#.#..###....#..#.',
      '#.#.....##....##...##',
      '.#.##.#...#.#...#####',
      '....##..#.....##...##',
      '#.###.##..#.#.####..#',
      '........#.##.#..#....',
      '#######...##.####..##',
      '#.....#...####......#',
      '#.###.#.#..#.##....##',
      '#.###.#..#....######.',
      '#.###.#.#...#..####.#',
      '#.....#.......#.#..#.',
      '#######.##..#.#.##.##',
    ])
  })

  it('grows with the text: 21 modules for 14 bytes, 25 for 15, 177 at most', () => {
    expect(drawn('x'.repeat(14))).toHaveLength(21)
    expect(drawn('x'.repeat(15))).toHaveLength(25)
    expect(drawn('я'.repeat(7))).toHaveLength(21)
    expect(drawn('x'.repeat(2331))).toHaveLength(177)
    expect(qrMatrix('x'.repeat(2332))).toBeNull()
  })

  it('carries its version from the seventh on, twice and the same', () => {
    const code = drawn(`otpauth://totp/Revisit:elena%40example.ru?secret=${'A'.repeat(60)}`)
    expect(code).toHaveLength(45)
    const byRows = Array.from({ length: 18 }, (_, at) => code[Math.floor(at / 3)]![34 + (at % 3)]).join('')
    const byColumns = Array.from({ length: 18 }, (_, at) => code[34 + (at % 3)]![Math.floor(at / 3)]).join('')
    expect(byRows).toBe(byColumns)
    // 000111 110010010100 is version 7 with its check bits, lowest bit first here.
    expect(byRows).toBe('..#.#..#..#####...')
  })
})
