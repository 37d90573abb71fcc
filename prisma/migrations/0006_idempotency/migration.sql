-- CreateTable
CREATE TABLE "idempotency_key" (
    "newsroom_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "result" JSONB,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "idempotency_key_pkey" PRIMARY KEY ("newsroom_id","person_id","key")
);

-- CreateIndex
CREATE INDEX "idempotency_key_at_idx" ON "idempotency_key"("at");
