/** IEEE 754 binary16, of which JavaScript has no array yet: its sixteen bits to a number and back. */

export function fromHalf(bits: number): number {
  const [sign, exponent, fraction] = [bits & 0x8000 ? -1 : 1, (bits >> 10) & 31, bits & 1023]
  if (exponent === 31) return fraction === 0 ? sign * Infinity : NaN
  return exponent === 0 ? sign * fraction * 2 ** -24 : sign * (1024 + fraction) * 2 ** (exponent - 25)
}

/** The nearest binary16, ties to the even one; infinity from 65520 on. */
export function toHalf(value: number): number {
  const sign = value < 0 || Object.is(value, -0) ? 0x8000 : 0
  const size = Math.abs(value)
  if (Number.isNaN(size)) return 0x7e00
  if (size >= 65520) return sign | 0x7c00
  // Steps are 2^10 to a power of two, and 2^-24 wide below 2^-14. A round-up carries into the exponent, as it should.
  const power = Math.max(Math.floor(Math.log2(size)), -14)
  const steps = roundToEven(size / 2 ** (power - 10))
  return sign | (size < 2 ** -14 ? steps : ((power + 14) << 10) + steps)
}

function roundToEven(value: number): number {
  const down = Math.floor(value)
  const above = value - down
  return above > 0.5 || (above === 0.5 && down % 2 === 1) ? down + 1 : down
}
