// Package backup moves the rows of a record: into an encrypted file and back, or from one engine to another. It reads no words and needs no
// keyring: bodies stay encrypted, and stream keys wrapped.
//
// It promises:
//   - a backup is of one moment of the record, made while the service serves, in constant memory;
//   - a key for every stream in it, for the key store is read after the record;
//   - a file that was cut short or changed is refused before anything of it is believed;
//   - a place that is half filled is known as such, and is filled on by the same act alone;
//   - what was put in a place is read back and compared, table by table, with where it came from.
//
// A backup holds entries, files, the log, accounts, the jobs that wait and how far those that repeat have got. It never holds views (they are
// drawn again), drafts, sessions or links.
//
// The format: an age file (age-encryption.org/v1) around a tar archive. Its first member, candour-backup.json, says what it is of; each further
// member, such as entry/000001, holds rows of one table in the order of its key; the last, manifest.json, holds the number of rows of each table
// and the SHA-256 of them as written. A row is its columns in the order of the table: n for none, or t and the length and bytes of a text, b and
// the same of bytes, i and a number; lengths and numbers are varints of encoding/binary (numbers the signed sort).
//
// Start at Write, Load and Copy.
package backup
