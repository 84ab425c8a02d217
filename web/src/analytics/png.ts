import { downloadBlob } from './download-blob.ts'

const SCALE = 2
const MARGIN = 16

/** Saves the chart inside `place` as a PNG on the page's own background, twice as sharp as the screen. */
export async function downloadPng(name: string, place: HTMLElement | null): Promise<void> {
  const svg = place?.querySelector<SVGSVGElement>('figure svg')
  if (!svg) return
  const { width, height } = svg.getBoundingClientRect()
  const image = await drawnImage(svg, width, height)
  const canvas = document.createElement('canvas')
  canvas.width = (width + 2 * MARGIN) * SCALE
  canvas.height = (height + 2 * MARGIN) * SCALE
  const pen = canvas.getContext('2d')
  if (!pen) return
  pen.fillStyle = getComputedStyle(document.documentElement).getPropertyValue('--surface').trim()
  pen.fillRect(0, 0, canvas.width, canvas.height)
  pen.scale(SCALE, SCALE)
  pen.drawImage(image, MARGIN, MARGIN, width, height)
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'))
  if (blob) downloadBlob(`${name}.png`, blob)
}

function drawnImage(svg: SVGSVGElement, width: number, height: number): Promise<HTMLImageElement> {
  const copy = svg.cloneNode(true) as SVGSVGElement
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg')
  copy.setAttribute('width', String(width))
  copy.setAttribute('height', String(height))
  const image = new Image(width, height)
  const text = new XMLSerializer().serializeToString(copy)
  return new Promise((done, fail) => {
    image.addEventListener('load', () => done(image))
    image.addEventListener('error', () => fail(new Error('The chart could not be drawn')))
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`
  })
}
