/** Name of the channel over which a test has the GPU's device destroyed. */
export const DESTROY_DEVICE = 'destroy the device'
