/**
 * The least p that any test by signs can reach with `nonZero` differences that are not 0: of the 2^m ways to set their signs
 * two are as extreme as all alike, hence 2^(1-m); 1 where there is none. Six such differences are needed to go below .05.
 */
export const pFloor = (nonZero: number): number => (nonZero === 0 ? 1 : 2 ** (1 - nonZero))
