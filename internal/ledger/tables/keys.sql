-- A stream has one key, and for the moments of its re-keying two: n counts them, and head.keyed says under which its bodies lie.
CREATE TABLE IF NOT EXISTS stream_key (
  stream  text   NOT NULL,
  n       bigint NOT NULL,
  epoch   bigint NOT NULL,
  wrapped bytea  NOT NULL,
  PRIMARY KEY (stream, n)
);
