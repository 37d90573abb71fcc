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
  // serverActions: the letters to a whole round, each edited, are one form (lib/sent-faults.ts).
  // authInterrupts: what a role may not do is drawn by app/forbidden.tsx, with 403.
  experimental: { agentUpgrade: false, turbopackFileSystemCacheForBuild: false, serverActions: { bodySizeLimit: '4mb' }, authInterrupts: true },
  // Its name until November 2026: links in notes and chats still lead there.
  redirects: async () => [{ source: '/investigations/:code/together', destination: '/investigations/:code/bulk', permanent: false }],
}
