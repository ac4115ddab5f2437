// Loaded before the scripts themselves (node -r), and written so that even a very old Node can read it: such a one
// would stop at their syntax, and say nothing that helps.
'use strict'
var wanted = require('../package.json').engines.node.replace(/[^\d.]/g, '')

/** @param {string} version its major and minor part as one number that sorts */
function order(version) {
  var parts = /^(\d+)\.(\d+)/.exec(version)
  return parts ? Number(parts[1]) * 1000 + Number(parts[2]) : 0
}

if (order(process.versions.node) < order(wanted)) {
  console.error('Rerank Lab needs Node ' + wanted + ' or newer; this is Node ' + process.versions.node + '.')
  console.error('Get a newer one at https://nodejs.org, or through your version manager, and try again.')
  process.exit(1)
}
