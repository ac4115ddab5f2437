import type { Picture } from './standalone-svg.ts'

/** Pixels a CSS pixel: sharp on paper and on dense screens. */
const DENSITY = 2

/** Draws a picture that needs nothing outside it onto a canvas. Rejects where the browser cannot draw it, or gives no canvas of that size. */
export async function pngOf({ text, width, height }: Picture): Promise<Blob> {
  const image = new Image(width, height)
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`
  await image.decode()
  const canvas = new OffscreenCanvas(Math.round(width * DENSITY), Math.round(height * DENSITY))
  const context = canvas.getContext('2d')
  if (!context) throw new Error(`This browser gives no canvas of ${canvas.width} × ${canvas.height} pixels.`)
  context.drawImage(image, 0, 0, canvas.width, canvas.height)
  return canvas.convertToBlob({ type: 'image/png' })
}
