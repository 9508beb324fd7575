// Package latepage is the pages on which people see where a hidden detail stands already, and answer about each place.
package latepage
