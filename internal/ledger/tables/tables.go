// Package tables holds the tables of the record and of the key store, and the row of the service, in SQL that every engine takes as it stands.
// Tables of views are not here: each engine makes them from what features say of them.
package tables

import _ "embed"

// Record makes the tables of the ledger's database that are not there yet.
//
//go:embed record.sql
var Record string

// Keys does the same for the key store, a database apart.
//
//go:embed keys.sql
var Keys string
