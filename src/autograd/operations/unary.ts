/** Functions of one number: each is a value and a slope, written twice, and becomes an operation and its derivative's. */
import { eachElement, forEachElement, type Numbers } from '../kernel.ts'
import { sizeOf } from '../shape.ts'
import type { One, Operation, Tensor, Two } from '../tensor.ts'
import { numbers } from './samples.ts'

interface Unary<Scalar extends string> {
  readonly name: string
  /** Attributes that are plain numbers; WGSL sees them as `parameters.<name>`. */
  readonly scalars?: readonly Scalar[]
  value(x: number, attributes: Readonly<Record<Scalar, number>>): number
  /** Of the input, x, unless `slopeOf` says that it is quicker told from the output. */
  slope(x: number, attributes: Readonly<Record<Scalar, number>>): number
  readonly slopeOf?: 'input' | 'output'
  /** The same as WGSL expressions of x. */
  readonly valueWgsl: string
  readonly slopeWgsl: string
  /** Functions that they use. */
  readonly wgsl?: string
  readonly attributes?: readonly Readonly<Record<Scalar, number>>[]
}

export interface UnaryOperations<Scalar extends string> {
  readonly operation: Operation<One, Readonly<Record<Scalar, number>>>
  /** gradient · slope(x): what the way back runs. With respect to x it is differentiated no further. */
  readonly slope: Operation<Two, Readonly<Record<Scalar, number>>>
  apply(x: Tensor, attributes: Readonly<Record<Scalar, number>>): Tensor
}

export function unary<Scalar extends string = never>(definition: Unary<Scalar>): UnaryOperations<Scalar> {
  type Attributes = Readonly<Record<Scalar, number>>
  const { name, scalars = [], slopeOf = 'input', wgsl: declarations = '' } = definition
  const attributeSets = definition.attributes ?? [{} as Attributes]
  const valueShader = eachElement({ name, reads: ['x'], scalars, declarations, body: `  let x = x[i];\n  out[i] = ${definition.valueWgsl};` })
  const slopeShader = eachElement({
    name: `${name}Slope`,
    reads: ['x', 'gradient'],
    scalars,
    declarations,
    body: `  let x = x[i];\n  out[i] = gradient[i] * (${definition.slopeWgsl});`,
  })
  const given = (attributes: Attributes) => ({ scalars: scalars.map((scalar) => attributes[scalar]) })

  const slope: Operation<Two, Attributes> = {
    name: `${name}Slope`,
    shape: ([x]) => x,
    call: ([shape], _, attributes) =>
      forEachElement(slopeShader, sizeOf(shape), given(attributes), (x: Numbers, gradient: Numbers, out: Numbers) => {
        for (let i = 0; i < out.length; i++) out[i] = (gradient[i] as number) * definition.slope(x[i] as number, attributes)
      }),
    backward: [null, ({ gradient, inputs: [x], attributes }) => x.tape.apply(slope, [x, gradient], attributes)],
    samples: attributeSets.map((attributes) => ({ inputs: [numbers([7, 41], 11), numbers([7, 41], 12)], attributes })),
  }
  const operation: Operation<One, Attributes> = {
    name,
    shape: ([x]) => x,
    call: ([shape], _, attributes) =>
      forEachElement(valueShader, sizeOf(shape), given(attributes), (x: Numbers, out: Numbers) => {
        for (let i = 0; i < out.length; i++) out[i] = definition.value(x[i] as number, attributes)
      }),
    backward: [({ gradient, inputs: [x], output, attributes }) => x.tape.apply(slope, [slopeOf === 'input' ? x : output, gradient], attributes)],
    samples: attributeSets.map((attributes) => ({ inputs: [numbers([7, 41], 13)], attributes })),
  }
  return { operation, slope, apply: (x, attributes) => x.tape.apply(operation, [x], attributes) }
}
