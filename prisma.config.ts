import { defineConfig } from 'prisma/config'

/** For `prisma generate` alone. Migrations go through prisma/migrate.ts. */
export default defineConfig({ schema: 'prisma/schema.prisma' })
