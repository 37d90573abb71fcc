-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "role" AS ENUM ('viewer', 'reporter', 'editor', 'admin');

-- CreateEnum
CREATE TYPE "basis" AS ENUM ('calendar', 'financial', 'part');

-- CreateTable
CREATE TABLE "newsroom" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "newsroom_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "person" (
    "id" UUID NOT NULL,
    "newsroom_id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "role" "role" NOT NULL DEFAULT 'reporter',
    "password_hash" TEXT,
    "invite_hash" TEXT,
    "invite_until" TIMESTAMPTZ(3),
    "session_version" INTEGER NOT NULL DEFAULT 1,
    "disabled_at" TIMESTAMPTZ(3),
    "feed_hash" TEXT,
    "letter_keys" BOOLEAN NOT NULL DEFAULT true,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "api_token" (
    "id" UUID NOT NULL,
    "newsroom_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "api_token_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "force" (
    "newsroom_id" UUID NOT NULL,
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "short_name" TEXT NOT NULL,
    "abbr" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "body" TEXT NOT NULL DEFAULT 'foia',
    "country" TEXT,
    "region" TEXT,
    "pfa_code" TEXT,
    "website" TEXT,
    "email_domains" TEXT[],
    "aliases" TEXT[],
    "address" TEXT,
    "confirmed_at" TIMESTAMPTZ(3),
    "confirmed_by_id" UUID,
    "notes" TEXT,
    "tile_row" INTEGER,
    "tile_col" INTEGER,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "force_pkey" PRIMARY KEY ("newsroom_id","id")
);

-- CreateTable
CREATE TABLE "investigation" (
    "id" UUID NOT NULL,
    "newsroom_id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "letter_subject" TEXT NOT NULL,
    "letter" TEXT NOT NULL,
    "owner_id" UUID,
    "demonstration" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "investigation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "question" (
    "newsroom_id" UUID NOT NULL,
    "investigation_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "text" TEXT NOT NULL,

    CONSTRAINT "question_pkey" PRIMARY KEY ("investigation_id","number")
);

-- CreateTable
CREATE TABLE "measure" (
    "id" UUID NOT NULL,
    "newsroom_id" UUID NOT NULL,
    "investigation_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "code" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "unit" TEXT NOT NULL,

    CONSTRAINT "measure_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "period" (
    "id" UUID NOT NULL,
    "newsroom_id" UUID NOT NULL,
    "investigation_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "code" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "starts_on" DATE NOT NULL,
    "ends_on" DATE NOT NULL,
    "basis" "basis" NOT NULL,

    CONSTRAINT "period_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "request" (
    "id" UUID NOT NULL,
    "newsroom_id" UUID NOT NULL,
    "investigation_id" UUID NOT NULL,
    "force_id" TEXT NOT NULL,
    "reference" TEXT NOT NULL,
    "force_reference" TEXT,
    "owner_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,
    "standing" TEXT NOT NULL DEFAULT 'draft',
    "sent_on" DATE,
    "received_on" DATE,
    "due_on" DATE,
    "late_after_on" DATE,
    "closed_on" DATE,
    "last_contact_on" DATE,
    "next_window_on" DATE,

    CONSTRAINT "request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "event" (
    "id" UUID NOT NULL,
    "newsroom_id" UUID NOT NULL,
    "investigation_id" UUID,
    "request_id" UUID,
    "type" TEXT NOT NULL,
    "on" DATE NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actor_id" UUID,
    "actor_name" TEXT NOT NULL,
    "facts" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "file" (
    "id" UUID NOT NULL,
    "newsroom_id" UUID NOT NULL,
    "investigation_id" UUID NOT NULL,
    "request_id" UUID NOT NULL,
    "event_id" UUID,
    "name" TEXT NOT NULL,
    "media_type" TEXT NOT NULL,
    "size" BIGINT NOT NULL,
    "sha256" TEXT NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "added_by_id" UUID,
    "added_by_name" TEXT NOT NULL,
    "hidden_at" TIMESTAMPTZ(3),
    "hidden_reason" TEXT,

    CONSTRAINT "file_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "figure" (
    "id" UUID NOT NULL,
    "newsroom_id" UUID NOT NULL,
    "investigation_id" UUID NOT NULL,
    "request_id" UUID NOT NULL,
    "measure_id" UUID NOT NULL,
    "period_id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "text" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "value" DECIMAL(65,30),
    "low" DECIMAL(65,30),
    "high" DECIMAL(65,30),
    "section" TEXT,
    "on" DATE NOT NULL,
    "unit_said" TEXT,
    "period_said" TEXT,
    "note" TEXT,
    "source" TEXT,
    "file_id" UUID,
    "event_id" UUID,
    "place" TEXT,
    "words" TEXT,
    "retracted_at" TIMESTAMPTZ(3),
    "reason" TEXT,
    "entered_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "entered_by_id" UUID,
    "entered_by_name" TEXT NOT NULL,
    "checked_at" TIMESTAMPTZ(3),
    "checked_by_id" UUID,
    "checked_by_name" TEXT,
    "superseded_at" TIMESTAMPTZ(3),

    CONSTRAINT "figure_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "issued_report" (
    "id" UUID NOT NULL,
    "newsroom_id" UUID NOT NULL,
    "investigation_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "as_at" DATE NOT NULL,
    "issued_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "issued_by_id" UUID,
    "issued_by_name" TEXT NOT NULL,
    "dataset" JSONB NOT NULL,

    CONSTRAINT "issued_report_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "calendar_change" (
    "id" UUID NOT NULL,
    "newsroom_id" UUID NOT NULL,
    "on" DATE NOT NULL,
    "effect" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "by_id" UUID,
    "by_name" TEXT NOT NULL,

    CONSTRAINT "calendar_change_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import_draft" (
    "id" UUID NOT NULL,
    "newsroom_id" UUID NOT NULL,
    "investigation_id" UUID NOT NULL,
    "by_id" UUID,
    "name" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "rows" JSONB NOT NULL,
    "mapping" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "accepted_at" TIMESTAMPTZ(3),

    CONSTRAINT "import_draft_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_in_failure" (
    "key" VARCHAR(255) NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "sign_in_failure_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE UNIQUE INDEX "person_email_key" ON "person"("email");

-- CreateIndex
CREATE UNIQUE INDEX "person_invite_hash_key" ON "person"("invite_hash");

-- CreateIndex
CREATE UNIQUE INDEX "person_feed_hash_key" ON "person"("feed_hash");

-- CreateIndex
CREATE UNIQUE INDEX "person_newsroom_id_id_key" ON "person"("newsroom_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "api_token_hash_key" ON "api_token"("hash");

-- CreateIndex
CREATE INDEX "api_token_newsroom_id_person_id_idx" ON "api_token"("newsroom_id", "person_id");

-- CreateIndex
CREATE UNIQUE INDEX "force_newsroom_id_abbr_key" ON "force"("newsroom_id", "abbr");

-- CreateIndex
CREATE UNIQUE INDEX "investigation_newsroom_id_code_key" ON "investigation"("newsroom_id", "code");

-- CreateIndex
CREATE UNIQUE INDEX "investigation_newsroom_id_id_key" ON "investigation"("newsroom_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "measure_investigation_id_code_key" ON "measure"("investigation_id", "code");

-- CreateIndex
CREATE UNIQUE INDEX "measure_newsroom_id_id_key" ON "measure"("newsroom_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "period_investigation_id_code_key" ON "period"("investigation_id", "code");

-- CreateIndex
CREATE UNIQUE INDEX "period_newsroom_id_id_key" ON "period"("newsroom_id", "id");

-- CreateIndex
CREATE INDEX "request_newsroom_id_force_id_idx" ON "request"("newsroom_id", "force_id");

-- CreateIndex
CREATE UNIQUE INDEX "request_investigation_id_force_id_key" ON "request"("investigation_id", "force_id");

-- CreateIndex
CREATE UNIQUE INDEX "request_newsroom_id_reference_key" ON "request"("newsroom_id", "reference");

-- CreateIndex
CREATE UNIQUE INDEX "request_newsroom_id_id_key" ON "request"("newsroom_id", "id");

-- CreateIndex
CREATE INDEX "event_request_id_idx" ON "event"("request_id");

-- CreateIndex
CREATE INDEX "event_newsroom_id_at_id_idx" ON "event"("newsroom_id", "at" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "event_newsroom_id_id_key" ON "event"("newsroom_id", "id");

-- CreateIndex
CREATE INDEX "file_request_id_idx" ON "file"("request_id");

-- CreateIndex
CREATE INDEX "file_sha256_idx" ON "file"("sha256");

-- CreateIndex
CREATE UNIQUE INDEX "file_newsroom_id_id_key" ON "file"("newsroom_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "figure_request_id_measure_id_period_id_version_key" ON "figure"("request_id", "measure_id", "period_id", "version");

-- CreateIndex
CREATE UNIQUE INDEX "issued_report_investigation_id_number_key" ON "issued_report"("investigation_id", "number");

-- CreateIndex
CREATE INDEX "calendar_change_newsroom_id_at_idx" ON "calendar_change"("newsroom_id", "at");

-- CreateIndex
CREATE INDEX "import_draft_newsroom_id_investigation_id_at_idx" ON "import_draft"("newsroom_id", "investigation_id", "at");

-- AddForeignKey
ALTER TABLE "person" ADD CONSTRAINT "person_newsroom_id_fkey" FOREIGN KEY ("newsroom_id") REFERENCES "newsroom"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_token" ADD CONSTRAINT "api_token_newsroom_id_person_id_fkey" FOREIGN KEY ("newsroom_id", "person_id") REFERENCES "person"("newsroom_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "force" ADD CONSTRAINT "force_newsroom_id_fkey" FOREIGN KEY ("newsroom_id") REFERENCES "newsroom"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "investigation" ADD CONSTRAINT "investigation_newsroom_id_fkey" FOREIGN KEY ("newsroom_id") REFERENCES "newsroom"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "question" ADD CONSTRAINT "question_newsroom_id_investigation_id_fkey" FOREIGN KEY ("newsroom_id", "investigation_id") REFERENCES "investigation"("newsroom_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "measure" ADD CONSTRAINT "measure_newsroom_id_investigation_id_fkey" FOREIGN KEY ("newsroom_id", "investigation_id") REFERENCES "investigation"("newsroom_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "period" ADD CONSTRAINT "period_newsroom_id_investigation_id_fkey" FOREIGN KEY ("newsroom_id", "investigation_id") REFERENCES "investigation"("newsroom_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "request" ADD CONSTRAINT "request_newsroom_id_investigation_id_fkey" FOREIGN KEY ("newsroom_id", "investigation_id") REFERENCES "investigation"("newsroom_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "request" ADD CONSTRAINT "request_newsroom_id_force_id_fkey" FOREIGN KEY ("newsroom_id", "force_id") REFERENCES "force"("newsroom_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "event" ADD CONSTRAINT "event_newsroom_id_request_id_fkey" FOREIGN KEY ("newsroom_id", "request_id") REFERENCES "request"("newsroom_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "file" ADD CONSTRAINT "file_newsroom_id_request_id_fkey" FOREIGN KEY ("newsroom_id", "request_id") REFERENCES "request"("newsroom_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "file" ADD CONSTRAINT "file_newsroom_id_event_id_fkey" FOREIGN KEY ("newsroom_id", "event_id") REFERENCES "event"("newsroom_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "figure" ADD CONSTRAINT "figure_newsroom_id_request_id_fkey" FOREIGN KEY ("newsroom_id", "request_id") REFERENCES "request"("newsroom_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "figure" ADD CONSTRAINT "figure_newsroom_id_measure_id_fkey" FOREIGN KEY ("newsroom_id", "measure_id") REFERENCES "measure"("newsroom_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "figure" ADD CONSTRAINT "figure_newsroom_id_period_id_fkey" FOREIGN KEY ("newsroom_id", "period_id") REFERENCES "period"("newsroom_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "figure" ADD CONSTRAINT "figure_newsroom_id_file_id_fkey" FOREIGN KEY ("newsroom_id", "file_id") REFERENCES "file"("newsroom_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "issued_report" ADD CONSTRAINT "issued_report_newsroom_id_investigation_id_fkey" FOREIGN KEY ("newsroom_id", "investigation_id") REFERENCES "investigation"("newsroom_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "calendar_change" ADD CONSTRAINT "calendar_change_newsroom_id_fkey" FOREIGN KEY ("newsroom_id") REFERENCES "newsroom"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
