const isDev = process.env.NODE_ENV === 'development'

// Without nonces, so that pages need no work at each request; React's and Next's own inline scripts are why 'unsafe-inline' stands here.
// Nothing is loaded from elsewhere, nothing is sent elsewhere, and no page of the desk stands in a frame.
const policy = [
  "default-src 'self'",
  `script-src 'self' 'unsafe-inline'${isDev ? " 'unsafe-eval'" : ''}`,
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' blob: data:",
  "font-src 'self'",
  `connect-src 'self'${isDev ? ' ws:' : ''}`,
  "object-src 'none'",
  "base-uri 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ')

const headers = [
  { key: 'Content-Security-Policy', value: policy },
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'Referrer-Policy', value: 'same-origin' },
  { key: 'Permissions-Policy', value: 'camera=(), microphone=(), geolocation=()' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
]

/** @type {import('next').NextConfig} */
export default {
  typedRoutes: true,
  poweredByHeader: false,
  // A build stands in a folder named for what went into it (lib/front-door/build.ts), so that one can be made beside a running desk.
  distDir: process.env.NEXT_DIST_DIR || '.next',
  // The floor that the benchmark measures against (page.bench.tsx) is part of its own build and of no other.
  pageExtensions: [...(process.env.BENCH ? ['bench.tsx', 'bench.ts'] : []), 'tsx', 'ts'],
  // `npm run check` and `npm test` do the typecheck; a newsroom that starts the desk needn't wait for it.
  typescript: { ignoreBuildErrors: true },
  // They read files of their own beside their code, which a bundle would leave behind.
  serverExternalPackages: ['pdfkit', 'pg', 'pg-boss', '@node-rs/argon2', '@e965/xlsx'],
  // No files written into the repository, no requests to the outside, at any start.
  agentRules: false,
  // Each build has a folder of its own, so a cache beside it would be written, at some cost, and never read.
  // authInterrupts: what a role may not do is drawn by app/forbidden.tsx, with 403.
  experimental: { agentUpgrade: false, turbopackFileSystemCacheForBuild: false, authInterrupts: true },
  // Its name until November 2026: links in notes and chats still lead there.
  redirects: async () => [{ source: '/investigations/:code/together', destination: '/investigations/:code/bulk', permanent: false }],
  // What stands here outweighs what a route sends, so the downloads' own policy stands here too: a file from outside is never a page of the desk.
  headers: async () => [
    { source: '/:path*', headers },
    { source: '/files/:path*', headers: [{ key: 'Content-Security-Policy', value: "sandbox; default-src 'none'" }] },
  ],
}
