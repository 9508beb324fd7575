CREATE TABLE IF NOT EXISTS stream_key (
  stream  text   NOT NULL PRIMARY KEY,
  epoch   bigint NOT NULL,
  wrapped bytea  NOT NULL
);
