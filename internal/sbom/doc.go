// Command sbom says what a binary of this module is made of, as CycloneDX 1.6 in JSON: its Go modules and the Go it was built with, as the binary itself
// names them, and the files of others that are kept in this repository, as third_party.lock lists them. Each has a licence; a module whose
// licence is not recognised stops it. It writes no time and no random number, so that the same binary has the same list.
//
//	go run ./internal/sbom -version 0.3.0 dist/0.3.0/candour > candour.cdx.json
package main
