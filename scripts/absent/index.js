throw new Error('This Node-only package is replaced by an npm override: Rerank Lab runs in a browser. See package.json, "overrides".')
