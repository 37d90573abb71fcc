-- CreateTable
CREATE TABLE "backup_run" (
    "id" UUID NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3) NOT NULL,
    "is_good" BOOLEAN NOT NULL,
    "folder" TEXT NOT NULL,
    "message" TEXT,
    "bytes" BIGINT,

    CONSTRAINT "backup_run_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "backup_run_is_good_finished_at_idx" ON "backup_run"("is_good", "finished_at" DESC);
