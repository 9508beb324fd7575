// Package postgres keeps the record in PostgreSQL, for a service that more than one machine carries. It passes the same suite as sqlite.
//
// The program's login may add entries and never change or remove one; tables are made by Migrate, under a login of its own. Start at Open.
package postgres
