/** HTML from templates in which every value is text until it is markup: names and ids are a person's own, and hostile. */

/** Text that is markup already. Made by `markup` alone. */
export class Markup {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }
}

export type Insertable = Markup | string | number | readonly Insertable[]

/** markup`<td>${name}</td>`: values are escaped, for text and for quoted attributes; markup, and lists of it, stands as it is. */
export function markup(parts: TemplateStringsArray, ...values: readonly Insertable[]): Markup {
  return new Markup(parts.map((part, at) => `${at === 0 ? '' : written(values[at - 1] ?? '')}${part}`).join(''))
}

function written(value: Insertable): string {
  if (value instanceof Markup) return value.text
  if (Array.isArray(value)) return value.map(written).join('')
  return escaped(String(value))
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (mark) => ENTITIES[mark] ?? mark)
