/**
 * Letters that look the same in Latin and Cyrillic get mixed up by switched keyboards and scanned cards: 'Ивaнoв' with Latin a
 * and o is another string. A word is brought to the script its other letters belong to.
 */

const LATIN = 'AaBCcEeHKkMOoPpTXxYyËëIi'
const CYRILLIC = 'АаВСсЕеНКкМОоРрТХхУуЁёІі'
const toCyrillic = new Map([...LATIN].map((letter, i) => [letter, CYRILLIC[i] ?? letter]))
const toLatin = new Map([...CYRILLIC].map((letter, i) => [letter, LATIN[i] ?? letter]))

const WORD = /\p{L}+/gu
const HAS_LATIN = /[A-Za-zÀ-ɏ]/
const HAS_CYRILLIC = /[Ѐ-ԯ]/

type Counts = { latin: number; cyrillic: number; ownLatin: number; ownCyrillic: number }

/** Each word of the text in one script; words that truly mix scripts stay as they are. Applying it twice changes nothing. */
export function repairHomoglyphs(text: string): string {
  if (!HAS_LATIN.test(text) || !HAS_CYRILLIC.test(text)) return text
  const whole = scriptOf(count(text))
  return text.replaceAll(WORD, (word) => {
    const letters = count(word)
    if (letters.ownLatin > 0 && letters.ownCyrillic > 0) return word
    const script = letters.ownLatin + letters.ownCyrillic > 0 ? scriptOf(letters) : whole
    return script === 'cyrillic' ? rewrite(word, toCyrillic) : rewrite(word, toLatin)
  })
}

/** Letters only one script has decide; then the number of letters; a tie is Cyrillic. */
function scriptOf(counts: Counts): 'latin' | 'cyrillic' {
  if (counts.ownLatin !== counts.ownCyrillic) return counts.ownLatin > counts.ownCyrillic ? 'latin' : 'cyrillic'
  return counts.latin > counts.cyrillic ? 'latin' : 'cyrillic'
}

function count(text: string): Counts {
  const counts: Counts = { latin: 0, cyrillic: 0, ownLatin: 0, ownCyrillic: 0 }
  for (const letter of text) {
    if (HAS_LATIN.test(letter)) {
      counts.latin++
      if (!toCyrillic.has(letter)) counts.ownLatin++
    } else if (HAS_CYRILLIC.test(letter)) {
      counts.cyrillic++
      if (!toLatin.has(letter)) counts.ownCyrillic++
    }
  }
  return counts
}

function rewrite(word: string, letters: ReadonlyMap<string, string>): string {
  let result = ''
  for (const letter of word) result += letters.get(letter) ?? letter
  return result
}
