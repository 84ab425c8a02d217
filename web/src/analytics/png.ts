import { downloadBlob } from './download-blob.ts'

const SCALE = 2
const MARGIN = 16
const TITLE_HEIGHT = 32
const LONGEST_MS = 10_000
const STEP_MS = 100

/**
 * Saves the chart inside `place` as a PNG on the page's own background, twice as sharp as the screen, with its name above.
 * Throws when there is no chart to save.
 * An image inside a canvas does not see the fonts of the page, so lines are drawn from the picture and words by the pen.
 */
export async function downloadPng(name: string, place: HTMLElement | null): Promise<void> {
  const svg = await drawnChart(place)
  const { width, height } = svg.getBoundingClientRect()
  const image = await drawnImage(svg, width, height)
  const canvas = document.createElement('canvas')
  canvas.width = (width + 2 * MARGIN) * SCALE
  canvas.height = (height + 2 * MARGIN + TITLE_HEIGHT) * SCALE
  const pen = canvas.getContext('2d')
  if (!pen) return
  const page = getComputedStyle(document.documentElement)
  pen.fillStyle = page.getPropertyValue('--surface').trim()
  pen.fillRect(0, 0, canvas.width, canvas.height)
  pen.scale(SCALE, SCALE)
  pen.font = `600 14px ${getComputedStyle(document.body).fontFamily}`
  pen.fillStyle = page.getPropertyValue('--ink').trim()
  pen.textBaseline = 'middle'
  pen.fillText(name, MARGIN, MARGIN + TITLE_HEIGHT / 2)
  pen.translate(MARGIN, MARGIN + TITLE_HEIGHT)
  pen.drawImage(image, 0, 0, width, height)
  writeWords(pen, svg)
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'))
  if (blob) downloadBlob(`${name}.png`, blob)
}

/** The chart, a moment after the page is ready for it: its code comes when first needed. */
async function drawnChart(place: HTMLElement | null): Promise<SVGSVGElement> {
  for (let waited = 0; waited < LONGEST_MS; waited += STEP_MS) {
    const svg = place?.querySelector<SVGSVGElement>('figure svg')
    if (svg) return svg
    await new Promise((done) => setTimeout(done, STEP_MS))
  }
  throw new Error('no chart')
}

/** The words of the chart, where they stand on the screen. */
function writeWords(pen: CanvasRenderingContext2D, svg: SVGSVGElement): void {
  const from = svg.getBoundingClientRect()
  const family = getComputedStyle(document.body).fontFamily
  for (const text of svg.querySelectorAll('text')) {
    const at = text.getBoundingClientRect()
    const look = getComputedStyle(text)
    pen.font = `${look.fontWeight} ${look.fontSize} ${family}`
    const [x, y] = [at.left - from.left, at.top - from.top + at.height / 2]
    if (look.stroke !== 'none') {
      pen.lineJoin = 'round'
      pen.lineWidth = Number.parseFloat(look.strokeWidth) || 1
      pen.strokeStyle = look.stroke
      pen.strokeText(text.textContent, x, y)
    }
    pen.fillStyle = look.fill
    pen.fillText(text.textContent, x, y)
  }
}

function drawnImage(svg: SVGSVGElement, width: number, height: number): Promise<HTMLImageElement> {
  const copy = svg.cloneNode(true) as SVGSVGElement
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg')
  copy.setAttribute('width', String(width))
  copy.setAttribute('height', String(height))
  for (const text of copy.querySelectorAll('text')) text.remove()
  const image = new Image(width, height)
  const text = new XMLSerializer().serializeToString(copy)
  return new Promise((done, fail) => {
    image.addEventListener('load', () => done(image))
    image.addEventListener('error', () => fail(new Error('The chart could not be drawn')))
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`
  })
}
