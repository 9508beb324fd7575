-- The portable subset of DESIGN: text, bigint and bytea columns, no defaults that compute, no triggers here.

CREATE TABLE IF NOT EXISTS entry (
  stream   text   NOT NULL,
  version  bigint NOT NULL,
  id       text   NOT NULL,
  recorded text   NOT NULL,
  header   bytea  NOT NULL,
  link     bytea  NOT NULL,
  body     bytea,
  PRIMARY KEY (stream, version)
);
CREATE UNIQUE INDEX IF NOT EXISTS entry_id ON entry (stream, id);

-- head is lock and check of a stream. sealed is the version proved into the log; keyed is the number of the key that its bodies lie under; drawn
-- names the set of views in which the stream's rows are drawn. Every later column has a default, for servers of the version before.
CREATE TABLE IF NOT EXISTS head (
  stream  text   NOT NULL PRIMARY KEY,
  version bigint NOT NULL,
  link    bytea  NOT NULL,
  sealed  bigint NOT NULL,
  keyed   bigint NOT NULL,
  drawn   text   NOT NULL DEFAULT ''
);
CREATE INDEX IF NOT EXISTS head_drawn ON head (drawn, stream);
CREATE INDEX IF NOT EXISTS head_unsealed ON head (stream) WHERE version > sealed;

-- Streams of which words were erased and whose old keys are not yet destroyed. A head that is keyed 0 is that of a stream erased as a whole.
CREATE TABLE IF NOT EXISTS erasing (
  stream text NOT NULL PRIMARY KEY
);

-- The one service stream, and in clear the id of the keyring that opens the record.
CREATE TABLE IF NOT EXISTS service (
  name    text NOT NULL PRIMARY KEY,
  stream  text NOT NULL,
  keyring text NOT NULL
);

CREATE TABLE IF NOT EXISTS file (
  id     text NOT NULL PRIMARY KEY,
  made   text NOT NULL,
  stream text,
  entry  text
);
CREATE INDEX IF NOT EXISTS file_named ON file (stream, entry) WHERE entry IS NOT NULL;
CREATE INDEX IF NOT EXISTS file_unnamed ON file (made) WHERE entry IS NULL;
CREATE TABLE IF NOT EXISTS file_part (
  file text   NOT NULL,
  n    bigint NOT NULL,
  part bytea  NOT NULL,
  PRIMARY KEY (file, n)
);

CREATE TABLE IF NOT EXISTS job (
  id     text   NOT NULL PRIMARY KEY,
  kind   text   NOT NULL,
  stream text   NOT NULL,
  entry  text   NOT NULL,
  person text   NOT NULL,
  due    text   NOT NULL,
  lease  text   NOT NULL,
  tries  bigint NOT NULL,
  ended  text   NOT NULL
);
CREATE INDEX IF NOT EXISTS job_waiting ON job (due) WHERE ended = '';

-- What is in the sets of views that programs keep and heads name: each view's table, and the rule that its rows depend on besides the record.
CREATE TABLE IF NOT EXISTS view_set (
  name text NOT NULL,
  view text NOT NULL,
  rule text NOT NULL,
  PRIMARY KEY (name, view)
);

-- Where a repeated job has got to: the court poller's watermark, for one.
CREATE TABLE IF NOT EXISTS cursor (
  name  text NOT NULL PRIMARY KEY,
  value text NOT NULL
);

-- Typing is not record: one row for each form a person has open.
CREATE TABLE IF NOT EXISTS draft (
  person  text   NOT NULL,
  form    text   NOT NULL,
  subject text   NOT NULL,
  stream  text   NOT NULL,
  version bigint NOT NULL,
  words   bytea  NOT NULL,
  saved   text   NOT NULL,
  PRIMARY KEY (person, form, subject)
);
CREATE INDEX IF NOT EXISTS draft_stream ON draft (stream, form);

CREATE TABLE IF NOT EXISTS account (
  person text   NOT NULL PRIMARY KEY,
  name   text   NOT NULL UNIQUE,
  hash   text   NOT NULL
);
CREATE TABLE IF NOT EXISTS invite (
  token text NOT NULL PRIMARY KEY,
  person text NOT NULL,
  name  text NOT NULL,
  ends  text NOT NULL,
  used  text NOT NULL
);
-- The new ways in that two administrators gave, by the entry that asked: a row says that what the person had is ended. Each of the two holds a half,
-- kept here as a digest: a link, and the code that it asks for.
CREATE TABLE IF NOT EXISTS recovery (
  asked  text NOT NULL PRIMARY KEY,
  person text NOT NULL,
  name   text NOT NULL,
  ends   text NOT NULL,
  link   text NOT NULL,
  code   text NOT NULL,
  used   text NOT NULL
);
CREATE TABLE IF NOT EXISTS session (
  token   text NOT NULL PRIMARY KEY,
  person  text NOT NULL,
  created text NOT NULL,
  seen    text NOT NULL,
  ends    text NOT NULL,
  device  text NOT NULL DEFAULT ''
);
CREATE INDEX IF NOT EXISTS session_person ON session (person);

-- What somebody's device makes one-time codes with, encrypted under their own key. No code counts until a first one was right (confirmed); step is the
-- last half minute of which a code was used.
CREATE TABLE IF NOT EXISTS second_factor (
  person    text   NOT NULL PRIMARY KEY,
  secret    bytea  NOT NULL,
  confirmed text   NOT NULL,
  step      bigint NOT NULL
);
-- The public halves of people's passkeys, by the names that their devices know them by; and the questions that browsers were asked and have not answered.
CREATE TABLE IF NOT EXISTS passkey (
  id     text NOT NULL PRIMARY KEY,
  person text NOT NULL,
  name   text NOT NULL,
  key    text NOT NULL,
  made   text NOT NULL,
  used   text NOT NULL
);
CREATE INDEX IF NOT EXISTS passkey_person ON passkey (person);
CREATE TABLE IF NOT EXISTS passkey_asked (
  token  text NOT NULL PRIMARY KEY,
  person text NOT NULL,
  asked  text NOT NULL,
  ends   text NOT NULL
);
-- The devices that people have signed in from, each by the digest of the token that it keeps. Several people may share one.
CREATE TABLE IF NOT EXISTS known_device (
  token  text NOT NULL,
  person text NOT NULL,
  seen   text NOT NULL,
  PRIMARY KEY (token, person)
);
-- Those whose password was right, and who are asked for a code next.
CREATE TABLE IF NOT EXISTS half_session (
  token  text NOT NULL PRIMARY KEY,
  person text NOT NULL,
  ends   text NOT NULL
);

-- The log that streams are proved into: one row with its size and newest signed checkpoint, its records, and the hashes of its tree.
-- A record is where a stream stood (log_record), or a note such as a census, as its text (log_note); n counts both.
CREATE TABLE IF NOT EXISTS log (
  name       text   NOT NULL PRIMARY KEY,
  size       bigint NOT NULL,
  checkpoint text   NOT NULL,
  sealed     text   NOT NULL
);
CREATE TABLE IF NOT EXISTS log_record (
  n       bigint NOT NULL PRIMARY KEY,
  stream  text   NOT NULL,
  version bigint NOT NULL,
  link    bytea  NOT NULL
);
CREATE INDEX IF NOT EXISTS log_record_stream ON log_record (stream, version);
CREATE TABLE IF NOT EXISTS log_note (
  n    bigint NOT NULL PRIMARY KEY,
  text text   NOT NULL
);
CREATE TABLE IF NOT EXISTS log_hash (
  n    bigint NOT NULL PRIMARY KEY,
  hash bytea  NOT NULL
);
