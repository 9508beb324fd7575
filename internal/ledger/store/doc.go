// Package store opens the record of a service, wherever it lies: in one folder, or in a PostgreSQL database with a key store beside it. Nothing
// above this package knows which. Start at Open.
package store
