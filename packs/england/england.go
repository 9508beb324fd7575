// Package england is the pack of the family court advisory service in England, as YAML files compiled into the program.
//
// Each file holds one topic. Every rule says where it comes from and how sure we are of it; what is "to be confirmed" must be
// checked by a person against the live rule before anybody relies on it. Read FS with pack.Load.
package england

import "embed"

//go:embed *.yaml court wording
var FS embed.FS
