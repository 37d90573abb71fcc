/**
 * Runs in the browser before anything else of ours. Zod asks whether it may make functions out of text by trying to; a page's policy forbids that, and the
 * browser reports each try as an attack would be reported. So it is told, by the object that it reads its settings from, not to try (zod/v4/core/core.js).
 */
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } })
