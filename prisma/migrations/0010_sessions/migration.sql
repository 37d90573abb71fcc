-- CreateEnum
CREATE TYPE "token_scope" AS ENUM ('read', 'write');

-- AlterTable
ALTER TABLE "person" DROP COLUMN "session_version",
ADD COLUMN     "failed_sign_in_at" TIMESTAMPTZ(3),
ADD COLUMN     "failed_sign_ins" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "api_token" ADD COLUMN     "expires_at" TIMESTAMPTZ(3) NOT NULL DEFAULT (now() + '90 days'::interval),
ADD COLUMN     "scope" "token_scope" NOT NULL DEFAULT 'write';

-- CreateTable
CREATE TABLE "session" (
    "id" UUID NOT NULL,
    "newsroom_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "device" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "session_newsroom_id_person_id_idx" ON "session"("newsroom_id", "person_id");

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_newsroom_id_person_id_fkey" FOREIGN KEY ("newsroom_id", "person_id") REFERENCES "person"("newsroom_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
