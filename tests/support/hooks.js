import { registerHooks } from 'node:module'

// The browser tests arrange through the desk's own code, and Playwright loads that as plain Node would. Two things the
// bundler sees to, these hooks do here: the form for the server, Next's `notFound`, and JSON without an attribute.
const navigation = 'next/dist/client/components/navigation.react-server.js'
registerHooks({
  resolve: (specifier, context, next) =>
    next(specifier === 'next/navigation' ? navigation : specifier, { ...context, conditions: [...context.conditions, 'react-server'] }),
  load: (url, context, next) => next(url, url.endsWith('.json') ? { ...context, importAttributes: { type: 'json' } } : context),
})
